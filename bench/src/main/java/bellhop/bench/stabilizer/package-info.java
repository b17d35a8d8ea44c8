/** Sampling and analysis of stabilizer circuits beside a peer of the same command line. */
@NullMarked
package bellhop.bench.stabilizer;

import org.jspecify.annotations.NullMarked;
