// A bit notes each jump that depends on an outcome; what follows asks it.
def first(bit[2] s, qubit t) -> int[8] {
  if (s[0]) return 1;
  x t;
  return 2;
}
qubit[2] q;
bit[2] c;
c = measure q;
int[8] n = first(c, q[0]);
for int i in [0:1] {
  if (n == i) continue;
  c[0] = measure q[0];
  if (c[0]) break;
  y q[i];
}
while (true) {
  c[1] = measure q[1];
  if (c[1]) end;
}
z q[0];
