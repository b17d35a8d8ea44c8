package bellhop.experiment;

import bellhop.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What one run has shown; printed field by field it is the JSON of {@code bellhop run}. Nothing in
 * it depends on the number of threads; what does not repeat has {@code wall} in its name.
 *
 * @param headline the answer in one sentence
 * @param counts shots by outcome; last declared register first, a blank between registers
 * @param measuredAll the program measures nothing, so all its qubits were measured at the end
 * @param pairs elementary pairs by fate, summed over all shots
 * @param ebits Bell pairs of one execution, as compiled, with one turn of each loop
 * @param loops that turned as measured bits said, in the order of the program
 * @param localSwaps of one execution that bring qubits together where a QPU has not coupled them
 *     all, with one turn of each loop
 * @param makespanS simulated time of a shot, in s
 * @param stallShare share of the makespan in which a QPU with work left waited
 * @param pairFidelity at the moment of use; absent when no pair was used
 * @param errorBudget by cause, mean per shot of −Σ ln(1−e)
 * @param predictedSuccess exp(−sum of the budget): the chance that no fault happens
 * @param hellingerFidelity of the counts to the noiseless answer, where that can be had
 * @param hellingerFidelityNoiseless what as many shots without noise give on average, where the
 *     outcomes can be listed
 * @param backend statevector or stabilizer
 * @param noise whether anything could go wrong
 * @param noiseModel of waiting: exact or twirled
 * @param verified how the compiled programs were proven equal to the source, if they were
 * @param qpus who did what
 * @param oneMachine the same program, shots and seed on one machine; absent where none is needed
 * @param policy whose turn it was where links share something
 * @param programs all programs that ran together, this one first; empty if it was alone
 * @param fairness Jain's index of their speeds; absent if it was alone
 * @param switchedOff what each cause is worth; empty unless asked for
 * @param assumed inputs that no experiment has shown
 * @param deadlineHit the time limit cut the search, the shots or the comparisons short
 */
public record RunResult(
    String program,
    String network,
    String headline,
    SortedMap<String, Long> counts,
    long shots,
    long seed,
    boolean measuredAll,
    Pairs pairs,
    int ebits,
    List<Loop> loops,
    int localSwaps,
    Makespan makespanS,
    double stallShare,
    Optional<PairFidelity> pairFidelity,
    ErrorBudget errorBudget,
    double predictedSuccess,
    OptionalDouble hellingerFidelity,
    OptionalDouble hellingerFidelityNoiseless,
    String backend,
    boolean noise,
    String noiseModel,
    Optional<String> verified,
    String verifiedReason,
    List<QpuShare> qpus,
    Optional<OneMachine> oneMachine,
    String policy,
    List<ProgramShare> programs,
    OptionalDouble fairness,
    List<SwitchedOff> switchedOff,
    List<Assumed> assumed,
    boolean deadlineHit,
    double compileWallS,
    double runWallS) {

  /** The word of {@code switched_off} for what the causes do not add up to. */
  public static final String REMAINDER = "interaction";

  /** Elementary pairs over physical links: generated is the sum of the four fates. */
  public record Pairs(long generated, long used, long expired, long discarded, long stored) {
    public Pairs {
      if (generated != used + expired + discarded + stored) {
        throw new IllegalArgumentException(
            "pairs without a fate: %d generated, but %d used, %d expired, %d discarded, %d stored"
                .formatted(generated, used, expired, discarded, stored));
      }
    }
  }

  /**
   * @param line of the program
   * @param ebits Bell pairs of one turn, those of loops inside it left out
   * @param turns on average over the shots
   */
  public record Loop(int line, int ebits, double turns) {}

  /** Bell pairs of a shot on average, as used. */
  public double ebitsAShot() {
    return loops.isEmpty() ? ebits : (double) pairs.used() / shots;
  }

  /** In seconds of simulated time. */
  public record Makespan(double mean, double p50, double p95) {}

  public record PairFidelity(double mean, double min) {
    /** What to think of pairs below one half, and what helps. */
    public static final String HARM =
        "pairs below 0.5 are worse than none: a cutoff of their link drops those that waited too"
            + " long";

    /** Whether some pair was no longer entangled enough to be of use. */
    public boolean isHarmful() {
      return min < 0.5;
    }
  }

  /** Causes of error; each a mean per shot of −Σ ln(1−e) over the places where it acts. */
  public record ErrorBudget(double localGates, double pairs, double waiting, double measurement) {
    public double sum() {
      return localGates + pairs + waiting + measurement;
    }
  }

  /**
   * The part of one QPU.
   *
   * @param qubits program qubits that it holds at the start
   * @param gates of its compiled program
   * @param communicationPeak most communication qubits in use at once
   * @param busyShare mean share of its data qubits' time spent in operations
   */
  public record QpuShare(
      String name, int qubits, int gates, int communicationPeak, double busyShare) {
    /** What a helper does. */
    public static final String HELP =
        "no program qubit; the gates swap pairs for others or act on copies";

    /** Whether it works for others only. */
    public boolean isHelper() {
      return qubits == 0 && gates > 0 && busyShare == 0;
    }
  }

  /** Whether one QPU holds the whole program. */
  public boolean fitsOneQpu() {
    return qpus.stream().filter(qpu -> qpu.qubits() > 0).count() <= 1;
  }

  /**
   * The same program on a single machine.
   *
   * @param device the QPU whose kind it is: the one that holds most program qubits
   */
  public record OneMachine(
      String device,
      OptionalDouble hellingerFidelity,
      double predictedSuccess,
      double makespanS,
      SortedMap<String, Long> counts) {}

  /**
   * One of several programs that ran together.
   *
   * @param seed with which it draws the same when it is alone
   * @param qpus where its qubits start
   * @param verified as above
   * @param aloneMakespanS of the same compiled program with the network to itself, same seed
   * @param slowdown mean makespan over that alone
   * @param waitedFor what its requests for pairs waited for, the longest first
   */
  public record ProgramShare(
      String program,
      long seed,
      List<String> qpus,
      SortedMap<String, Long> counts,
      int ebits,
      Makespan makespanS,
      double stallShare,
      double predictedSuccess,
      OptionalDouble hellingerFidelity,
      Optional<String> verified,
      Makespan aloneMakespanS,
      double slowdown,
      List<WaitedFor> waitedFor) {}

  /**
   * Something that served others while requests for pairs waited; the time of attempts is not in
   * it.
   *
   * @param what a link, a station, the fibres of a QNU, ways through switches, or turning
   * @param meanS summed over the requests of a shot, mean, in s
   * @param aloneMeanS the same with the network to itself: what the program's own pairs cost each
   *     other
   */
  public record WaitedFor(String what, double meanS, double aloneMeanS) {}

  /**
   * Jain's fairness index (Σx)²/(n Σx²) of speeds x: 1 if all have the same, 1/n if one has all (R.
   * Jain, D.-M. Chiu, W. Hawe, DEC-TR-301, 1984, eq. 1).
   */
  static double jain(double[] speeds) {
    double sum = 0;
    double squares = 0;
    for (double speed : speeds) {
      sum += speed;
      squares += speed * speed;
    }
    return sum * sum / (speeds.length * squares);
  }

  /**
   * The same shots and seeds without one cause.
   *
   * @param cause name as in the budget, or {@code interaction} for the remainder: what the causes
   *     do not add up to
   * @param gained by how much the Hellinger fidelity rises without it, or the predicted success
   *     where the noiseless answer is not known
   */
  public record SwitchedOff(String cause, double gained) {}

  /** An input that no experiment has shown. */
  public record Assumed(String where, String what, String mark, String source) {
    /** Those of a network. */
    static List<Assumed> of(Network network) {
      return network.assumptions().stream()
          .filter(input -> !input.mark().equals("published"))
          .map(input -> new Assumed(input.where(), input.what(), input.mark(), input.source()))
          .toList();
    }
  }
}
