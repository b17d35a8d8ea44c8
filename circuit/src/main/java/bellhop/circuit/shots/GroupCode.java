package bellhop.circuit.shots;

import java.io.IOException;

/** Writes and reads up to 64 shots that share a word in each row of a table. */
sealed interface GroupCode permits ShotByShot, Columns {
  /**
   * @param count shots, 1 to 64; what the words hold of further ones is not written
   */
  void write(ShotTable table, int word, int count, ByteOutput out) throws IOException;

  /**
   * @param most shots, 1 to 64
   * @return the number of shots read; 0 at the end, and then the words are as they were. The others
   *     of the 64 become 0
   */
  int read(ShotTable table, int word, int most, ByteInput in) throws IOException;

  static GroupCode of(ShotFormat format, Width width) {
    int bits = width.bits();
    return switch (format) {
      case O1 -> new ShotByShot(bits, new Digits(bits));
      case B8 -> new ShotByShot(bits, new PackedBits(bits));
      case R8 -> new ShotByShot(bits, new RunLengths(bits));
      case HITS -> new ShotByShot(bits, new HitList(bits));
      case DETS -> new ShotByShot(bits, new NamedHits(width));
      case PTB64 -> new Columns(bits);
    };
  }
}
