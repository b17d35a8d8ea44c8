qubit[3] q;
bit[2] c;
x q[0];
y q[1];
y q[1];
z q[2];
c = measure q[0:1];
if (c == 0) { }
else if (c == 1 || c == 3) x q[2];
else if (c == 2) y q[2];
else z q[2];
