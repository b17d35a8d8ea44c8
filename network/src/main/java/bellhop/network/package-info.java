/** Where can it run? */
@NullMarked
package bellhop.network;

import org.jspecify.annotations.NullMarked;
