package bellhop.experiment;

import java.util.Optional;

/**
 * Whether a compiled program is known to be its source.
 *
 * @param method of the proof; absent when there is none
 * @param reason for people: what was compared, or why there is no proof
 */
record Proven(Optional<String> method, String reason) {
  static Proven not(String reason) {
    return new Proven(Optional.empty(), reason);
  }
}
