bit[2] c;
def flip(qubit a) { x a; x $7; }
h $3;
cx $3, $0;
flip($0);
c[0] = measure $3;
barrier $0, $3;
let pair = $3 ++ $0;
c = measure pair;
