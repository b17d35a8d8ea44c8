qubit[2] q;
array[bit, 2] b;
array[int[8], 2] n = {3, 4};
b[0] = measure q[0];
if (b[0]) n[1] = 5;
if (n[1] == 5) x q[1];
b[1] = measure q[1];
