/** How lines of circuits and of error models are written: one grammar for both. */
@NullMarked
package bellhop.circuit.line;

import org.jspecify.annotations.NullMarked;
