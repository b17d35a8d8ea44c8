qubit[20] q;
x q[11];
x q[13];
