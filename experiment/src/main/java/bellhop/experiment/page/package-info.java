/** A run as one self-contained HTML file. */
@NullMarked
package bellhop.experiment.page;

import org.jspecify.annotations.NullMarked;
