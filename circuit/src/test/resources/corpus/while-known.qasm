int n = 27;
int steps = 0;
while (n != 1) {
  if (n % 2 == 0) { n = n / 2; } else { n = 3 * n + 1; }
  steps += 1;
}
qubit q;
rz(steps * pi / 64) q;
int i = 0;
while (true) {
  i += 1;
  if (i == 2) continue;
  if (i > 4) break;
  rx(i) q;
}
