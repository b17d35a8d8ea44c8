qubit[2] q;
bit c;
@lab.mark 1
h q[0];
@lab.mark 1
cx q[0], q[1];
@lab.loop
while (c) {
  @lab.inside
  c = measure q[0];
}
if (c == 1) {
  @lab.case
  x q[0];
}
@lab.wait
barrier q[1];
