package bellhop.protocol;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * What an elementary link is told. Requests go by the identity of the pair that the program wants;
 * physical pairs go by their place, a row of the link's table that is used again. Communication
 * qubits are numbered within the QNU of their end.
 */
public sealed interface LinkInput {

  /**
   * A program at one end wants this pair in this communication qubit, which is reset and free.
   *
   * @param program which of the programs that run together
   * @param needBy when its schedule wants to use it
   */
  record Requested(int program, long pair, End end, int qubit, Time needBy) implements LinkInput {}

  /** No program ever wants this communication qubit: the link may make pairs ahead with it. */
  record Spare(End end, int qubit) implements LinkInput {}

  /**
   * A burst succeeded; by now both ends know it and the frame, and attempts have ceased.
   *
   * @param emission when its halves left
   * @param frame the Bell state that the detectors announced
   */
  record Heralded(int place, Time emission, BellState frame) implements LinkInput {}

  /** A burst ended without success: it was stopped or reached its limit. */
  record GaveUp(int place) implements LinkInput {}

  /** The transfer of a pair to or from memory qubits is done at both ends. */
  record Moved(int place) implements LinkInput {}

  /** The program at one end is about to use the pair that was announced as ready. */
  record Claimed(long pair, End end) implements LinkInput {}

  /**
   * A program at one end is so much later than its schedule; negative when ahead. Whatever that
   * schedule plans is moved by it, unless the other end is later still.
   */
  record Shifted(int program, End end, Span late) implements LinkInput {}

  /** The fabric has connected the ends for one burst. */
  record Granted(int connection) implements LinkInput {}

  /** Others need the connection: end the burst that uses it, then give it back. */
  record Withdrawn(int connection) implements LinkInput {}

  /** What the link asked to be told at a moment. */
  sealed interface Timer extends LinkInput {}

  /** It is time to make a pair so that it comes just in time. */
  record Due(long pair) implements Timer {}

  /** The pair at a place may have reached its cut-off. */
  record CutoffReached(int place) implements Timer {}

  /** The other end's claim is known at this end. */
  record Told(long pair, End end) implements Timer {}
}
