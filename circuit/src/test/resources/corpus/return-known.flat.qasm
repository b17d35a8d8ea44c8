qubit[8] q;
x q[5];
x q[7];
rz(8*pi/8) q[0];
