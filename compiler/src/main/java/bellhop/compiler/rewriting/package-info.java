/** Writes a program in gates that cost fewer Bell pairs, before it is divided. */
@NullMarked
package bellhop.compiler.rewriting;

import org.jspecify.annotations.NullMarked;
