/** Results as one screen of text. */
@NullMarked
package bellhop.experiment.screen;

import org.jspecify.annotations.NullMarked;
