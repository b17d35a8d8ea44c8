/** The program as a compiler wants it: one-qubit gates, interactions, guards; segments. */
@NullMarked
package bellhop.compiler.lowering;

import org.jspecify.annotations.NullMarked;
