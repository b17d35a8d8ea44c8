package bellhop.compiler.proof;

import java.io.Serial;

/**
 * Ends a symbolic walk at the first step that is not understood. Thrown from deep inside and caught
 * by {@link PacketProof} alone, which makes a verdict of it.
 */
final class Fault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  Fault(String place, String reason) {
    super("at " + place + ": " + reason);
  }

  /**
   * @param words the whole sentence
   */
  Fault(String words) {
    super(words);
  }

  /** The whole sentence. */
  String words() {
    return String.valueOf(getMessage());
  }
}
