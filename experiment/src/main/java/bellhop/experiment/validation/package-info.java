/** How far closed forms, attempts drawn one by one and published experiments agree, as a page. */
@NullMarked
package bellhop.experiment.validation;

import org.jspecify.annotations.NullMarked;
