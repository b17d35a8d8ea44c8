qubit[2] q;
bit b_0;
bit b_1;
@bellhop.cell internal
int[8] n_0;
@bellhop.cell internal
int[8] n_1;
b_0 = measure q[0];
n_0 = 3;
n_1 = 4;
if (b_0) n_1 = 5;
if (n_1 == 5) x q[1];
b_1 = measure q[1];
