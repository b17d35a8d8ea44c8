qubit q;
rz(111*pi/64) q;
rx(1) q;
rx(3) q;
rx(4) q;
