// Names of the caller mean nothing in the callee; those of the outside are seen through them.
const int n = 2;
def inner(int k) -> int { return k * n; }
def outer(int n) -> int {
  int k = 5;
  return inner(n) + k;
}
qubit[20] q;
for int n in [3:4] { x q[outer(n)]; }
