include "qelib1.inc";
// No version line; words of version 3 are names here.
qreg let[2];
qreg while[1];
creg input[2];
creg end[1];
opaque array(alpha) a, b;
gate def(theta) a, b { u3(theta^2, -pi/2, sin(pi/2)) a; cx a, b; barrier a, b; u0(1) b; }
def(0.5) let[0], while[0];
cx let, while[0];
measure let -> input;
if(input==2) u1(pi/4) let[0];
if(end==0) measure while[0] -> end[0];
h let[1];
