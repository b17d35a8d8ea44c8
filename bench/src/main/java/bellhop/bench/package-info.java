/** One benchmark for each claim in docs/performance.md. */
@NullMarked
package bellhop.bench;

import org.jspecify.annotations.NullMarked;
