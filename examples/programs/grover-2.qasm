// Grover's search among four places for the one that is marked, with one look.
// Right answer: 11 in every shot.
OPENQASM 3.0;
include "stdgates.inc";

qubit[2] q;
bit[2] c;

h q;
cz q[0], q[1];  // marks 11

h q;            // turns every amplitude about their mean
x q;
cz q[0], q[1];
x q;
h q;
c = measure q;
