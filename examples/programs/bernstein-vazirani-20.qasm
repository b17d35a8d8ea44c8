// Finds a secret of 19 bits with one question (Bernstein and Vazirani). The last qubit answers.
// Right answer: 1011001110101011101, the secret, in every shot.
OPENQASM 3.0;
include "stdgates.inc";

const bit[19] secret = "1011001110101011101";
qubit[19] q;
qubit answer;
bit[19] c;

x answer;
h q;
h answer;
for int i in [0:18] {
  if (secret[i]) {
    cx q[i], answer;
  }
}
h q;
c = measure q;
