qubit[2] q;
@bellhop.cell internal
bit[2] scratch;
@bellhop.cell output
int[8] total;
bit flag;
scratch = measure q;
total = scratch[0] + scratch[1];
flag = scratch[0];
