def fibonacci(int n) -> int {
  int a = 0;
  int b = 1;
  for int i in [1:n] {
    int next = a + b;
    a = b;
    b = next;
  }
  return a;
}
def clamp(int n, int most) -> int {
  if (n > most) return most;
  return n;
}
qubit[8] q;
x q[clamp(fibonacci(5), 7)];
x q[clamp(fibonacci(20), 7)];
rz(fibonacci(6) * pi / 8) q[0];
