qubit[100] q;
x q[22];
x q[21];
x q[98];
x q[55];
x q[2];
x q[32];
