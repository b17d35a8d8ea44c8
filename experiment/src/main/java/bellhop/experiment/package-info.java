/** What did we learn?. */
@NullMarked
package bellhop.experiment;

import org.jspecify.annotations.NullMarked;
