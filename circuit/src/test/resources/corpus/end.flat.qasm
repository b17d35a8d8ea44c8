qubit q;
x q;
rz(0) q;
rz(1) q;
