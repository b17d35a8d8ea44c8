/** How often a code forgets: memory experiments as inputs, runs and results. */
@NullMarked
package bellhop.experiment.memory;

import org.jspecify.annotations.NullMarked;
