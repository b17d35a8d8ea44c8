qubit[8] q;
rz(pi/4) q[7];
rx(0.5) q[7];
