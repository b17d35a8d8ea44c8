// Times are read and nothing more; a delay keeps the order.
const duration gap = 100ns;
duration twice = 2 * gap + 1us;
qubit[2] q;
x q[0];
delay[gap] q[0];
delay[twice / 3] q;
box [twice] { x q[0]; delay[10dt] q[1]; y q[1]; }
if (twice > 1.1us) z q[0];
delay[5ms];
