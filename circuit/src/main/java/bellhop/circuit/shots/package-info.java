/** Results of shots as tables of bits, and the formats in which they are written and read. */
@NullMarked
package bellhop.circuit.shots;

import org.jspecify.annotations.NullMarked;
