package bellhop.protocol.fabric;

import java.util.ArrayList;
import java.util.Arrays;
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

  private final boolean[][] isIn;
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
   * @param links how many there are
   * @param comesRound whether it is repeated for ever
   */
  public Timetable(List<Slot> slots, int links, boolean comesRound) {
    this.slots = List.copyOf(slots);
    this.comesRound = comesRound;
    fromPs = new long[slots.size() + 1];
    isIn = new boolean[slots.size()][links];
    for (int s = 0; s < slots.size(); s++) {
      fromPs[s + 1] = fromPs[s] + slots.get(s).lengthPs();
      for (int link : slots.get(s).links()) {
        isIn[s][link] = true;
      }
    }
  }

  /**
   * Divides a period so that each link has time in proportion to what is asked of it: as many links
   * at a time as fit, the one with most left to do first.
   *
   * @param weights by link: how much is asked of it
   */
  public static Timetable periodic(FabricSettings settings, double[] weights, long periodPs) {
    double[] left = weights.clone();
    List<List<Integer>> sets = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    while (Arrays.stream(left).anyMatch(its -> its > 0)) {
      List<Integer> set = together(settings, left);
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
    return new Timetable(slots, weights.length, true);
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
          if (fits && ports.find(line)) {
            ports.take(line);
            talking[line.qnuA()]--;
            talking[line.qnuB()]--;
            set.add(link);
          }
        });
    if (set.isEmpty()) {
      throw new IllegalArgumentException("a link with weight can never be connected");
    }
    return set;
  }

  @Override
  public int next(FabricView view, long nowPs) {
    int slot = slot(nowPs);
    if (slot == slots.size()) {
      return FirstCome.first(view);
    }
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      if (isIn[slot][link] && view.canConnect(link)) {
        return link;
      }
    }
    return NOBODY;
  }

  @Override
  public int withdraw(FabricView view, long nowPs) {
    int slot = slot(nowPs);
    if (slot == slots.size()) {
      return NOBODY;
    }
    for (int c = 0; c < view.connectionCount(); c++) {
      int link = view.linkOf(c);
      if (link != NOBODY && !isIn[slot][link] && view.isHeld(c)) {
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
    return comesRound ? nowPs % fromPs[slots.size()] : nowPs;
  }

  private int slot(long nowPs) {
    long its = within(nowPs);
    int found = Arrays.binarySearch(fromPs, its);
    return found >= 0 ? found : -found - 2;
  }
}
