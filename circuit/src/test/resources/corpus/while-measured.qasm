// The count is known before the loop, and a cell from there on.
qubit[2] q;
bit[2] flags = "11";
int[8] tries = 0;
while (flags != 0 && tries < 10) {
  reset q[0];
  h q[0];
  cx q[0], q[1];
  flags = measure q;
  tries += 1;
}
if (tries == 10) x q[1];
