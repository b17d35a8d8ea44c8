qubit[3] q;
bit[3] c;
c = measure q;
for uint i in {2, 0} { if (i == 2) { continue; } x q[i]; }
for int i in [5:-1:0] { if (i < 4) break; rz(i) q[0]; }
for bit b in c { if (b) y q[0]; }
for bit b in "10" { if (b) z q[1]; }
