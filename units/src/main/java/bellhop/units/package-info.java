/** The slab: quantities that cannot be mixed up. */
@NullMarked
package bellhop.units;

import org.jspecify.annotations.NullMarked;
