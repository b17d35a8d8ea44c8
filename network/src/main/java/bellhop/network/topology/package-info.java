/** Network files by formula: shapes of networks with so many machines, written as text. */
@NullMarked
package bellhop.network.topology;

import org.jspecify.annotations.NullMarked;
