/** How do I ask?. */
@NullMarked
package bellhop.cli;

import org.jspecify.annotations.NullMarked;
