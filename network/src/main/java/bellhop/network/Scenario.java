package bellhop.network;

import bellhop.units.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network, who asks it for Bell pairs, and what goes wrong, as a scenario file says it. It draws
 * no chance: who asks when is drawn from the seed of a run.
 *
 * @param name for people
 * @param slot of policies that work in slots
 * @param period of a timetable, where it is said
 * @param cutoff of pairs that wait at inner nodes, 0 for never; empty where the planner chooses
 * @param distil whether links may distil
 * @param reroute whether circuits go another way when something on theirs fails
 */
public record Scenario(
    String name,
    Network network,
    Span duration,
    Policy policy,
    Span slot,
    Optional<Span> period,
    Optional<Span> cutoff,
    boolean distil,
    boolean reroute,
    List<Traffic> traffic,
    List<TimedTrouble> troubles) {

  /** Whose turn it is, among requests and among links that share something. */
  public enum Policy {
    /** One link in the whole network at a time. */
    ONE_AT_A_TIME,
    /** First come, first served; who must wait for something taken lets others pass. */
    FIRST_COME,
    /** The request, and the link, whose deadline is first. */
    EARLIEST_DEADLINE,
    /** Periodic times for each link, made from all that will be asked. */
    TIMETABLE,
    /** Times for each expected pair, made once by earliest deadline. */
    DEADLINE_TIMETABLE,
    /** Greedy matching of most waiting bursts, slot by slot, as if turning took no time. */
    LONGEST_QUEUE,
    /** The same, but nothing is turned that gains less than the turning costs. */
    HYSTERESIS,
    /** By need, with the price of turning and with what programs will ask for in view. */
    LOOK_AHEAD;

    /** As files say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The policy that files call so. */
    public static Optional<Policy> of(String word) {
      return Arrays.stream(values()).filter(its -> its.word().equals(word)).findFirst();
    }

    /** As files say them. */
    public static List<String> names() {
      return Arrays.stream(values()).map(Policy::word).toList();
    }
  }

  /** In s, 500 h: what is simulated at most, whether a file or a flag says it. */
  public static final double LONGEST = 1.8e6;

  /** Requests of all lines together that are still simulated. */
  public static final long MOST_REQUESTS = 10_000_000;

  /** Pairs of ends of a line up to which each of them has a path, whether or not it is asked. */
  private static final long MOST_LISTED = 20_000;

  /** Paths of all lines together that are planned and installed. */
  public static final long MOST_PATHS = 200_000;

  public Scenario {
    traffic = List.copyOf(traffic);
    troubles = List.copyOf(troubles);
  }

  /** The same for another time. */
  public Scenario lasting(Span time) {
    return new Scenario(
        name, network, time, policy, slot, period, cutoff, distil, reroute, traffic, troubles);
  }

  /** The same with another policy. */
  public Scenario with(Policy its, Optional<Span> itsPeriod) {
    return new Scenario(
        name, network, duration, its, slot, itsPeriod, cutoff, distil, reroute, traffic, troubles);
  }

  /** Mean number of requests of all lines in the whole time. */
  public double requests() {
    return traffic.stream().mapToDouble(this::requests).sum();
  }

  /** Mean number of requests of a line in the whole time; an execution of a program is one. */
  public double requests(Traffic line) {
    double seconds = StrictMath.max(0, duration.minus(line.start()).seconds());
    return switch (line.arrivals()) {
      case Traffic.Poisson(double rate) -> rate * seconds;
      case Traffic.Steady(double rate) -> rate * seconds;
      case Traffic.Stream _ -> pairs(line);
      case Traffic.Once _ -> pairs(line);
    };
  }

  /** How many pairs of QPUs a line is about; 1 for a program, whose pairs are not known yet. */
  long pairs(Traffic line) {
    long count = talkers().size();
    return switch (line.ends()) {
      case Traffic.Between _ -> 1;
      case Traffic.AllToAll _ -> count * (count - 1) / 2;
      case Traffic.HotSpot(int target) -> count - (talkers().contains(target) ? 1 : 0);
      case Traffic.Permutation _ -> count;
      case Traffic.OfProgram _ -> 1;
    };
  }

  /**
   * Whether only those pairs of ends have a path that are drawn: random requests among more pairs
   * than are worth a path each.
   */
  public boolean isDrawn(Traffic line) {
    return line.ends() instanceof Traffic.AllToAll
        && line.arrivals() instanceof Traffic.Poisson
        && pairs(line) > MOST_LISTED;
  }

  /** Paths that a line needs; of those that are drawn their mean, or more. */
  double paths(Traffic line) {
    double pairs = (double) pairs(line);
    return isDrawn(line) ? Math.min(pairs, requests(line)) : pairs;
  }

  /** The same of all lines. */
  public double paths() {
    return traffic.stream().mapToDouble(this::paths).sum();
  }

  /**
   * QPUs that patterns of ends are about: those with data qubits, or all if fewer than two have.
   */
  public List<Integer> talkers() {
    List<Integer> all = IntStream.range(0, network.qpus().size()).boxed().toList();
    List<Integer> computing = all.stream().filter(q -> network.qpu(q).dataQubits() > 0).toList();
    return computing.size() < 2 ? all : computing;
  }

  /**
   * What goes wrong, from when on and for how long.
   *
   * @param trouble what
   */
  public record TimedTrouble(Trouble trouble, Span at, Span length) {}

  /** What goes wrong; places by their index in the network. */
  public sealed interface Trouble {
    /** A QPU is down, and has forgotten its pairs when it comes back. */
    record NodeDown(int qpu) implements Trouble {}

    record LinkCut(int link) implements Trouble {}

    /** An analyser or source is down, and with it all its links. */
    record AnalyserDown(int analyser) implements Trouble {}

    /** A switch joins nothing. */
    record SwitchDown(int theSwitch) implements Trouble {}

    /** A switch stays as it is, whatever it is told; who reads it back finds that out. */
    record SwitchStuck(int theSwitch) implements Trouble {}

    /** All fibres between two places are cut. */
    record FibreCut(List<Integer> fibres) implements Trouble {
      public FibreCut {
        fibres = List.copyOf(fibres);
      }
    }

    /** Attempts of a link succeed by this factor less often. */
    record LinkDrift(int link, double factor) implements Trouble {}

    record ClockStep(int qpu, Span offset) implements Trouble {}

    /** Chances of messages to be lost, doubled and late. */
    record BadMessages(double loss, double repeat, double disorder) implements Trouble {}

    /** Messages take so many times as long. */
    record SlowMessages(int factor) implements Trouble {}
  }
}
