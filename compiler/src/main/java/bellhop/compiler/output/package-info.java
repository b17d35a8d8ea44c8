/** From decisions to programs per QPU, with their schedule. */
@NullMarked
package bellhop.compiler.output;

import org.jspecify.annotations.NullMarked;
