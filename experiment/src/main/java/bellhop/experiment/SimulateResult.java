package bellhop.experiment;

import bellhop.simulator.traffic.TrafficResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What came of traffic on a network; printed field by field it is the JSON of {@code bellhop
 * simulate}. Pairs are elementary ones, but for those delivered.
 *
 * @param headline the answer in one sentence
 * @param simulatedS virtual time
 * @param events taken from the queue
 * @param pathLinks of the paths of fulfilled requests, as planned
 * @param latencyS from the coming of a request to its last pair, of those fulfilled
 * @param fidelity of delivered pairs, when the later end takes its half
 * @param traceHash of all events in their order, 16 hexadecimal digits
 * @param refusals why requests were refused
 * @param traffic by line of the file
 * @param programs by line that has one
 * @param links in use
 * @param circuitCount circuits that were planned and installed
 * @param circuits the first of these
 * @param rerouted how often requests between two ends went another way
 * @param reroutes the first of these, in order of their times
 * @param late what requests that timed out, or came later than needed, waited for
 * @param cuts of the network across which more is asked than its links can make, or nothing leads
 * @param overload in words: where more is asked than can be had
 * @param violations of what must always hold, in words; never any, or Bellhop is wrong
 * @param assumed inputs that no experiment has shown
 * @param deadlineHit the time limit ended it before its time
 */
public record SimulateResult(
    String scenario,
    String network,
    String headline,
    long seed,
    double simulatedS,
    long events,
    Requests requests,
    Pairs pairs,
    PathLinks pathLinks,
    Latency latencyS,
    double deliveredRatePerS,
    Fidelity fidelity,
    String traceHash,
    List<Refusal> refusals,
    List<Line> traffic,
    List<ProgramUse> programs,
    List<LinkUse> links,
    int circuitCount,
    List<CircuitUse> circuits,
    long rerouted,
    List<Reroute> reroutes,
    List<Late> late,
    List<Cut> cuts,
    List<String> overload,
    List<String> violations,
    List<RunResult.Assumed> assumed,
    boolean deadlineHit) {

  /** Requests without an end: they had pairs as long as the time lasted, and count as waiting. */
  public long openStreams() {
    return traffic.stream()
        .filter(line -> line.kind().equals("stream"))
        .mapToLong(Line::waiting)
        .sum();
  }

  /**
   * Requests by fate; the last four add up to the first.
   *
   * @param offered that came
   * @param waiting when the time was over; streams always are
   */
  public record Requests(
      long offered,
      long fulfilled,
      long refused,
      long timedOut,
      long waiting,
      Optional<BetweenDomains> betweenDomains) {}

  /**
   * Those whose ends are in two domains, where the network has several.
   *
   * @param share of all that were fulfilled; absent where none was
   */
  public record BetweenDomains(long offered, long fulfilled, OptionalDouble share) {}

  /** Links of a path; absent where nothing was fulfilled. */
  public record PathLinks(OptionalDouble mean, OptionalInt longest) {}

  /** What is the matter with a cut. */
  public enum CutKind {
    /** More is asked across than its links can make. */
    EXCEEDED,
    /** It has no links. */
    APART
  }

  /**
   * A cut of the network that is in the way, whatever the paths.
   *
   * @param links across, by name, the first of them
   * @param linkCount how many there are
   * @param capacityPerS pairs per second that they can make at most, by the closed form
   * @param demandPerS pairs per second that are asked from one side to the other
   */
  public record Cut(
      CutKind kind,
      List<String> links,
      int linkCount,
      double capacityPerS,
      double demandPerS,
      String words) {}

  /**
   * Elementary pairs: generated = used + expired + discarded + stored.
   *
   * @param used by a swap, a distillation or an application
   * @param delivered end-to-end pairs
   * @param surplus of these, those for which nobody waited any more
   * @param swaps Bell measurements of relays
   * @param distillations counted at each end
   */
  public record Pairs(
      long generated,
      long used,
      long expired,
      long discarded,
      long stored,
      long delivered,
      long surplus,
      long swaps,
      long distillations) {}

  /** In s; absent where nothing was fulfilled. */
  public record Latency(OptionalDouble mean, OptionalDouble p50, OptionalDouble p99) {}

  /** Absent where no pair was delivered. */
  public record Fidelity(OptionalDouble mean, OptionalDouble min) {}

  /** Why a request is refused. */
  public enum Reason {
    NO_PATH,
    NO_QUBITS,
    FIDELITY,
    NO_TIME,
    NO_RESOURCES,
    NOT_PLANNED;

    /** For people. */
    public String words() {
      return switch (this) {
        case NO_PATH -> "no links join the two";
        case NO_QUBITS -> "a QNU on the way has too few qubits for its links";
        case FIDELITY -> "no schedule of distillation and no cutoff reaches the fidelity";
        case NO_TIME -> "the deadline comes before a message can go from end to end";
        case NO_RESOURCES ->
            "with the requests before it, it would take longer than it can wait, by the planned"
                + " rate, or 10,000 already wait for their circuit";
        case NOT_PLANNED -> "the time limit ended the planning before";
      };
    }

    public String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Requests between two nodes that were refused for one reason.
   *
   * @param words what exactly is the matter
   * @param bestFidelity that any schedule with any cutoff reaches, where the reason is the fidelity
   */
  public record Refusal(
      Reason reason,
      String from,
      String to,
      long requests,
      String words,
      OptionalDouble bestFidelity) {}

  /**
   * Requests between two ends went another way.
   *
   * @param path names of the QPUs from head to tail
   * @param why what was the matter with the path before
   */
  public record Reroute(double atS, String from, String to, List<String> path, String why) {}

  /**
   * Requests between two nodes that failed, or were late, for one reason.
   *
   * @param why what they waited for most of their time
   * @param timedOut that failed
   * @param late that were fulfilled later than their program needed them
   */
  public record Late(
      TrafficResult.WaitedFor why,
      String from,
      String to,
      long timedOut,
      long late,
      String words) {}

  /**
   * A line of traffic.
   *
   * @param line from 1, in the order of the file
   * @param ends in words
   * @param request keep or measure: what the ends do with their halves
   * @param latencyMeanS of its fulfilled requests
   * @param plan how its pairs are brought, in words
   * @param expectedRatePerS of pairs between two ends alone on their path, the mean over its ends
   * @param expectedFidelity likewise
   * @param minimumFidelity that was asked for, 0 for any
   * @param shortfall why the mean is most likely below that, where it is
   */
  public record Line(
      int line,
      String kind,
      String ends,
      String request,
      long offered,
      long fulfilled,
      long refused,
      long timedOut,
      long waiting,
      OptionalDouble latencyMeanS,
      long delivered,
      OptionalDouble fidelityMean,
      String plan,
      OptionalDouble expectedRatePerS,
      OptionalDouble expectedFidelity,
      double minimumFidelity,
      Optional<String> shortfall) {}

  /**
   * Executions of a program that begun within the time.
   *
   * @param line of the traffic, from 1
   * @param ebits pairs that an execution asks for
   * @param finished all pairs came, and the last gate is done
   * @param failed one of its requests was refused or timed out
   * @param running when the time was over
   * @param makespanS from its begin to its end, of those finished
   * @param predictedS mean makespan with the links for itself, by the compiler
   */
  public record ProgramUse(
      int line,
      String program,
      int ebits,
      long begun,
      long finished,
      long failed,
      long running,
      Latency makespanS,
      double predictedS) {}

  /**
   * A link in use.
   *
   * @param lanes pairs that it can hold
   * @param offeredPerS pairs of it that requests ask for at least; streams take what there is
   * @param allowedPerS pairs per second when its attempts never pause, by the closed form
   * @param use generated over what is allowed
   * @param share of all pairs generated
   */
  public record LinkUse(
      String link,
      String from,
      String to,
      int lanes,
      long generated,
      double generatedPerS,
      double offeredPerS,
      double allowedPerS,
      double use,
      double share) {}

  /**
   * A circuit.
   *
   * @param path names of the QPUs from head to tail
   * @param rounds of distillation, one number a link
   * @param cutoffS 0: never
   * @param expectedRatePerS alone on its path
   * @param minimumFidelity that was asked for, 0 for any
   * @param shortfall why the mean is most likely below that, where it is
   */
  public record CircuitUse(
      int circuit,
      List<String> path,
      List<Integer> rounds,
      Optional<String> method,
      double cutoffS,
      double expectedRatePerS,
      double expectedFidelity,
      long delivered,
      OptionalDouble fidelityMean,
      double minimumFidelity,
      Optional<String> shortfall) {}
}
