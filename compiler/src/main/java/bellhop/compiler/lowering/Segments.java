package bellhop.compiler.lowering;

import bellhop.circuit.Axis;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.distributed.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * The runs of interactions that one copy of a qubit can serve.
 *
 * <p>All one-qubit gates of a qubit between two of its interactions are multiplied into one matrix,
 * expressed in the frames in which the two axes are Z. Where that matrix is diagonal, a copy stays
 * a copy; where it is anti-diagonal, it does so after an X; else the segment ends. The decision is
 * made on the matrix, never on angles: {@code h} between two {@code cz} ends it. Measurements,
 * resets, barriers, guarded gates and the edges of loops end it too.
 *
 * <p>Layout: two operands an interaction, so arrays over 2·gate + operand. One pass, linear time.
 */
public final class Segments {
  private final int[] qubit;
  private final int[] segment;
  private final boolean[] flip;
  private final boolean[] afresh;
  private final int[] root;
  private final Rows gates;
  private final Rows operands;

  private Segments(Scan scan) {
    qubit = scan.qubit;
    segment = scan.segment;
    flip = scan.flip;
    afresh = scan.afresh;
    root = Arrays.copyOf(scan.root, scan.segments);
    int[] operand = new int[qubit.length];
    int[] gate = new int[qubit.length];
    Arrays.setAll(operand, i -> i);
    Arrays.setAll(gate, i -> i / 2);
    gates = Rows.of(root.length, segment, gate, gate.length);
    operands = Rows.of(scan.open.length, qubit, operand, operand.length);
  }

  public static Segments of(Lowered lowered) {
    Scan scan = new Scan(lowered.qubitCount(), lowered.interactionCount());
    lowered.steps().forEach(scan::step);
    return new Segments(scan);
  }

  public int count() {
    return root.length;
  }

  public int gateCount() {
    return qubit.length / 2;
  }

  /** The qubit that all gates of a segment share. */
  public int root(int segment) {
    return root[segment];
  }

  public int qubit(int gate, int operand) {
    return qubit[2 * gate + operand];
  }

  /** The segment of an operand of a gate. */
  public int segment(int gate, int operand) {
    return segment[2 * gate + operand];
  }

  /**
   * Whether a copy made before the first gate of the segment must have been flipped an odd number
   * of times when it serves this one.
   */
  public boolean flip(int gate, int operand) {
    return flip[2 * gate + operand];
  }

  /** Whether the operand was measured or reset since its interaction before. */
  public boolean afresh(int gate, int operand) {
    return afresh[2 * gate + operand];
  }

  public int size(int segment) {
    return gates.count(segment);
  }

  public int qubitCount() {
    return operands.nodeCount();
  }

  /** In how many gates a qubit takes part. */
  public int gateCountOf(int oneQubit) {
    return operands.count(oneQubit);
  }

  /** Gate number {@code index} of a qubit, in program order. */
  public int gateOf(int oneQubit, int index) {
    return operands.get(oneQubit, index) / 2;
  }

  /** Which operand of {@link #gateOf} the qubit is. */
  public int operandOf(int oneQubit, int index) {
    return operands.get(oneQubit, index) % 2;
  }

  /** Gate number {@code index} of a segment, in program order. */
  public int gate(int segment, int index) {
    return gates.get(segment, index);
  }

  /** The pass over the steps, with what it knows of each qubit. */
  private static final class Scan {
    private final int[] qubit;
    private final int[] segment;
    private final boolean[] flip;
    private final boolean[] afresh;
    private int[] root = new int[16];
    private int segments;

    private final int[] open;
    private final Axis[] axis;
    private final boolean[] parity;
    private final boolean[] touched;
    private final double[][] since;

    Scan(int qubits, int interactions) {
      qubit = new int[2 * interactions];
      segment = new int[2 * interactions];
      flip = new boolean[2 * interactions];
      afresh = new boolean[2 * interactions];
      open = new int[qubits];
      Arrays.fill(open, -1);
      axis = new Axis[qubits];
      Arrays.fill(axis, Axis.Z);
      parity = new boolean[qubits];
      touched = new boolean[qubits];
      since = new double[qubits][];
      Arrays.fill(since, IDENTITY);
    }

    void step(Step step) {
      switch (step) {
        case Step.Local(var call, int guard) -> local(call, guard);
        case Step.Interact interact -> interact(interact);
        case Step.Measure measure -> touch(measure.qubit());
        case Step.Reset reset -> touch(reset.qubit());
        case Step.Barrier(var qubits) -> qubits.forEach(q -> open[q] = -1);
        case Step.Compute _ -> {}
        case Step.Fence _ -> Arrays.fill(open, -1);
      }
    }

    private void touch(int q) {
      open[q] = -1;
      touched[q] = true;
    }

    private void local(GateCall call, int guard) {
      int q = call.qubit(0);
      if (guard != Step.NO_GUARD) {
        open[q] = -1;
      } else if (open[q] >= 0) {
        since[q] = Matrices.multiply(call.matrix(), since[q]);
      }
    }

    private void interact(Step.Interact gate) {
      boolean guarded = gate.guard() != Step.NO_GUARD;
      for (int operand = 0; operand < 2; operand++) {
        int q = gate.call().qubit(operand);
        if (guarded) {
          open[q] = -1;
        }
        enter(q, ZForm.axis(gate.call(), operand));
        qubit[2 * gate.number() + operand] = q;
        segment[2 * gate.number() + operand] = open[q];
        flip[2 * gate.number() + operand] = parity[q];
        afresh[2 * gate.number() + operand] = touched[q];
        touched[q] = false;
        if (guarded) {
          open[q] = -1;
        }
      }
    }

    /** Goes on with the segment of the qubit, or starts one. */
    private void enter(int q, Axis next) {
      double[] between = inFrames(since[q], axis[q], next);
      if (open[q] < 0 || !(Matrices.isDiagonal(between) || Matrices.isAntidiagonal(between))) {
        open[q] = fresh(q);
        parity[q] = false;
      } else if (!Matrices.isDiagonal(between)) {
        parity[q] = !parity[q];
      }
      axis[q] = next;
      since[q] = IDENTITY;
    }

    private int fresh(int q) {
      if (segments == root.length) {
        root = Arrays.copyOf(root, 2 * segments);
      }
      root[segments] = q;
      return segments++;
    }
  }

  private static final double[] IDENTITY = Matrices.identity(1);

  /** V(after)·M·V(before)†. */
  private static double[] inFrames(double[] between, Axis before, Axis after) {
    double[] turned = between;
    if (before != Axis.Z) {
      turned = Matrices.multiply(turned, Matrices.product(1, ZForm.fromZ(before, 0)));
    }
    if (after != Axis.Z) {
      List<GateCall> turn = after.toZ();
      turned = Matrices.multiply(Matrices.product(1, turn), turned);
    }
    return turned;
  }
}
