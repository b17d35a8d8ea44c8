qubit[3] q;
h q[0]; cx q[0], q[1]; rz(pi/4) q[1];
cx q[0], q[1]; cx q[0], q[2];
@lab.last
z q[2];
