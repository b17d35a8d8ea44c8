// A Bell pair whose halves live on two machines: the smallest program that needs a network.
// Right answer: 00 and 11, half of the shots each.
OPENQASM 3.0;
include "stdgates.inc";

@bellhop.qpu 0
qubit left;
@bellhop.qpu 1
qubit right;
bit[2] c;

h left;
cx left, right;
c[0] = measure left;
c[1] = measure right;
