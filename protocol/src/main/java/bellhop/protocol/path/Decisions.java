package bellhop.protocol.path;

import bellhop.protocol.Snapshots;
import java.util.Arrays;

/**
 * What the tail of one circuit decided last, for each lane of its head. It says nothing of earlier
 * pairs: what it does not know is refused.
 */
final class Decisions {
  /** The last pair of that lane on which the tail decided. */
  final long[] decided;

  final int[] tailLane;
  final long[] tailPair;
  final byte[] frame;
  private final boolean[] used;

  Decisions(int headLanes) {
    decided = new long[headLanes];
    Arrays.fill(decided, -1);
    tailLane = new int[headLanes];
    tailPair = new long[headLanes];
    frame = new byte[headLanes];
    used = new boolean[headLanes];
  }

  void refuse(int lane, long origin) {
    decided[lane] = origin;
    used[lane] = false;
  }

  void use(int lane, long origin, int itsTailLane, long itsTailPair, int itsFrame) {
    decided[lane] = origin;
    used[lane] = true;
    tailLane[lane] = itsTailLane;
    tailPair[lane] = itsTailPair;
    frame[lane] = (byte) itsFrame;
  }

  boolean isUsed(int lane, long origin) {
    return used[lane] && decided[lane] == origin;
  }

  void write(Snapshots.Writer writer) {
    writer.add(decided);
    writer.add(used);
    writer.add(tailLane);
    writer.add(tailPair);
    writer.add(frame);
  }

  void read(Snapshots.Reader reader) {
    reader.fill(decided);
    reader.fill(used);
    reader.fill(tailLane);
    reader.fill(tailPair);
    reader.fill(frame);
  }
}
