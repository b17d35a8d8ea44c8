/**
 * From a noisy circuit to its error model, shots of error models, and detection events of results.
 */
@NullMarked
package bellhop.qec.model;

import org.jspecify.annotations.NullMarked;
