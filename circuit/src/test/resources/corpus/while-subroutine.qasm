def attempt(qubit a) -> bit {
  bit b;
  h a;
  b = measure a;
  return b;
}
qubit q;
while (attempt(q)) reset q;
