qubit[2] q;
bit c;
@bellhop.cell internal
bit b;
@bellhop.cell internal
int n;
c = measure q[0];
b = c;
n = 2;
if (b) { n = n * 2; b = 0; }
if (n == 4) x q[1];
