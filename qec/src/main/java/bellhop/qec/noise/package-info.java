/** Noise as a value that is applied to a circuit: by kind of gate, by qubit, by time. */
@NullMarked
package bellhop.qec.noise;

import org.jspecify.annotations.NullMarked;
