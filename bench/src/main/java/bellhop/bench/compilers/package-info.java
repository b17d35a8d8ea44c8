/** The compiler beside others: a table of bars, and the program that measures ours against it. */
@NullMarked
package bellhop.bench.compilers;

import org.jspecify.annotations.NullMarked;
