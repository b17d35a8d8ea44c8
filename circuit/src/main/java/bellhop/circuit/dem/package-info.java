/** Detector error models: which faults flip which detectors, as data and as text. */
@NullMarked
package bellhop.circuit.dem;

import org.jspecify.annotations.NullMarked;
