// Sixteen qubits in one superposition of all 0 and all 1, as a chain of cx.
// Right answer: 0000000000000000 and 1111111111111111, half of the shots each.
OPENQASM 3.0;
include "stdgates.inc";

const int n = 16;
qubit[n] q;
bit[n] c;

h q[0];
for int i in [0:n-2] {
  cx q[i], q[i+1];
}
c = measure q;
