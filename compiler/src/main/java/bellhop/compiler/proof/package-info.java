/**
 * Is the answer equal to the program? Reads the printed programs and the source, and nothing else
 * of the compiler.
 */
@NullMarked
package bellhop.compiler.proof;

import org.jspecify.annotations.NullMarked;
