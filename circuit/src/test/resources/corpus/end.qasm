qubit q;
x q;
for int i in [0:9] {
  rz(i) q;
  if (i == 1) end;
}
y q;
include "stdgates.inc";
