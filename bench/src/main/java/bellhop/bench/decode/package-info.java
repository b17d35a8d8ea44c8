/** Decoders measured: how fast, and how often they fail. */
@NullMarked
package bellhop.bench.decode;

import org.jspecify.annotations.NullMarked;
