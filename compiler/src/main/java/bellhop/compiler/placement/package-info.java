/** Which qubit lives where: routes, pins, ordered blocks, partitioning. */
@NullMarked
package bellhop.compiler.placement;

import org.jspecify.annotations.NullMarked;
