/** Results as JSON: records written field by field. */
@NullMarked
package bellhop.experiment.json;

import org.jspecify.annotations.NullMarked;
