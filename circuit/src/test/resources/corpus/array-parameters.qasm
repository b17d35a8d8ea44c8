def sum(readonly array[int[32], #dim = 1] a) -> int[32] {
  int[32] s = 0;
  for int i in [0:sizeof(a) - 1] s += a[i];
  return s;
}
def transpose(mutable array[int[32], 2, 2] a) {
  int[32] kept = a[0, 1];
  a[0, 1] = a[1, 0];
  a[1, 0] = kept;
}
array[int[32], 2, 2] m = {{0, 1}, {2, 5}};
transpose(m);
qubit[8] q;
x q[m[0, 1]];
x q[sum(m[1])];
x q[sum(m[:, 0])];
x q[sizeof(m, 0) + sizeof(m, 1)];
