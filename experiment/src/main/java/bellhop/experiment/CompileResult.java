package bellhop.experiment;

import bellhop.compiler.Objective;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * What a compilation decided and what it costs; printed field by field it is the JSON of {@code
 * bellhop compile}. Two-qubit gates are numbered from 0 in their canonical form.
 *
 * @param objective what was made small
 * @param ebits Bell pairs over physical links that one execution needs in which each loop turns
 *     once
 * @param ebitsLowerBound no answer that keeps the order of the gates can need fewer
 * @param stateTeleports qubits moved
 * @param assignment QPU of each program qubit at the start, in declaration order
 * @param packets gates served by one shared copy, and the tree over which it spreads
 * @param moves state teleportations in order
 * @param gateAt QPU of each gate that does not run by the default rule
 * @param rewritten file with the program in the gates that were compiled, if they are others than
 *     the source's; gate numbers are its
 * @param ebitsBetween by pair of QPUs, the most first; pairs over relays count for the two ends
 * @param ebitsByLink of each link that is used
 * @param loops that turn as measured bits say, in the order of the program
 * @param localSwaps that bring qubits together where a QPU has not coupled them all
 * @param makespanS predicted mean time of an execution
 * @param makespanSamples sampled runs that it is the mean of; 1 where nothing is left to chance, 0
 *     where they would take too long and every link has its mean time
 * @param ebitsByCommunication the same program with other numbers of communication qubits,
 *     ascending; empty if not asked for
 * @param enoughCommunicationQubits the least of these numbers from which on more bring nothing;
 *     null if not asked for or not known
 * @param verified the proof used, or null
 * @param deadlineHit the time limit ended the search or the proof; the answer is the best until
 *     then
 */
public record CompileResult(
    String program,
    String network,
    Objective objective,
    int ebits,
    int ebitsLowerBound,
    int stateTeleports,
    List<Qpu> qpus,
    List<Qnu> qnus,
    List<String> assignment,
    List<Packet> packets,
    List<Move> moves,
    SortedMap<Integer, String> gateAt,
    Optional<String> rewritten,
    List<Between> ebitsBetween,
    List<PerLink> ebitsByLink,
    List<Loop> loops,
    int localSwaps,
    double makespanS,
    int makespanSamples,
    List<ByCommunication> ebitsByCommunication,
    OptionalInt enoughCommunicationQubits,
    double compileWallS,
    Optional<String> verified,
    String verifiedReason,
    boolean measuredAll,
    long seed,
    long searchSteps,
    boolean deadlineHit) {

  /**
   * @param qubits program qubits at home there at the start
   * @param communicationPeak most communication qubits in use at one moment
   * @param gates two-qubit gates of the source that run there
   */
  public record Qpu(String name, int qubits, int communicationPeak, int gates) {}

  /**
   * @param line of the program
   * @param ebits Bell pairs of one turn, those of loops inside it left out
   */
  public record Loop(int line, int ebits) {}

  /** Whether one QPU holds the whole program. */
  public boolean fitsOneQpu() {
    return qpus.stream().filter(qpu -> qpu.qubits() > 0).count() <= 1;
  }

  public record Qnu(String name, int communicationPeak) {}

  /**
   * @param tree pairs of QPU names, from the root outward
   */
  public record Packet(int root, List<Integer> gates, List<List<String>> tree) {}

  /**
   * @param before gate before which the qubit has moved
   * @param path QPU names, from the old home to the new
   */
  public record Move(int qubit, int before, List<String> path) {}

  /**
   * @param qpus names of the two
   * @param forMoves how many of them move a qubit; all others serve copies
   */
  public record Between(List<String> qpus, int ebits, int forMoves) {}

  public record PerLink(String link, int ebits) {}

  /**
   * The program on the same network with another number of communication qubits.
   *
   * @param communicationQubits the most at each QNU, and no more than it has where that is less
   *     than the network's most; beyond that, what each QNU has that has any
   * @param own the network as it is; its numbers are those of the answer
   * @param peak most communication qubits of one QNU in use at one moment
   * @param whyNot there are no numbers
   */
  public record ByCommunication(
      int communicationQubits,
      boolean own,
      OptionalInt ebits,
      OptionalInt ebitsLowerBound,
      OptionalInt peak,
      OptionalDouble makespanS,
      Optional<String> whyNot) {
    static final String LEFT_OUT = "the time limit came before";

    static ByCommunication at(
        int limit, boolean own, int ebits, int lowerBound, int peak, double makespanS) {
      return new ByCommunication(
          limit,
          own,
          OptionalInt.of(ebits),
          OptionalInt.of(lowerBound),
          OptionalInt.of(peak),
          OptionalDouble.of(makespanS),
          Optional.empty());
    }

    static ByCommunication without(int limit, String whyNot) {
      return new ByCommunication(
          limit,
          false,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.of(whyNot));
    }

    /** Whether time was too short to know. */
    public boolean isLeftOut() {
      return whyNot.filter(LEFT_OUT::equals).isPresent();
    }
  }
}
