package bellhop.simulator.timeline;

import bellhop.pair.BellState;
import bellhop.pair.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The time line of one shot of one program: when each instruction ran and how each Bell pair lived.
 * It belongs to the {@link Timeline} that made it and is valid until the next shot of that
 * timeline.
 *
 * <p>Instructions have the global numbers and pairs the identities of the distributed program. The
 * ends of a pair are those of its <em>link</em>: end A is at {@code link.qnuA}, whichever program
 * asked first. All times in ps from the start of the shot. Of the pairs that were made for an
 * identity and dropped at their cut-off, only the last, used one is described here; {@link #counts}
 * has them all.
 *
 * <p>How a half ages: in the communication qubit from {@link #emissionPs} on, in the memory qubit
 * from {@link #intoMemoryPs} + transfer to {@link #outOfMemoryPs}, if it went there, and in the
 * communication qubit again from {@link #outOfMemoryPs} + transfer on. The transfers themselves
 * cost the error of their QNU. The pair is physically in the form {@link #form} until the X pulse
 * on end B ({@link #pulsePs}, one one-qubit gate of that QPU) and in that form with X removed
 * afterwards; the Z of the frame stays in the frame.
 */
public final class ShotTimes {
  static final long NEVER = -1;

  /** Numbers of the time line, which may host more programs, for those of this program. */
  private final int firstInstruction;

  private final int firstPair;

  final long[] startPs;
  final long[] endPs;
  final long[] emissionPs;
  final long[] usablePs;
  final long[] handOverAPs;
  final long[] handOverBPs;
  final long[] intoMemoryPs;
  final long[] outOfMemoryPs;
  final long[] pulsePs;
  final long[] attempts;
  final byte[] form;
  final List<Burst> bursts;
  final Waited waited;
  PairCounts counts = PairCounts.NONE;
  long makespanPs;
  long stallPs;

  /** Of all that a time line hosts. */
  ShotTimes(int instructionCount, int pairCount, Waited waited) {
    firstInstruction = 0;
    firstPair = 0;
    startPs = new long[instructionCount];
    endPs = new long[instructionCount];
    emissionPs = new long[pairCount];
    usablePs = new long[pairCount];
    handOverAPs = new long[pairCount];
    handOverBPs = new long[pairCount];
    intoMemoryPs = new long[pairCount];
    outOfMemoryPs = new long[pairCount];
    pulsePs = new long[pairCount];
    attempts = new long[pairCount];
    form = new byte[pairCount];
    bursts = new ArrayList<>();
    this.waited = waited;
  }

  private ShotTimes(ShotTimes all, int firstInstruction, int firstPair, Waited waited) {
    this.firstInstruction = firstInstruction;
    this.firstPair = firstPair;
    startPs = all.startPs;
    endPs = all.endPs;
    emissionPs = all.emissionPs;
    usablePs = all.usablePs;
    handOverAPs = all.handOverAPs;
    handOverBPs = all.handOverBPs;
    intoMemoryPs = all.intoMemoryPs;
    outOfMemoryPs = all.outOfMemoryPs;
    pulsePs = all.pulsePs;
    attempts = all.attempts;
    form = all.form;
    bursts = all.bursts;
    this.waited = waited;
  }

  /** Those of one program among all. */
  ShotTimes of(int itsFirstInstruction, int itsFirstPair, Waited itsWaited) {
    return new ShotTimes(this, itsFirstInstruction, itsFirstPair, itsWaited);
  }

  /**
   * Attempts of a link, one an attempt period from the start on.
   *
   * @param overPs when both ends knew the outcome
   */
  public record Burst(int link, long fromPs, long overPs, long attempts) {}

  void clear() {
    bursts.clear();
    Arrays.fill(startPs, NEVER);
    Arrays.fill(endPs, NEVER);
    Arrays.fill(handOverAPs, NEVER);
    Arrays.fill(handOverBPs, NEVER);
    Arrays.fill(pulsePs, NEVER);
    clearSums();
  }

  void clearSums() {
    counts = PairCounts.NONE;
    makespanPs = 0;
    stallPs = 0;
    waited.clear();
  }

  /** Start of an instruction; of a RequestPair: when its communication qubit began its reset. */
  public long startPs(int instruction) {
    return startPs[firstInstruction + instruction];
  }

  /**
   * When the qubits of an instruction were free again: of a measurement, the end of its readout
   * (its outcome is known one classification later); of a RequestPair, when the pair was handed
   * over at this end.
   */
  public long endPs(int instruction) {
    return endPs[firstInstruction + instruction];
  }

  /** When both halves left: the age of the pair counts from here. */
  public long emissionPs(int pair) {
    return emissionPs[firstPair + pair];
  }

  /** When both ends knew of the pair and of its frame. */
  public long usablePs(int pair) {
    return usablePs[firstPair + pair];
  }

  /** When the program at that end could touch the pair, the X pulse included at end B. */
  public long handOverPs(int pair, End end) {
    return switch (end) {
      case A -> handOverAPs[firstPair + pair];
      case B -> handOverBPs[firstPair + pair];
    };
  }

  /** Start of the transfer into the memory qubits, at both ends; −1 if there was none. */
  public long intoMemoryPs(int pair) {
    return intoMemoryPs[firstPair + pair];
  }

  /** Start of the transfer back into the communication qubits; −1 if there was none. */
  public long outOfMemoryPs(int pair) {
    return outOfMemoryPs[firstPair + pair];
  }

  /**
   * The Bell state that the pair was heralded as and physically is until its pulse. It differs from
   * the link model's {@code heralded} by Z where the click of the other detector heralded it: then
   * the state is the model's state with Z on end B.
   */
  public BellState form(int pair) {
    return BellState.of(form[firstPair + pair]);
  }

  /** Start of the X pulse on end B that removed the X of the frame; −1 if there was none. */
  public long pulsePs(int pair) {
    return pulsePs[firstPair + pair];
  }

  /** Attempts of the burst that made the pair, the successful one included. */
  public long attempts(int pair) {
    return attempts[firstPair + pair];
  }

  /**
   * The bursts of links that disturb their neighbours (a dephasing per attempt or a T1 while
   * pumping), in order of their ends; those of other links are left out.
   */
  public List<Burst> bursts() {
    return Collections.unmodifiableList(bursts);
  }

  /**
   * All pairs of the program by fate. Those that were made ahead and that nobody used count for the
   * first program of their link.
   */
  public PairCounts counts() {
    return counts;
  }

  /** From the first operation to the last result. */
  public long makespanPs() {
    return makespanPs;
  }

  /** What its requests for pairs waited for, and how long. */
  public Waited waited() {
    return waited;
  }

  /**
   * How long at least one QPU with work left did nothing for want of a pair or a classical message.
   */
  public long stallPs() {
    return stallPs;
  }
}
