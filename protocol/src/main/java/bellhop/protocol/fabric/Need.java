package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import java.util.Comparator;

/**
 * Why a link wants a burst, for those who decide whose turn it is.
 *
 * @param priority greater ones come first
 * @param byPs when the pair is needed so that nothing is late; {@link #WHENEVER} if nobody says
 * @param deadlinePs when it is of no use any more; WHENEVER if that never happens
 */
public record Need(int priority, long byPs, long deadlinePs) {
  /** Later than any time. */
  public static final long WHENEVER = Long.MAX_VALUE / 2;

  public static final Need NONE = new Need(0, WHENEVER, WHENEVER);

  /** The more urgent one first. */
  public static final Comparator<Need> URGENCY =
      Comparator.comparingInt((Need need) -> -need.priority())
          .thenComparingLong(Need::byPs)
          .thenComparingLong(Need::deadlinePs);

  void write(Snapshots.Writer writer) {
    writer.add(priority);
    writer.add(byPs);
    writer.add(deadlinePs);
  }

  static Need read(Snapshots.Reader reader) {
    return new Need(reader.nextInt(), reader.next(), reader.next());
  }
}
