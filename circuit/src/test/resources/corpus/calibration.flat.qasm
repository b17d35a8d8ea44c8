qubit physical_0;
qubit physical_1;
bit b;
x physical_0;
rz(pi/2) physical_1;
b = measure physical_0;
