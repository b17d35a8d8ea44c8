qubit[4] q;
bit[2] s;
@bellhop.cell internal
bit discarded;
@bellhop.cell internal
bit discarded_2;
reset q[3]; cx q[0], q[3]; cx q[1], q[3];
discarded = measure q[3];
s[0] = discarded;
reset q[3]; cx q[1], q[3]; cx q[2], q[3];
discarded_2 = measure q[3];
s[1] = discarded_2;
if (s[0] && s[1]) x q[1];
