const int two = 2;
qubit[3] q;
bit[2] c;
for int i in [0:3] {
  switch (i) {
    case 0 { x q[0]; }
    case 1, two { y q[1]; }
    default { z q[2]; }
  }
}
c = measure q[0:1];
switch (c) {
  case 0 { }
  case 1, 3 { x q[2]; }
  case 2 { y q[2]; }
  default { z q[2]; }
}
