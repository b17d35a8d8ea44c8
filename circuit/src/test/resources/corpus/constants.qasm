const int[32] n = 2 ** 3;
const uint[8] mask = 0xff & 0xf0;
const bool on = n > 4 && mask == 240;
const bit[4] pattern = "0110";
const angle step = tau / n;
const float ratio = float(n) / 16;
const int[8] twice = int[8](n) << 1;
def size() -> int { return twice; }
const int found = size() - 8;
qubit[n] q;
if (on && pattern[1] && !pattern[0]) rz(step) q[twice - 9];
rx(ratio) q[found - 1];
