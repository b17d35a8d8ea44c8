/** What does each node say next? */
@NullMarked
package bellhop.protocol;

import org.jspecify.annotations.NullMarked;
