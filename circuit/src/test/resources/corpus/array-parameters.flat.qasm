qubit[8] q;
x q[2];
x q[6];
x q[1];
x q[4];
