qubit[2] q;
bit[2] scratch;
output int[8] total;
output bit flag;
scratch = measure q;
total = scratch[0] + scratch[1];
flag = scratch[0];
