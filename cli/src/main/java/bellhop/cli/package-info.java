/** How do I ask? One file for each command; flags become inputs, results become text. */
@NullMarked
package bellhop.cli;

import org.jspecify.annotations.NullMarked;
