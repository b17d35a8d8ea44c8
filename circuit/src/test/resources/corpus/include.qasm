OPENQASM 3.0;
include "stdgates.inc";
include "library/gates.inc";
qubit[3] q;
entangle q[0], q[1];
spread(q);
include "library/tail.inc";
