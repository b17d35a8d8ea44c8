package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.Plan;
import bellhop.simulator.traffic.Offer;
import bellhop.simulator.traffic.Offers;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The requests of all lines in order of their times; of one time, in the order of the lines. Each
 * is drawn when it is first asked for, so that a run that is cut short pays for no more than came.
 * It does not know what becomes of them.
 */
final class Asked implements Offers {
  /** Later than any end: 53 days. */
  private static final Time NEVER = new Time(Long.MAX_VALUE / 2);

  private final Scenario scenario;
  private final Plan plan;
  private final PriorityQueue<Arrivals> coming =
      new PriorityQueue<>(
          Comparator.comparingLong((Arrivals its) -> its.atPs).thenComparingInt(its -> its.line));

  /** By request, the first {@code count} of them: 16 bytes each. */
  private long[] atPs = new long[64];

  private int[] lines = new int[64];
  private int[] wanted = new int[64];
  private int count;

  /**
   * @param ofLine by line: indices of the answers of the plan that it wants
   */
  Asked(Scenario scenario, Seed seed, List<List<Integer>> ofLine, Plan plan) {
    this.scenario = scenario;
    this.plan = plan;
    for (int line = 0; line < ofLine.size(); line++) {
      add(new Arrivals(line, scenario, ofLine.get(line), seed));
    }
  }

  private void add(Arrivals arrivals) {
    if (arrivals.findNext()) {
      coming.add(arrivals);
    }
  }

  @Override
  public boolean has(int index) {
    while (count <= index && !coming.isEmpty()) {
      Arrivals first = coming.remove();
      keep(first);
      add(first);
    }
    return index < count;
  }

  private void keep(Arrivals first) {
    if (count == atPs.length) {
      atPs = Arrays.copyOf(atPs, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      wanted = Arrays.copyOf(wanted, 2 * count);
    }
    atPs[count] = first.atPs;
    lines[count] = first.line;
    wanted[count] = first.wanted;
    count++;
  }

  @Override
  public Offer get(int index) {
    Traffic traffic = scenario.traffic().get(lines[index]);
    Time at = new Time(atPs[index]);
    return new Offer(
        plan.answers().get(wanted[index]).circuit(),
        at,
        traffic.arrivals() instanceof Traffic.Stream ? NodeInput.ENDLESS : traffic.pairs(),
        traffic.priority(),
        traffic.minimumFidelity(),
        traffic.deadline().map(at::plus).orElse(NEVER));
  }

  /** The line that a request belongs to, from 0. */
  int line(int index) {
    return lines[index];
  }

  /** What a request wants. */
  int wanted(int index) {
    return wanted[index];
  }

  /** The requests of one line, one after another; only the next one is known. */
  private static final class Arrivals {
    private final int line;
    private final Traffic traffic;
    private final List<Integer> ends;
    private final double seconds;
    private final RandomStream when;
    private final RandomStream who;
    private long drawn;
    private double afterS;
    private long atPs;
    private int wanted;

    Arrivals(int line, Scenario scenario, List<Integer> ends, Seed seed) {
      this.line = line;
      this.ends = ends;
      traffic = scenario.traffic().get(line);
      seconds = scenario.duration().minus(traffic.start()).seconds();
      when = seed.stream("traffic/arrivals", line);
      who = seed.stream("traffic/ends", line);
    }

    /** Goes to the next request; false if there is none. */
    boolean findNext() {
      boolean isOne =
          switch (traffic.arrivals()) {
            case Traffic.Poisson(double rate) -> poisson(rate);
            case Traffic.Steady(double rate) -> steady(rate);
            case Traffic.Stream _ -> each();
            case Traffic.Once _ -> each();
          };
      drawn++;
      return isOne;
    }

    private boolean poisson(double rate) {
      double next = afterS - StrictMath.log(when.nextPositive()) / rate;
      return next < seconds && set(next, ends.get(who.nextInt(ends.size())));
    }

    private boolean steady(double rate) {
      double next = drawn / rate;
      return next < seconds && set(next, ends.get((int) (drawn % ends.size())));
    }

    private boolean each() {
      return seconds > 0 && drawn < ends.size() && set(0, ends.get((int) drawn));
    }

    private boolean set(double next, int itsWanted) {
      afterS = next;
      atPs = Time.ZERO.plus(traffic.start()).plus(Span.seconds(next)).picos();
      wanted = itsWanted;
      return true;
    }
  }
}
