package bellhop.protocol.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every link has its times, fixed beforehand (time-division multiplexing): outside of them it waits
 * though all be free. Either the whole timetable comes round again, or it has an end, after which
 * who is left comes in turn.
 */
public final class Timetable implements Policy {
  private final List<Slot> slots;

  /** By slot: when it begins, and at last when the timetable ends. */
  private final long[] fromPs;

  private final List<BitSet> isIn = new ArrayList<>();
  private final boolean comesRound;

  /**
   * A stretch of time and the links whose time it is.
   *
   * @param links by index
   */
  public record Slot(List<Integer> links, long lengthPs) {
    public Slot {
      links = List.copyOf(links);
    }
  }

  /**
   * @param comesRound whether it is repeated for ever
   */
  public Timetable(List<Slot> slots, boolean comesRound) {
    this.slots = List.copyOf(slots);
    this.comesRound = comesRound;
    fromPs = new long[slots.size() + 1];
    for (int s = 0; s < slots.size(); s++) {
      fromPs[s + 1] = fromPs[s] + slots.get(s).lengthPs();
      BitSet its = new BitSet();
      slots.get(s).links().forEach(its::set);
      isIn.add(its);
    }
  }

  /**
   * Divides a period so that each link has time in proportion to what is asked of it: as many links
   * at a time as fit, the one with most left to do first. A link that nothing connects has no time.
   *
   * @param weights by link: how much is asked of it
   */
  public static Timetable periodic(FabricSettings settings, double[] weights, long periodPs) {
    double[] left = weights.clone();
    List<List<Integer>> sets = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    while (Arrays.stream(left).anyMatch(its -> its > 0)) {
      List<Integer> set = together(settings, left);
      if (set.isEmpty()) {
        break; // what is left can never be connected
      }
      double share = set.stream().mapToDouble(link -> left[link]).min().orElseThrow();
      for (int link : set) {
        left[link] = left[link] - share <= 1e-12 * weights[link] ? 0 : left[link] - share;
      }
      sets.add(set);
      shares.add(share);
    }
    double sum = shares.stream().mapToDouble(its -> its).sum();
    List<Slot> slots = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      slots.add(new Slot(sets.get(s), Math.max(1, (long) (shares.get(s) / sum * periodPs))));
    }
    return new Timetable(slots, true);
  }

  /**
   * A pair that is expected to be asked for.
   *
   * @param fromPs when
   * @param deadlinePs by which it is to be served
   * @param lengthPs of the time that it gets
   */
  public record Expected(int link, long fromPs, long deadlinePs, long lengthPs) {}

  /**
   * Gives each expected pair a time of its own, once, the earliest deadline first (non-preemptive
   * list scheduling).
   */
  public static Timetable byDeadline(FabricSettings settings, List<Expected> expected) {
    List<Expected> coming = new ArrayList<>(expected);
    coming.sort(Comparator.comparingLong(Expected::fromPs));
    return new Timetable(new DeadlineTable(settings, coming).slots(), false);
  }

  /** Links that fit beside each other, the heaviest first. */
  private static List<Integer> together(FabricSettings settings, double[] weights) {
    Ports ports = new Ports(settings);
    int[] talking = settings.qnus().stream().mapToInt(FabricSettings.Pool::talking).toArray();
    List<Integer> set = new ArrayList<>();
    IntStream.range(0, weights.length)
        .filter(link -> weights[link] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer link) -> -weights[link]))
        .forEach(link -> {
          FabricSettings.Line line = settings.links().get(link);
          boolean fits = talking[line.qnuA()] > 0 && talking[line.qnuB()] > 0;
          if (fits && ports.find(link)) {
            ports.take(link);
            talking[line.qnuA()]--;
            talking[line.qnuB()]--;
            set.add(link);
          }
        });
    return set;
  }

  @Override
  public int next(FabricView view, long nowPs) {
    int slot = slot(nowPs);
    if (slot == slots.size()) {
      return FirstCome.first(view);
    }
    int first = NOBODY;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      boolean isEarlier = first == NOBODY || view.placeInLine(link) < view.placeInLine(first);
      if (isEarlier && isIn.get(slot).get(link) && view.canConnect(link)) {
        first = link;
      }
    }
    return first;
  }

  @Override
  public int withdraw(FabricView view, long nowPs) {
    int slot = slot(nowPs);
    if (slot == slots.size()) {
      return NOBODY;
    }
    for (int c = 0; c < view.connectionCount(); c++) {
      int link = view.linkOf(c);
      if (link != NOBODY && !isIn.get(slot).get(link) && view.isHeld(c)) {
        return c;
      }
    }
    return NOBODY;
  }

  @Override
  public long againPs(FabricView view, long nowPs) {
    int slot = slot(nowPs);
    boolean isIdle = view.waitingCount() == 0 && !isAnyHeld(view);
    return slot == slots.size() || isIdle ? NEVER : nowPs - within(nowPs) + fromPs[slot + 1];
  }

  private static boolean isAnyHeld(FabricView view) {
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.linkOf(c) != NOBODY) {
        return true;
      }
    }
    return false;
  }

  private long within(long nowPs) {
    long wholePs = fromPs[slots.size()];
    return comesRound && wholePs > 0 ? nowPs % wholePs : nowPs;
  }

  private int slot(long nowPs) {
    long its = within(nowPs);
    int found = Arrays.binarySearch(fromPs, its);
    return found >= 0 ? found : -found - 2;
  }
}
