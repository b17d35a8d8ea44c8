/**
 * Decoders: from the detection events of shots to the observables that errors most likely flipped.
 * They read error models and events, and never see the observables themselves.
 */
@NullMarked
package bellhop.qec.decode;

import org.jspecify.annotations.NullMarked;
