package bellhop.simulator.execution;

import bellhop.circuit.Expression;
import bellhop.circuit.GateCall;
import bellhop.distributed.Instruction;

/**
 * One instruction of one QPU, ready to be walked: qubits are numbered over all QPUs, cells within
 * their QPU, device figures looked up.
 */
sealed interface Step {
  /** What a gate is to the Bell pairs. */
  enum Role {
    ORDINARY,
    /** A guarded Pauli on a waiting half: a correction, in a slot of fixed length. */
    SLOT,
    /** CX of a root onto a half that is measured next: the other half becomes a copy. */
    BIND,
    /** CX of a half onto a half, followed by h, and both measured: a swap. */
    RELAY
  }

  /** A gate. Its operands are read often, so they are kept as an array that nobody changes. */
  final class Gate implements Step {
    static final int NONE = -1;

    private final int instruction;
    private final GateCall call;
    private final int[] qubits;
    private final Role role;
    private final int qpu;
    private final int guard;
    private final double error;
    private final double loss;
    private final boolean settles;
    private final int vacant;

    /**
     * @param error of a uniform depolarising channel after it, whether it is played or not
     * @param settles the last slot with a pulse before the half is used
     * @param vacant the operand of a local swap that holds nothing, whose waiting does not count,
     *     or {@link #NONE}
     */
    Gate(
        int instruction,
        GateCall call,
        Role role,
        int qpu,
        int guard,
        double error,
        boolean settles,
        int vacant) {
      this.instruction = instruction;
      this.call = call;
      this.qubits = call.qubits();
      this.role = role;
      this.qpu = qpu;
      this.guard = guard;
      this.error = error;
      this.loss = Ledger.loss(error);
      this.settles = settles;
      this.vacant = vacant;
    }

    int instruction() {
      return instruction;
    }

    GateCall call() {
      return call;
    }

    int[] qubits() {
      return qubits;
    }

    Role role() {
      return role;
    }

    int qpu() {
      return qpu;
    }

    int guard() {
      return guard;
    }

    double error() {
      return error;
    }

    double loss() {
      return loss;
    }

    boolean settles() {
      return settles;
    }

    int vacant() {
      return vacant;
    }
  }

  /**
   * @param loss −ln(1 − e) with the mean e of both errors
   * @param last whether nothing touches the qubit or reads the cell afterwards
   */
  record Measure(
      int instruction,
      int qubit,
      int qpu,
      int cell,
      int guard,
      int turn,
      double error01,
      double error10,
      double loss,
      boolean last)
      implements Step {
    boolean isCommunication() {
      return turn == Instruction.NO_TURN;
    }
  }

  record Reset(
      int instruction, int qubit, int qpu, int guard, int turn, double residual, double loss)
      implements Step {}

  /**
   * @param completes whether the other end has asked before
   */
  record Request(int instruction, int pair, int qubit, boolean completes) implements Step {}

  /**
   * @param slot of the message, counted over the program
   */
  record Send(int qpu, int cell, int slot) implements Step {}

  record Receive(int qpu, int cell, int slot) implements Step {}

  record Compute(int qpu, int cell, Expression value, int guard) implements Step {}

  /**
   * The decision of a loop, where it is made.
   *
   * @param number in the order of decisions
   * @param goesOn what it must be, for this program to be the one that runs
   */
  record Decide(int number, int qpu, int cell, boolean goesOn) implements Step {}
}
