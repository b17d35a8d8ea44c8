qubit[2] q;
bit[2] c;
@bellhop.cell internal
int[8] result;
@bellhop.cell internal
bool left;
@bellhop.cell internal
int[8] n;
@bellhop.cell internal
bool left_2;
@bellhop.cell internal
bool left_3;
@bellhop.cell internal
bool left_4;
@bellhop.cell internal
bool left_5;
c = measure q;
if (c[0]) { result = 1; left = 1; }
if (!left) { x q[0]; result = 2; left = 1; }
n = result;
if (n == 0) left_2 = 1;
if (!left_2) {
  c[0] = measure q[0];
  if (c[0]) left_3 = 1;
}
if (!(left_2 || left_3)) y q[0];
if (!left_3) {
  if (n == 1) left_4 = 1;
  if (!left_4) {
    c[0] = measure q[0];
    if (c[0]) left_3 = 1;
  }
  if (!(left_4 || left_3)) y q[1];
}
c[1] = measure q[1];
if (c[1]) left_5 = 1;
if (!left_5) while (!left_5) {
  c[1] = measure q[1];
  if (c[1]) left_5 = 1;
}
if (!left_5) z q[0];
