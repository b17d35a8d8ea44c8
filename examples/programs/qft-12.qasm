// Prepares the Fourier state of 2741 with gates on single qubits, then transforms it back. The
// inverse transform is written without the swaps at its end: the state is prepared to match.
// Right answer: 101010110101, which is 2741, in every shot.
OPENQASM 3.0;
include "stdgates.inc";

const int n = 12;
const int number = 2741;
qubit[n] q;
bit[n] c;

for int i in [0:n-1] {
  h q[i];
  p(2*pi * (number % 2**(i+1)) / 2**(i+1)) q[i];
}

for int i in [0:n-1] {
  for int j in [0:i-1] {
    cp(-pi / 2**(i-j)) q[j], q[i];
  }
  h q[i];
}
c = measure q;
