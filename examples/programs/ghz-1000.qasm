// A thousand qubits in one superposition of all 0 and all 1, as a chain of cx.
// Right answer: a thousand times 0 and a thousand times 1, half of the shots each.
OPENQASM 3.0;
include "stdgates.inc";

const int n = 1000;
qubit[n] q;
bit[n] c;

h q[0];
for int i in [0:n-2] {
  cx q[i], q[i+1];
}
c = measure q;
