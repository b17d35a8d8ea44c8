/**
 * Links photon by photon: the behavioural twin of the closed forms of {@code
 * bellhop.network.physics}. Every photon, loss, dark count, jitter and thermal quantum of every
 * attempt is drawn; nothing here calls a closed form.
 */
@NullMarked
package bellhop.simulator.photon;

import org.jspecify.annotations.NullMarked;
