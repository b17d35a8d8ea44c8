/** Draws shots of stabilizer circuits: one by one on a tableau, by batches on Pauli frames. */
@NullMarked
package bellhop.qec.sample;

import org.jspecify.annotations.NullMarked;
