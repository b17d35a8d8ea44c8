// A 1 kept in five qubits. Two of them are flipped on purpose; four others measure which
// neighbours differ, and what they say is mended before the code is read.
// Right answer: 11111 1111 in every shot; the second part is the syndrome of the two flips.
OPENQASM 3.0;
include "stdgates.inc";

qubit[5] data;
qubit[4] check;
bit[4] syndrome;
bit[5] result;

x data[0];
for int i in [0:3] {
  cx data[i], data[i+1];
}

x data[1];  // the faults
x data[3];

for int i in [0:3] {
  cx data[i], check[i];
  cx data[i+1], check[i];
}
syndrome = measure check;

// Every syndrome belongs to one way of flipping at most two qubits.
if (syndrome == 1 || syndrome == 2 || syndrome == 7 || syndrome == 9 || syndrome == 13) x data[0];
if (syndrome == 2 || syndrome == 3 || syndrome == 5 || syndrome == 11 || syndrome == 15) x data[1];
if (syndrome == 5 || syndrome == 6 || syndrome == 7 || syndrome == 10 || syndrome == 14) x data[2];
if (syndrome == 4 || syndrome == 10 || syndrome == 12 || syndrome == 13 || syndrome == 15) x data[3];
if (syndrome == 4 || syndrome == 8 || syndrome == 9 || syndrome == 11 || syndrome == 14) x data[4];
result = measure data;
