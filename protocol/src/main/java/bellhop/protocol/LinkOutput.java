package bellhop.protocol;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Time;

/** What an elementary link asks for. Numbers as in {@link LinkInput}. */
public sealed interface LinkOutput {

  /**
   * Attempt with these communication qubits from here until told.
   *
   * @param pair the request that it is for, or −1
   */
  record Attempt(int place, long pair, int qubitA, int qubitB, Time from) implements LinkOutput {}

  /** Begin no further attempt; answer with GaveUp, or with Heralded if the last one succeeds. */
  record Stop(int place) implements LinkOutput {}

  /** Tell the programs at both ends that the pair waits for their claim. */
  record Ready(long pair, int place) implements LinkOutput {}

  /** Hand the pair to the program at one end, after the pulse that the frame asks of that end. */
  record Deliver(long pair, int place, End end, BellState frame) implements LinkOutput {}

  /** Move both halves into memory qubits; answer with Moved. */
  record Store(int place, int slot) implements LinkOutput {}

  /** Move both halves out of memory into these communication qubits; answer with Moved. */
  record Load(int place, int slot, int qubitA, int qubitB) implements LinkOutput {}

  /**
   * Both ends drop the pair now, each by its own clock: its age reached the cut-off.
   *
   * @param pair the request that it was meant for, or −1
   */
  record Drop(int place, long pair) implements LinkOutput {}

  /**
   * What the link wants of the fabric from now on, in place of what it wanted before.
   *
   * @param bursts that it could begin at once, besides those that run
   * @param ahead whether they are for pairs made ahead, not for requests
   * @param needBy when the first of the requests is needed
   */
  record Wants(int bursts, boolean ahead, Time needBy) implements LinkOutput {}

  /**
   * Give a connection back.
   *
   * @param made whether its burst made a pair
   */
  record Released(int connection, boolean made) implements LinkOutput {}

  /** A request's time has come, but the link's channels, or the fabric, serve others. */
  record Waits(long pair) implements LinkOutput {}

  /** A request that waited for others waits no longer. */
  record Served(long pair) implements LinkOutput {}

  /** Tell the machine this at that moment. */
  record WakeAt(Time time, LinkInput.Timer timer) implements LinkOutput {}
}
