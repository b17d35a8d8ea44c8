// Qubits, registers and values are handed over; the body is carried out at each call.
const float turn = pi / 8;
gate kick(t) a { rz(t) a; }
def layer(qubit[3] r, qubit centre, int[8] times, float scale) {
  for int i in [0:2] {
    cx centre, r[i];
    kick(scale * turn * times) r[i];
  }
}
qubit[5] q;
layer(q[1:3], q[0], 2, 0.5);
layer(q[{4, 0, 2}], q[3], 1, 3);
