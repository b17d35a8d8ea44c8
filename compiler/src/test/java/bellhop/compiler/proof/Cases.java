package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.distributed.Place;

/** Programs and what a compiler may make of them. */
public final class Cases {
  private Cases() {}

  /** The qubit of program number i at home on QPU i. */
  public static final Place A = new Place(0, 0);

  public static final Place B = new Place(1, 0);
  public static final Place C = new Place(2, 0);

  public static Program cx() {
    return new ProgramBuilder("cx").qubits("q", 2).apply(Gate.CX, 0, 1).build();
  }

  public static Script remoteCx() {
    Script script = new Script(2, 1, 1);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CX, script.link(0), 0);
    script.end(1, 0, 0, Gate.Z, 0);
    return script;
  }

  /** Three gates and a flip of the root, all of them through one copy. */
  public static Program packet() {
    return new ProgramBuilder("packet")
        .qubits("q", 2)
        .apply(Gate.H, 0)
        .apply(Gate.CP, new double[] {0.3}, 0, 1)
        .apply(Gate.T, 0)
        .apply(Gate.RX, new double[] {0.4}, 1)
        .apply(Gate.CP, new double[] {0.5}, 0, 1)
        .apply(Gate.X, 0)
        .apply(Gate.CX, 0, 1)
        .apply(Gate.H, 0)
        .build();
  }

  public static Script packetOfThree() {
    Script script = new Script(2, 1, 1);
    int copy = script.link(0);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CP, 0.3, copy, 0);
    script.gate(0, Gate.T, 0);
    script.gate(1, Gate.RX, 0.4, 0);
    script.gate(1, Gate.CP, 0.5, copy, 0);
    script.gate(0, Gate.X, 0);
    script.gate(1, Gate.X, copy);
    script.gate(1, Gate.CX, copy, 0);
    script.end(1, 0, 0, Gate.Z, 0);
    script.gate(0, Gate.H, 0);
    return script;
  }

  public static Program iswap() {
    return new ProgramBuilder("iswap").qubits("q", 2).apply(Gate.ISWAP, 0, 1).build();
  }

  /** The qubit of "a" goes to "b", takes part in gates there, and comes home. */
  public static Script thereAndBack() {
    Script script = new Script(2, 1, 2);
    script.move(0, 0, 0, 1, 0);
    script.gate(1, Gate.ISWAP, script.link(0), 0);
    script.move(1, script.link(0), 1, 0, 1);
    script.gate(0, Gate.SWAP, script.link(1), 0);
    return script;
  }

  /** What a copy carries before and after it has become the qubit. */
  public static Program promoted() {
    return new ProgramBuilder("promoted")
        .qubits("q", 3)
        .h(0)
        .cp(.3, 0, 1)
        .cp(.5, 0, 2)
        .h(0)
        .cp(.4, 0, 1)
        .build();
  }

  /** The copy becomes the qubit; what was it is measured away. */
  public static Script promotion() {
    Script script = new Script(2, 2, 2);
    int copy = copyAt1(script);
    script.gate(0, Gate.CP, .5, 0, 1);
    script.gate(0, Gate.H, 0);
    int m = script.send(0, script.measure(0, 0), 1);
    script.guarded(1, m, Gate.Z, copy);
    return goOnAndReturn(script, copy);
  }

  /** The copy becomes the qubit; what was it stays as a copy. */
  public static Script keptCopy() {
    Script script = new Script(2, 2, 2);
    int copy = copyAt1(script);
    script.gate(0, Gate.SWAP, 0, script.link(0));
    script.gate(0, Gate.CP, .5, script.link(0), 1);
    script.end(0, 0, 1, Gate.Z, copy);
    return goOnAndReturn(script, copy);
  }

  private static int copyAt1(Script script) {
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CP, .3, script.link(0), 0);
    return script.link(0);
  }

  private static Script goOnAndReturn(Script script, int qubit) {
    script.gate(1, Gate.H, qubit);
    script.gate(1, Gate.CP, .4, qubit, 0);
    script.move(1, qubit, 1, 0, 1);
    return script.gate(0, Gate.SWAP, script.link(1), 0);
  }

  /** Homes of the qubits of {@link #promoted}. */
  public static Place[] homesOfPromoted() {
    return new Place[] {A, B, new Place(0, 1)};
  }

  public static Program farCx() {
    return new ProgramBuilder("far").qubits("q", 3).apply(Gate.CX, 0, 2).apply(Gate.H, 1).build();
  }

  /** A CX from "a" to "c" by entanglement swapping at "b". */
  public static Script relay() {
    Script script = new Script(3, 1, 2);
    script.pair(0, 0, 0);
    script.pair(1, 1, 0);
    script.gate(1, Gate.CX, script.link(0), script.link(1));
    script.gate(1, Gate.H, script.link(0));
    int z = script.send(1, script.measure(1, script.link(0)), 2);
    int x = script.send(1, script.measure(1, script.link(1)), 2);
    script.guarded(2, x, Gate.X, script.link(0));
    script.guarded(2, z, Gate.Z, script.link(0));
    script.gate(0, Gate.CX, 0, script.link(0));
    int m = script.send(0, script.measure(0, script.link(0)), 2);
    script.guarded(2, m, Gate.X, script.link(0));
    script.gate(2, Gate.CX, script.link(0), 0);
    script.end(2, 0, 0, Gate.Z, 0);
    script.gate(1, Gate.H, 0);
    return script;
  }

  /** A copy on "b" that is copied on to "c". */
  public static Program fan() {
    return new ProgramBuilder("fan")
        .qubits("q", 3)
        .apply(Gate.CX, 0, 1)
        .apply(Gate.CP, new double[] {0.7}, 0, 2)
        .build();
  }

  public static Script fanOut() {
    Script script = new Script(3, 1, 2);
    script.copy(0, 0, 0, 1, 0);
    script.copy(1, script.link(0), 1, 2, 0);
    script.gate(2, Gate.CP, 0.7, script.link(0), 0);
    script.gate(1, Gate.CX, script.link(0), 0);
    script.end(2, 0, 0, Gate.Z, 0);
    script.end(1, 0, 0, Gate.Z, 0);
    return script;
  }

  /** Roots copied along X, Y and the axis of H. */
  public static Program axes() {
    return new ProgramBuilder("axes")
        .qubits("q", 2)
        .apply(Gate.CX, 1, 0)
        .apply(Gate.RYY, new double[] {0.9}, 0, 1)
        .apply(Gate.CH, 1, 0)
        .build();
  }

  public static Script alongAxes() {
    Script script = new Script(2, 1, 1);
    int copy = script.link(0);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(0, Gate.H, 0);
    script.gate(1, Gate.CZ, copy, 0);
    script.end(1, 0, 0, Gate.X, 0);

    script.gate(0, Gate.SDG, 0);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(0, Gate.H, 0);
    script.gate(0, Gate.S, 0);
    script.gate(1, Gate.SDG, 0);
    script.gate(1, Gate.H, 0);
    script.gate(1, Gate.RZZ, 0.9, copy, 0);
    script.gate(1, Gate.H, 0);
    script.gate(1, Gate.S, 0);
    script.end(1, 0, 0, Gate.Y, 0);

    script.gate(0, Gate.RY, -StrictMath.PI / 4, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(0, Gate.RY, StrictMath.PI / 4, 0);
    script.gate(1, Gate.CZ, copy, 0);
    script.end(1, 0, 0, Gate.H, 0);
    return script;
  }

  /** A qubit is measured, and its outcome decides a gate on another QPU. */
  public static Program feedback() {
    return new ProgramBuilder("feedback")
        .qubits("q", 2)
        .bits("c", 2)
        .apply(Gate.H, 0)
        .apply(Gate.CX, 0, 1)
        .apply(Gate.RY, new double[] {0.6}, 1)
        .measure(0, 0)
        .branch(
            new Expression.Binary(
                Expression.BinaryOperator.EQUAL,
                new Expression.Cell(0),
                new Expression.Constant(1)),
            then -> then.apply(Gate.X, 1),
            otherwise -> otherwise.apply(Gate.T, 1))
        .measure(1, 1)
        .build();
  }

  public static Script withFeedback() {
    Script script = new Script(2, 1, 1);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CX, script.link(0), 0);
    script.end(1, 0, 0, Gate.Z, 0);
    script.gate(1, Gate.RY, 0.6, 0);
    int c0 = script.send(0, script.draw(0, 0, 0), 1);
    int not =
        script.compute(
            1, new Expression.Unary(Expression.UnaryOperator.NOT, new Expression.Cell(c0)), -1);
    script.guarded(1, c0, Gate.X, 0);
    script.guarded(1, not, Gate.T, 0);
    script.draw(1, 0, 1);
    return script;
  }
}
