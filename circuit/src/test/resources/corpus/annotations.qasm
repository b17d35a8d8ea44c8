def pair(qubit a, qubit b) { h a; cx a, b; }
qubit[2] q;
bit c;
@lab.mark 1
pair(q[0], q[1]);
@lab.loop
while (c) {
  @lab.inside
  c = measure q[0];
}
switch (c) {
  case 1 {
    @lab.case
    x q[0];
  }
}
@lab.wait
delay[1us] q[1];
