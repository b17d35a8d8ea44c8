/** From a noisy circuit to its error model, and shots of error models. */
@NullMarked
package bellhop.qec.model;

import org.jspecify.annotations.NullMarked;
