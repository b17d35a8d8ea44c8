// Adds two numbers of four bits with the ripple-carry adder of Cuccaro and others
// (quant-ph/0410184): b becomes a + b, a stays.
// Right answer: 10110, which is 9 + 13, in every shot.
OPENQASM 3.0;
include "stdgates.inc";

const int bits = 4;
const uint[bits] first = 9;
const uint[bits] second = 13;

// The carry comes in at 0; then b and a take turns; the carry goes out at the end.
qubit[2*bits + 2] q;
bit[bits + 1] sum;

gate majority c, b, a {
  cx a, b;
  cx a, c;
  ccx c, b, a;
}

gate unmajority c, b, a {
  ccx c, b, a;
  cx a, c;
  cx c, b;
}

for int i in [0:bits-1] {
  if (second[i]) x q[1 + 2*i];
  if (first[i]) x q[2 + 2*i];
}

for int i in [0:bits-1] {
  majority q[2*i], q[2*i + 1], q[2*i + 2];
}
cx q[2*bits], q[2*bits + 1];
for int i in [bits-1:-1:0] {
  unmajority q[2*i], q[2*i + 1], q[2*i + 2];
}

for int i in [0:bits-1] {
  sum[i] = measure q[2*i + 1];
}
sum[bits] = measure q[2*bits + 1];
