// Teleports a state from the first machine to the second and undoes its preparation there.
// Right answer: received is 0; the two bits that were sent are random.
OPENQASM 3.0;
include "stdgates.inc";

@bellhop.qpu 0
qubit message;
@bellhop.qpu 0
qubit here;
@bellhop.qpu 1
qubit there;
bit[2] sent;
bit received;

gate prepare a { ry(pi/3) a; rz(pi/5) a; }

prepare message;
h here;
cx here, there;

cx message, here;
h message;
sent[0] = measure message;
sent[1] = measure here;

if (sent[1]) x there;
if (sent[0]) z there;
inv @ prepare there;
received = measure there;
