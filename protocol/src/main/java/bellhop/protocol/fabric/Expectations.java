package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Line;
import java.util.Arrays;

/** Which links will want a burst, and about when. Those that wait already are not expected. */
final class Expectations {
  private final Line[] links;

  /** By link: when, or WHENEVER. */
  private final long[] atPs;

  /** Links that are expected, in any order. */
  private final int[] expected;

  private int count;

  Expectations(FabricSettings settings) {
    links = settings.links().toArray(Line[]::new);
    atPs = new long[links.length];
    Arrays.fill(atPs, Need.WHENEVER);
    expected = new int[links.length];
  }

  int count() {
    return count;
  }

  int get(int index) {
    return expected[index];
  }

  /** When a link is expected to want a burst, or {@link Need#WHENEVER}. */
  long atPs(int link) {
    return atPs[link];
  }

  void expect(int link, long itsPs) {
    if (atPs[link] == Need.WHENEVER) {
      expected[count++] = link;
    }
    atPs[link] = Math.min(itsPs, Need.WHENEVER - 1);
  }

  void forget(int link) {
    if (atPs[link] != Need.WHENEVER) {
      atPs[link] = Need.WHENEVER;
      int at = 0;
      while (expected[at] != link) {
        at++;
      }
      expected[at] = expected[--count];
    }
  }

  /** What should have come a whole burst ago is not expected any more. */
  void forgetLate(long nowPs) {
    for (int i = count - 1; i >= 0; i--) {
      int link = expected[i];
      if (atPs[link] < nowPs - links[link].meanPs()) {
        forget(link);
      }
    }
  }

  void write(Snapshots.Writer writer) {
    writer.add(atPs);
  }

  void read(Snapshots.Reader reader) {
    reader.fill(atPs);
    count = 0;
    for (int l = 0; l < links.length; l++) {
      if (atPs[l] != Need.WHENEVER) {
        expected[count++] = l;
      }
    }
  }
}
