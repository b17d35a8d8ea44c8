package bellhop.network;

import bellhop.units.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network, who asks it for Bell pairs, and what goes wrong, as a scenario file says it. It draws
 * no chance: who asks when is drawn from the seed of a run.
 *
 * @param name for people
 * @param cutoff of pairs that wait at inner nodes, 0 for never; empty where the planner chooses
 * @param distil whether links may distil
 */
public record Scenario(
    String name,
    Network network,
    Span duration,
    Policy policy,
    Optional<Span> cutoff,
    boolean distil,
    List<Traffic> traffic,
    List<TimedTrouble> troubles) {

  /** Whose turn it is among requests; priority comes first. */
  public enum Policy {
    FIRST_COME,
    EARLIEST_DEADLINE
  }

  /** In s, 500 h: what is simulated at most, whether a file or a flag says it. */
  public static final double LONGEST = 1.8e6;

  /** Requests of all lines together that are still simulated. */
  public static final long MOST_REQUESTS = 10_000_000;

  public Scenario {
    traffic = List.copyOf(traffic);
    troubles = List.copyOf(troubles);
  }

  /** The same for another time. */
  public Scenario lasting(Span time) {
    return new Scenario(name, network, time, policy, cutoff, distil, traffic, troubles);
  }

  /** Mean number of requests of all lines in the whole time. */
  public double requests() {
    return traffic.stream().mapToDouble(line -> requests(line, duration)).sum();
  }

  /** Mean number of requests of a line within a time. */
  double requests(Traffic line, Span time) {
    double seconds = StrictMath.max(0, time.minus(line.start()).seconds());
    return switch (line.arrivals()) {
      case Traffic.Poisson(double rate) -> rate * seconds;
      case Traffic.Steady(double rate) -> rate * seconds;
      case Traffic.Stream _ -> pairs(line);
      case Traffic.Once _ -> pairs(line);
    };
  }

  /** How many pairs of QPUs a line is about. */
  long pairs(Traffic line) {
    long count = talkers().size();
    return switch (line.ends()) {
      case Traffic.Between _ -> 1;
      case Traffic.AllToAll _ -> count * (count - 1) / 2;
      case Traffic.HotSpot(int target) -> count - (talkers().contains(target) ? 1 : 0);
      case Traffic.Permutation _ -> count;
    };
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

    /** Attempts of a link succeed by this factor less often. */
    record LinkDrift(int link, double factor) implements Trouble {}

    record ClockStep(int qpu, Span offset) implements Trouble {}

    /** Chances of messages to be lost, doubled and late. */
    record BadMessages(double loss, double repeat, double disorder) implements Trouble {}

    /** Messages take so many times as long. */
    record SlowMessages(int factor) implements Trouble {}
  }
}
