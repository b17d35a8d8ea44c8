package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Line;
import java.util.Arrays;

/**
 * What links want and for how long they have waited for it: those that wait stand in a line. It
 * does not say who can be connected, nor whose turn it is.
 *
 * <p>Who is connected leaves the line, and joins it at its end if it wants more. What a connection
 * was not used for, without its link's fault, counts as not given: the link has its place again.
 */
final class WaitingLine {
  private final Line[] links;
  private final OpenLinks open;

  /** By link: bursts that it wants and has no connection for, and of these how many turn. */
  private final int[] wanted;

  private final int[] turning;

  private final Need[] need;
  private final long[] sincePs;

  /** Links that wait, in order. By link: its place among all that ever waited, 0 if it does not. */
  private final int[] line;

  private int length;
  private final long[] place;
  private long lastPlace;

  /** How many of them have a need-by time or are put before others. */
  private int urgentCount;

  /** By QNU: how many bursts wait there. By link: how many of them are its own. */
  private final int[] asking;

  private final int[] counted;

  /** By link: what it waited for without its fault, for when it waits again; place 0 if nothing. */
  private final long[] creditPs;

  private final long[] creditPlace;

  WaitingLine(FabricSettings settings, OpenLinks open) {
    this.open = open;
    links = settings.links().toArray(Line[]::new);
    wanted = new int[links.length];
    turning = new int[links.length];
    need = new Need[links.length];
    Arrays.fill(need, Need.NONE);
    sincePs = new long[links.length];
    line = new int[links.length];
    place = new long[links.length];
    asking = new int[settings.qnus().size()];
    counted = new int[links.length];
    creditPs = new long[links.length];
    creditPlace = new long[links.length];
  }

  int length() {
    return length;
  }

  int get(int index) {
    return line[index];
  }

  int urgentCount() {
    return urgentCount;
  }

  /** Bursts that wait at a QNU. */
  int asking(int qnu) {
    return asking[qnu];
  }

  /** Bursts that a link wants and that nothing turns for. */
  int bursts(int link) {
    return Math.max(0, wanted[link] - turning[link]);
  }

  Need need(int link) {
    return need[link];
  }

  long sincePs(int link) {
    return sincePs[link];
  }

  /** Its place among all that ever waited; 0 if it does not wait. */
  long place(int link) {
    return place[link];
  }

  /** What a link wants from now on. */
  void wants(int link, int bursts, Need why, long nowPs) {
    if (bursts(link) > 0) {
      urgentCount += (isUrgent(why) ? 1 : 0) - (isUrgent(need[link]) ? 1 : 0);
    }
    need[link] = why;
    set(link, bursts, turning[link], nowPs);
  }

  /** A burst that was turned for begins. */
  void begins(int link, long nowPs) {
    set(link, wanted[link] - 1, turning[link] - 1, nowPs);
  }

  /** What was turned for a burst is given up. */
  void turnsNoMore(int link, long nowPs) {
    set(link, wanted[link], turning[link] - 1, nowPs);
  }

  private static boolean isUrgent(Need need) {
    return need.byPs() < Need.WHENEVER || need.priority() > 0;
  }

  private void set(int link, int itsWanted, int itsTurning, long nowPs) {
    boolean waited = bursts(link) > 0;
    wanted[link] = Math.max(0, itsWanted);
    turning[link] = itsTurning;
    boolean waits = bursts(link) > 0;
    if (waits && !waited) {
      boolean hasCredit = creditPlace[link] > 0;
      join(link, hasCredit ? creditPs[link] : nowPs, hasCredit ? creditPlace[link] : ++lastPlace);
    } else if (waited && !waits) {
      leave(link);
    } else if (waits) {
      count(link);
    }
  }

  /**
   * A link that waits is connected for one burst; the next of its bursts comes after those of
   * others.
   *
   * @param turns whether that takes time
   */
  void connected(int link, boolean turns, long nowPs) {
    leave(link);
    if (turns) {
      turning[link]++;
    } else {
      wanted[link]--;
    }
    if (bursts(link) > 0) {
      join(link, nowPs, ++lastPlace);
    }
  }

  private void join(int link, long itsSincePs, long itsPlace) {
    sincePs[link] = itsSincePs;
    place[link] = itsPlace;
    creditPlace[link] = 0;
    int at = length++;
    while (at > 0 && place[line[at - 1]] > itsPlace) {
      line[at] = line[at - 1];
      at--;
    }
    line[at] = link;
    urgentCount += isUrgent(need[link]) ? 1 : 0;
    count(link);
    open.setWaits(link, true);
  }

  private void leave(int link) {
    int at = indexOf(link);
    length--;
    System.arraycopy(line, at + 1, line, at, length - at);
    urgentCount -= isUrgent(need[link]) ? 1 : 0;
    place[link] = 0;
    count(link);
    open.setWaits(link, false);
  }

  /** The line is sorted by places. */
  private int indexOf(int link) {
    int low = 0;
    int high = length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place[line[middle]] < place[link]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Keeps the sums of bursts that wait at QNUs. */
  private void count(int link) {
    int more = (place[link] > 0 ? bursts(link) : 0) - counted[link];
    counted[link] += more;
    asking[links[link].qnuA()] += more;
    asking[links[link].qnuB()] += more;
    if (more != 0) {
      open.changeEnds(link);
    }
  }

  /** A connection for which a link had waited since then, at that place, was not used. */
  void giveCredit(int link, long askedPs, long askedPlace) {
    boolean isOlder = creditPlace[link] == 0 || askedPlace < creditPlace[link];
    if (place[link] > askedPlace) {
      leave(link);
      join(link, askedPs, askedPlace);
    } else if (place[link] == 0 && isOlder) {
      creditPs[link] = askedPs;
      creditPlace[link] = askedPlace;
    }
  }

  void write(Snapshots.Writer writer) {
    writer.add(wanted);
    writer.add(turning);
    for (Need its : need) {
      its.write(writer);
    }
    writer.add(sincePs);
    writer.add(length);
    writer.add(Arrays.copyOf(line, length));
    writer.add(creditPs);
    writer.add(creditPlace);
    writer.add(lastPlace);
    writer.add(place);
  }

  /** The links join the open ones again, which must be clear. */
  void read(Snapshots.Reader reader) {
    reader.fill(wanted);
    reader.fill(turning);
    for (int l = 0; l < need.length; l++) {
      need[l] = Need.read(reader);
    }
    reader.fill(sincePs);
    int[] itsLine = new int[reader.nextInt()];
    reader.fill(itsLine);
    reader.fill(creditPs);
    reader.fill(creditPlace);
    lastPlace = reader.next();
    long[] itsPlaces = new long[place.length];
    reader.fill(itsPlaces);
    Arrays.fill(place, 0);
    Arrays.fill(asking, 0);
    Arrays.fill(counted, 0);
    length = 0;
    urgentCount = 0;
    for (int link : itsLine) {
      long credit = creditPlace[link];
      join(link, sincePs[link], itsPlaces[link]);
      creditPlace[link] = credit;
    }
  }
}
