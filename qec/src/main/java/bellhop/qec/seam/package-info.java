/** Codes over several machines: where qubits sit, what gates between machines cost. */
@NullMarked
package bellhop.qec.seam;

import org.jspecify.annotations.NullMarked;
