qubit[2] q;
x q[0];
barrier q[0];
barrier q[0], q[1];
x q[0];
barrier q[1];
y q[1];
z q[0];
barrier q[0], q[1];
