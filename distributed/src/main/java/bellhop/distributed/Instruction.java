package bellhop.distributed;

import bellhop.circuit.Expression;
import bellhop.circuit.GateCall;
import java.util.List;

/**
 * One step of one QPU. Qubits and classical cells are numbered within the QPU. What the source
 * writes as {@code if} is a guard here, so which instructions exist never depends on a measured
 * bit, but for the bodies of loops.
 *
 * <p>A guard is a local cell of one bit that must be 1 for the step to act; {@link #NO_GUARD}
 * stands for always. A turn is the rank of a step among the measurements and resets of the source
 * program, from 0: the order in which they draw chance. Measurements and resets that serve
 * communication alone have {@link #NO_TURN}.
 */
public sealed interface Instruction {
  int NO_GUARD = -1;
  int NO_TURN = -1;

  /** A gate of the table on local qubits. */
  record GateOn(GateCall call, int guard) implements Instruction {
    public GateOn {
      Checks.reference("guard", guard);
    }
  }

  /** Z-basis measurement of a qubit into a cell. */
  record Measure(int qubit, int cell, int guard, int turn) implements Instruction {
    public Measure {
      Checks.index("qubit", qubit);
      Checks.index("cell", cell);
      Checks.reference("guard", guard);
      Checks.reference("turn", turn);
    }

    /** Whether it serves communication and measures its qubit away, not for the program. */
    public boolean isForCommunication() {
      return turn == NO_TURN;
    }
  }

  /** Puts a qubit into |0⟩ whatever it was. */
  record Reset(int qubit, int guard, int turn) implements Instruction {
    public Reset {
      Checks.index("qubit", qubit);
      Checks.reference("guard", guard);
      Checks.reference("turn", turn);
    }
  }

  /**
   * Asks for one half of a Bell pair and does not wait for it. From here the communication qubit is
   * busy; the first later step on it waits for the pair, which is handed over as Φ+. What the qubit
   * held before is lost, so no reset is needed.
   *
   * @param pair number of the pair, the same at both ends
   * @param link index into {@code Network.links}
   * @param needByPs when the pair should be there, in ps from the start of the shot: before the
   *     first use of either half, and in time for the pairs after it on what it shares with them
   * @param useAtPs when the schedule plans to start the first step on this half, likewise
   */
  record RequestPair(long pair, int qubit, int link, long needByPs, long useAtPs)
      implements Instruction {
    public RequestPair {
      Checks.index("pair", pair);
      Checks.index("qubit", qubit);
      Checks.index("link", link);
      Checks.index("need-by time", needByPs);
      Checks.index("time of use", useAtPs);
    }

    /** Used as soon as it should be there. */
    public RequestPair(long pair, int qubit, int link, long needByPs) {
      this(pair, qubit, link, needByPs, needByPs);
    }
  }

  /** Sends the value of a cell. The key is unique among the messages from this QPU to that one. */
  record Send(int cell, int to, long key) implements Instruction {
    public Send {
      Checks.index("cell", cell);
      Checks.index("QPU", to);
      Checks.index("key", key);
    }
  }

  /** Puts the value of a message into a cell; whoever reads the cell waits for it. */
  record Receive(int cell, int from, long key) implements Instruction {
    public Receive {
      Checks.index("cell", cell);
      Checks.index("QPU", from);
      Checks.index("key", key);
    }
  }

  /** A cell takes the value of an expression over local cells. */
  record Compute(int cell, Expression value, int guard) implements Instruction {
    public Compute {
      Checks.index("cell", cell);
      Checks.reference("guard", guard);
    }
  }

  /**
   * No later step on these qubits starts before the earlier ones on all of them are done and the
   * pairs asked for on them are there. It does nothing and takes no time. Before gates on fresh
   * qubits it lets them wait in |0⟩ for a pair instead of in a state that decays.
   */
  record Barrier(List<Integer> qubits) implements Instruction {
    public Barrier {
      qubits = List.copyOf(qubits);
      qubits.forEach(qubit -> Checks.index("qubit", qubit));
    }
  }

  /**
   * The beginning or the end of the body of a loop: a fence. All earlier steps of this QPU are done
   * before it, and all later ones come after it; no communication qubit is in use. The body runs
   * again and again as long as the cell is 1, which is looked at before each turn.
   *
   * @param loop counted over the program in the order of their beginnings
   * @param cell of one bit, the same at both edges
   */
  record LoopEdge(int loop, int cell, boolean begins) implements Instruction {
    public LoopEdge {
      Checks.index("loop", loop);
      Checks.index("cell", cell);
    }
  }

  /**
   * What an {@link Unrolling} has in place of the edges of a loop: a fence at which the cell must
   * hold what was decided.
   *
   * @param goesOn whether another turn follows, for which the cell must be 1
   */
  record Decision(int loop, int cell, boolean goesOn) implements Instruction {
    public Decision {
      Checks.index("loop", loop);
      Checks.index("cell", cell);
    }
  }

  /** Whether nothing of its QPU may cross it. */
  default boolean isFence() {
    return this instanceof LoopEdge || this instanceof Decision;
  }

  /** The guard, or {@link #NO_GUARD}. */
  default int guardCell() {
    return switch (this) {
      case GateOn gate -> gate.guard();
      case Measure measure -> measure.guard();
      case Reset reset -> reset.guard();
      case Compute compute -> compute.guard();
      case RequestPair _, Send _, Receive _, Barrier _, LoopEdge _, Decision _ -> NO_GUARD;
    };
  }

  /** The rank among the program's draws, or {@link #NO_TURN}. */
  default int turnOrNone() {
    return switch (this) {
      case Measure measure -> measure.turn();
      case Reset reset -> reset.turn();
      case GateOn _, RequestPair _, Send _, Receive _, Compute _, Barrier _ -> NO_TURN;
      case LoopEdge _, Decision _ -> NO_TURN;
    };
  }

  /** How many local qubits it touches. */
  default int qubitCount() {
    return switch (this) {
      case GateOn gate -> gate.call().qubitCount();
      case Measure _, Reset _, RequestPair _ -> 1;
      case Barrier barrier -> barrier.qubits().size();
      case Send _, Receive _, Compute _, LoopEdge _, Decision _ -> 0;
    };
  }

  /** One of the local qubits that it touches. */
  default int qubitAt(int operand) {
    return switch (this) {
      case GateOn gate -> gate.call().qubit(operand);
      case Measure measure -> measure.qubit();
      case Reset reset -> reset.qubit();
      case RequestPair request -> request.qubit();
      case Barrier barrier -> barrier.qubits().get(operand);
      case Send _, Receive _, Compute _, LoopEdge _, Decision _ ->
          throw new IllegalArgumentException("no qubit: " + this);
    };
  }

  /**
   * Whether a later step that waits for this one needs no more than the qubit that it measures: the
   * end of the readout is enough, its outcome may come later.
   */
  default boolean freesQubitFor(Instruction later) {
    return this instanceof Measure measure && !isReadBy(later, measure.cell());
  }

  /** A step without qubits can only have come to wait by way of the cell. */
  private static boolean isReadBy(Instruction later, int cell) {
    boolean writes = later instanceof Measure measure && measure.cell() == cell;
    return writes || later.guardCell() == cell || later.qubitCount() == 0;
  }
}
