package bellhop.simulator.execution;

import bellhop.circuit.Axis;
import bellhop.circuit.Form;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.simulator.execution.Waits.Wait;
import bellhop.units.RandomStream;
import java.util.Arrays;

/**
 * Physical qubits over few wires. A qubit either has a known value, or it is a branch of a wire:
 * the wire's amplitudes φ stand for the state Σ φ_z |z z … z⟩ of all its branches, each with a flip
 * X^f and a frame F of its own, F·X^f|z⟩. So a root and its copies, which gate teleportation makes,
 * share one wire; whichever branch is measured last holds the qubit.
 *
 * <p>Everything here is exact. One-qubit gates change frames, and a frame that became diagonal or
 * antidiagonal is pushed into amplitudes and flip; a gate that is diagonal in a branch's frame acts
 * on the wire; measuring a branch multiplies φ by the row of its frame. What has no such form makes
 * the branch a wire of its own, which costs a qubit of the state vector and nothing else. Of a sole
 * branch, flip and frame are always pushed into the amplitudes.
 */
final class Branches {
  private static final int KNOWN = -1;
  private static final double[] NO_FRAME = {};
  private static final GateCall COPY = GateCall.of(Gate.CX, 0, 1);
  private static final double BELOW_ONE = StrictMath.nextDown(1.0);

  private final Wires wires;
  private final int[] wireOf;

  /** The value where it is known, else the flip. */
  private final int[] bit;

  private final double[][] frameOf;
  private final Members members;

  Branches(int qubitCount) {
    wires = new Wires(qubitCount); // no wire is without a branch
    members = new Members(qubitCount);
    wireOf = new int[qubitCount];
    bit = new int[qubitCount];
    frameOf = new double[qubitCount][];
    Arrays.fill(frameOf, NO_FRAME);
  }

  void start() {
    wires.start();
    Arrays.fill(wireOf, KNOWN);
    Arrays.fill(bit, 0);
    Arrays.fill(frameOf, NO_FRAME);
    members.clear();
  }

  Wires wires() {
    return wires;
  }

  boolean isKnown(int qubit) {
    return wireOf[qubit] == KNOWN;
  }

  /** The value of a known qubit. */
  int value(int qubit) {
    return bit[qubit];
  }

  /** The wire of a qubit that is not known, of which it is the sole branch or one without frame. */
  int wire(int qubit) {
    return wireOf[qubit];
  }

  /** The flip with which such a qubit reads its wire. */
  int flip(int qubit) {
    return bit[qubit];
  }

  /** The qubit, no branch of anything, has that value. */
  void know(int qubit, int value) {
    wireOf[qubit] = KNOWN;
    bit[qubit] = value;
  }

  /** A gate of any size. */
  void apply(GateCall call) {
    switch (call.gate().form()) {
      case Form.OneQubit _ -> turn(call.qubit(0), call);
      case Form.Interaction interaction -> interact(call, interaction);
      case Form.Sequence _ -> {
        if (call.gate() == Gate.SWAP) {
          exchange(call.qubit(0), call.qubit(1));
        } else {
          call.expand().forEach(this::apply);
        }
      }
    }
  }

  private void turn(int qubit, GateCall call) {
    int pauli = Paulis.find(call.gate());
    if (pauli >= 0) {
      strike(qubit, pauli);
    } else if (isSole(qubit)) {
      wires.apply(call, wireOf[qubit]);
    } else {
      turnBranch(qubit, call.matrix());
    }
  }

  private void turnBranch(int qubit, double[] matrix) {
    if (!isKnown(qubit)) {
      setFrame(qubit, Matrices.multiply(matrix, frame(qubit)));
    } else if (!Matrix2.isDiagonal(matrix)) {
      makeWire(qubit);
      wires.apply1(wireOf[qubit], matrix);
    }
  }

  /** A Pauli gate or fault; signs of the whole state do not matter. */
  void strike(int qubit, int pauli) {
    if (isKnown(qubit)) {
      bit[qubit] ^= pauli & Paulis.X;
    } else if (isSole(qubit)) {
      wires.pauli(wireOf[qubit], pauli);
    } else if (frameOf[qubit].length == 0) {
      bit[qubit] ^= pauli & Paulis.X;
      wires.pauli(wireOf[qubit], pauli & Paulis.Z);
    } else {
      Gate gate = pauli == Paulis.X ? Gate.X : pauli == Paulis.Z ? Gate.Z : Gate.Y;
      setFrame(qubit, Matrices.multiply(gate.matrix(), frame(qubit)));
    }
  }

  private boolean isSole(int qubit) {
    return wireOf[qubit] != KNOWN && members.count(wireOf[qubit]) == 1;
  }

  private double[] frame(int qubit) {
    double[] frame = frameOf[qubit];
    return frame.length == 0 ? Matrices.identity(1) : frame;
  }

  /** Keeps a frame only where it mixes values; else pushes it into amplitudes and flip. */
  private void setFrame(int qubit, double[] frame) {
    if (Matrix2.isDiagonal(frame)) {
      pushDiagonal(qubit, frame);
    } else if (Matrix2.isAntidiagonal(frame)) {
      // D·X, so D acts on the flipped value
      bit[qubit] ^= 1;
      pushDiagonal(qubit, Matrix2.exchangeColumns(frame));
    } else {
      frameOf[qubit] = frame;
    }
  }

  private void pushDiagonal(int qubit, double[] d) {
    frameOf[qubit] = NO_FRAME;
    double[] onWire = bit[qubit] == 0 ? d : new double[] {d[6], d[7], 0, 0, 0, 0, d[0], d[1]};
    wires.apply1(wireOf[qubit], onWire);
  }

  private void interact(GateCall call, Form.Interaction interaction) {
    int q0 = call.qubit(0);
    int q1 = call.qubit(1);
    prepare(q0, interaction.first());
    prepare(q1, interaction.second());
    if (wireOf[q0] == wireOf[q1]) {
      split(q1);
    }
    enterFrame(q0);
    enterFrame(q1);
    wires.apply(call, wireOf[q0], wireOf[q1]);
    leaveFrame(q0);
    leaveFrame(q1);
  }

  /** Makes the qubit a branch on which a gate that leaves that axis alone acts on the wire. */
  private void prepare(int qubit, Axis axis) {
    if (isKnown(qubit)) {
      makeWire(qubit);
      return;
    }
    if (isSole(qubit)) {
      return;
    }
    double[] seen = Matrices.multiply(Matrices.product(1, axis.toZ()), frame(qubit));
    if (!Matrix2.isDiagonal(seen) && !Matrix2.isAntidiagonal(seen)) {
      split(qubit);
    }
  }

  private void enterFrame(int qubit) {
    if (!isSole(qubit)) {
      int wire = wireOf[qubit];
      wires.pauli(wire, bit[qubit]);
      double[] frame = frameOf[qubit];
      if (frame.length > 0) {
        wires.apply1(wire, frame);
      }
    }
  }

  private void leaveFrame(int qubit) {
    if (!isSole(qubit)) {
      int wire = wireOf[qubit];
      double[] frame = frameOf[qubit];
      if (frame.length > 0) {
        wires.apply1(wire, Matrices.adjoint(frame));
      }
      wires.pauli(wire, bit[qubit]);
    }
  }

  /** A known qubit gets amplitudes. */
  private void makeWire(int qubit) {
    join(qubit, wires.take(bit[qubit]), 0);
  }

  /** The qubit, known so far, becomes the sole branch of a fresh wire. */
  int ownWire(int qubit) {
    if (isKnown(qubit)) {
      makeWire(qubit);
    } else if (!isSole(qubit)) {
      split(qubit);
    }
    return wireOf[qubit];
  }

  private void join(int qubit, int wire, int flip) {
    wireOf[qubit] = wire;
    bit[qubit] = flip;
    frameOf[qubit] = NO_FRAME;
    members.add(wire, qubit);
  }

  /** Takes one of several branches from its wire. */
  private void part(int qubit, int wire) {
    members.remove(wire, qubit);
    frameOf[qubit] = NO_FRAME;
    wireOf[qubit] = KNOWN;
    if (members.count(wire) == 1) {
      pushSole(members.first(wire));
    }
  }

  private void pushSole(int qubit) {
    wires.pauli(wireOf[qubit], bit[qubit]);
    bit[qubit] = 0;
    double[] frame = frameOf[qubit];
    if (frame.length > 0) {
      wires.apply1(wireOf[qubit], frame);
      frameOf[qubit] = NO_FRAME;
    }
  }

  /** One of several branches becomes a wire of its own. */
  private void split(int qubit) {
    int from = wireOf[qubit];
    int flip = bit[qubit];
    double[] frame = frameOf[qubit];
    int own = wires.take(flip);
    wires.apply(COPY, from, own);
    if (frame.length > 0) {
      wires.apply1(own, frame);
    }
    part(qubit, from);
    join(qubit, own, 0);
  }

  /** A known qubit becomes a copy of a root, with a flip relative to it. */
  void copy(int root, int qubit, int flip) {
    if (isKnown(root)) {
      know(qubit, bit[root] ^ flip);
      return;
    }
    if (frameOf[root].length > 0) {
      split(root);
    }
    join(qubit, wireOf[root], bit[root] ^ flip);
  }

  /** Waiting, exactly. */
  void decay(int qubit, Wait wait, RandomStream stream) {
    if (isKnown(qubit)) {
      bit[qubit] = Wires.decayed(bit[qubit], wait, stream);
      return;
    }
    if (frameOf[qubit].length > 0) {
      split(qubit);
    }
    if (wires.decay(wireOf[qubit], bit[qubit], wait, stream)) {
      strike(qubit, Paulis.X);
    }
  }

  /** The chance that a measurement would give 1. */
  double chanceOfOne(int qubit) {
    if (isKnown(qubit)) {
      return bit[qubit];
    }
    return frameOf[qubit].length == 0
        ? wires.probability(wireOf[qubit], 1 ^ bit[qubit])
        : chanceAcross(qubit);
  }

  private double chanceAcross(int qubit) {
    double[] seen = seen(qubit);
    double ifZero = Matrix2.square(seen, 2);
    double ifOne = Matrix2.square(seen, 3);
    if (StrictMath.abs(ifOne - ifZero) <= 1e-12) {
      return ifZero;
    }
    double one = wires.probability(wireOf[qubit], 1);
    return (1 - one) * ifZero + one * ifOne;
  }

  /** From the wire's value to the qubit's own. */
  private double[] seen(int qubit) {
    double[] f = frame(qubit);
    return bit[qubit] == 0 ? f : Matrix2.exchangeColumns(f);
  }

  /** Measures; the qubit is known afterwards, and so are branches that it decides. */
  int measure(int qubit, double u) {
    if (isKnown(qubit)) {
      return bit[qubit];
    }
    return frameOf[qubit].length == 0 ? measureWire(qubit, u) : measureAcross(qubit, u);
  }

  /** In the basis in which the branches are copies: all of them are decided. */
  private int measureWire(int qubit, double u) {
    int wire = wireOf[qubit];
    int flip = bit[qubit];
    // 1 is to be found where u is small, whatever the flip
    double draw = flip == 0 ? u : StrictMath.min(1 - u, BELOW_ONE);
    int value = wires.measure(wire, draw);
    for (int branch : members.removeAll(wire)) {
      decide(branch, value);
    }
    return value ^ flip;
  }

  private void decide(int branch, int value) {
    double[] frame = frameOf[branch];
    frameOf[branch] = NO_FRAME;
    know(branch, value ^ bit[branch]);
    if (frame.length > 0) {
      makeWire(branch);
      wires.apply1(wireOf[branch], frame);
    }
  }

  /** Across that basis: the others keep the superposition, multiplied by a row of the frame. */
  private int measureAcross(int qubit, double u) {
    int wire = wireOf[qubit];
    double[] seen = seen(qubit);
    double chance = chanceAcross(qubit);
    int value = u < chance ? 1 : 0;
    double factor = 1 / StrictMath.sqrt(value == 1 ? chance : 1 - chance);
    wires.apply1(wire, Matrix2.diagonalOfRow(seen, value, factor));
    part(qubit, wire);
    know(qubit, value);
    return value;
  }

  /** Two qubits change names. */
  void exchange(int q0, int q1) {
    rename(q0, q1);
    int wire = wireOf[q0];
    int flip = bit[q0];
    double[] frame = frameOf[q0];
    wireOf[q0] = wireOf[q1];
    bit[q0] = bit[q1];
    frameOf[q0] = frameOf[q1];
    wireOf[q1] = wire;
    bit[q1] = flip;
    frameOf[q1] = frame;
  }

  private void rename(int q0, int q1) {
    int w0 = wireOf[q0];
    int w1 = wireOf[q1];
    if (w0 != w1) {
      renameIn(w0, q0, q1);
      renameIn(w1, q1, q0);
    }
  }

  private void renameIn(int wire, int from, int to) {
    if (wire != KNOWN) {
      members.replace(wire, from, to);
    }
  }
}
