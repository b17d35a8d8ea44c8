/** Reads and writes programs as OpenQASM 2 and 3 text. */
@NullMarked
package bellhop.circuit.qasm;

import org.jspecify.annotations.NullMarked;
