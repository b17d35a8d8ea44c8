package bellhop.protocol;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Time;

/** What an elementary link asks for. Numbers as in {@link LinkInput}. */
public sealed interface LinkOutput {

  /** Attempt with these communication qubits from here until told. */
  record Attempt(int place, int qubitA, int qubitB, Time from) implements LinkOutput {}

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
   * Wait for the shared analyser, or make known that it is needed more than was said.
   *
   * @param urgent for a request, not for pairs made ahead
   */
  record AskAnalyser(boolean urgent) implements LinkOutput {}

  /** Give the shared analyser back. */
  record ReleaseAnalyser() implements LinkOutput {}

  /** Tell the machine this at that moment. */
  record WakeAt(Time time, LinkInput.Timer timer) implements LinkOutput {}
}
