def twice(int n, bit b, qubit t) {
  n += 1;
  if (b) { n = n * 2; b = 0; }
  if (n == 4) x t;
}
qubit[2] q;
bit c;
c = measure q[0];
twice(1, c, q[1]);
