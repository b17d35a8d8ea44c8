qubit[10] q;
x q[7];
x q[7];
x q[6];
rx(pi) q[0];
rx(pi/2) q[0];
rx(-pi/4) q[0];
y q[9];
