package bellhop.circuit.shots;

import java.io.IOException;

/**
 * One way to write the bits of a single shot and to read them again. Bit k is bit k mod 64 of word
 * k / 64.
 */
sealed interface ShotCode permits Digits, PackedBits, RunLengths, HitList, NamedHits {
  /**
   * @param from the first word of the shot; bits beyond the last of the shot are 0
   */
  void write(long[] words, int from, ByteOutput out) throws IOException;

  /**
   * @param from the first word of the shot, all of which are 0
   * @return false where no shot is left, and then nothing was read
   */
  boolean read(long[] words, int from, ByteInput in) throws IOException;
}
