def parity(qubit[2] pair, qubit helper) -> bit {
  reset helper;
  cx pair[0], helper;
  cx pair[1], helper;
  return measure helper;
}
def both(bit a, bit b) -> bool {
  return a && b;
}
qubit[4] q;
bit[2] s;
s[0] = parity(q[0:1], q[3]);
s[1] = parity(q[1:2], q[3]);
if (both(s[0], s[1])) x q[1];
