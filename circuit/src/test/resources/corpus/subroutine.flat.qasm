qubit[5] q;
cx q[0], q[1]; rz(pi/8) q[1];
cx q[0], q[2]; rz(pi/8) q[2];
cx q[0], q[3]; rz(pi/8) q[3];
cx q[3], q[4]; rz(3*pi/8) q[4];
cx q[3], q[0]; rz(3*pi/8) q[0];
cx q[3], q[2]; rz(3*pi/8) q[2];
