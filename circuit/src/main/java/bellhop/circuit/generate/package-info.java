/** Programs by formula: the circuits that compilers are compared on, bit for bit. */
@NullMarked
package bellhop.circuit.generate;

import org.jspecify.annotations.NullMarked;
