package bellhop.protocol.path;

import bellhop.units.Time;

/** What a node asks for. Slots as in {@link NodeInput}. */
public sealed interface NodeOutput {
  /** No circuit, or no request. */
  int NONE = -1;

  /** Why a half is given up. */
  enum Why {
    EXPIRED,
    BROKEN,
    UNWANTED
  }

  /**
   * Attempt from now on until a herald or told to cease; what the slot held is overwritten.
   *
   * @param circuit for whom, at the end that chooses; else NONE
   */
  record Attempt(int slot, long pair, int circuit) implements NodeOutput {}

  /** Attempt no more. */
  record Cease(int slot) implements NodeOutput {}

  /** Measure two halves in the Bell basis; answer with Measured. */
  record MeasureBell(int left, int right) implements NodeOutput {}

  /** Do this end's part of a round of distillation; answer with Distilled and the number given. */
  record Distil(int kept, int target, long targetPair, Circuit.Method method)
      implements NodeOutput {}

  /** Measure a half at the end of its circuit; the outcome counts when the pair is known. */
  record MeasureEnd(int slot) implements NodeOutput {}

  /** Reset a half. */
  record Discard(int slot, Why why) implements NodeOutput {}

  /**
   * Hand a half to the application.
   *
   * @param frame index of the Bell state that the pair is in
   * @param originLane lane of the head's half; with its number the pair's name at both ends
   * @param origin its number
   * @param request whom it serves, at the head; NONE if nobody waits, and at the tail
   */
  record Deliver(int slot, int circuit, int frame, int originLane, long origin, int request)
      implements NodeOutput {}

  /** Send to the neighbour at a port. */
  record Tell(int port, NeighbourMessage message) implements NodeOutput {}

  /** Send to the head of the message's circuit. */
  record TellHead(CircuitMessage message) implements NodeOutput {}

  /** Send to the tail of the message's circuit. */
  record TellTail(CircuitMessage message) implements NodeOutput {}

  /** Wake this slot then. */
  record WakeAt(Time time, int slot) implements NodeOutput {}

  /** Say DemandDue then. */
  record DemandAt(Time time, int circuit, long serial) implements NodeOutput {}

  /** Say DeadlineReached then. */
  record DeadlineAt(Time time, int request, int circuit) implements NodeOutput {}

  /** Why a request is not taken. */
  enum Refusal {
    /** The path cannot reach its fidelity. */
    FIDELITY,
    /** Its deadline comes before light could bring an answer and attempts a pair. */
    NO_TIME,
    /** The requests before it, and its own pairs, take longer than it can wait. */
    NO_RESOURCES,
    /** Its circuit does not begin here, or leaves. */
    NO_CIRCUIT
  }

  /** A request is not taken. */
  record Refused(int request, Refusal why) implements NodeOutput {}

  /** A request has all its pairs. */
  record Fulfilled(int request) implements NodeOutput {}

  /**
   * A request's time was over before it had all its pairs.
   *
   * @param served how many it had
   */
  record TimedOut(int request, int served) implements NodeOutput {}

  /** A circuit that was removed is no longer known here. */
  record Forgotten(int circuit) implements NodeOutput {}
}
