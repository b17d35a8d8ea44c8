/** Stabilizer circuits in the language of Stim: one table of instructions, data, text. */
@NullMarked
package bellhop.circuit.stabilizer;

import org.jspecify.annotations.NullMarked;
