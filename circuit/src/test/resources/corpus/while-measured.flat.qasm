qubit[2] q;
bit[2] flags;
@bellhop.cell internal
int[8] tries;
flags[0] = 1;
flags[1] = 1;
tries = 0;
while (flags != 0 && tries < 10) {
  reset q[0];
  h q[0];
  cx q[0], q[1];
  flags[0] = measure q[0];
  flags[1] = measure q[1];
  tries = int[8](int(tries) + 1);
}
if (tries == 10) x q[1];
