qubit q;
@bellhop.cell internal
bit b;
@bellhop.cell internal
bool again;
@bellhop.cell internal
bit b_2;
h q;
b = measure q;
again = b;
while (again) {
  reset q;
  b_2 = 0;
  h q;
  b_2 = measure q;
  again = b_2;
}
