package bellhop.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Builds a program step by step, for tests and generators. Registers number their qubits and cells
 * in the order of declaration.
 */
public final class ProgramBuilder {
  private final String name;
  private final List<Program.QubitRegister> qubits = new ArrayList<>();
  private final List<Program.Variable> variables = new ArrayList<>();
  private final List<String> pragmas = new ArrayList<>();
  private List<Operation> operations = new ArrayList<>();
  private List<Annotation> annotations = new ArrayList<>();
  private int qubitCount;
  private int cellCount;

  public ProgramBuilder(String name) {
    this.name = name;
  }

  /** A register; takes the annotations given before it. */
  public ProgramBuilder qubits(String register, int size) {
    return register(register, size, false);
  }

  /** A qubit declared without a size; takes the annotations given before it. */
  public ProgramBuilder qubit(String register) {
    return register(register, 1, true);
  }

  private ProgramBuilder register(String register, int size, boolean scalar) {
    qubits.add(new Program.QubitRegister(register, qubitCount, size, scalar, annotations));
    annotations = new ArrayList<>();
    qubitCount += size;
    return this;
  }

  /** A register of result bits. */
  public ProgramBuilder bits(String register, int size) {
    return variable(register, Program.Kind.BIT, size, false, true);
  }

  /** A single result bit. */
  public ProgramBuilder bit(String register) {
    return variable(register, Program.Kind.BIT, 1, true, true);
  }

  public ProgramBuilder variable(
      String variable, Program.Kind kind, int width, boolean scalar, boolean output) {
    var declared = new Program.Variable(variable, kind, width, scalar, cellCount, output);
    variables.add(declared);
    cellCount += declared.cellCount();
    return this;
  }

  public ProgramBuilder pragma(String text) {
    pragmas.add(text);
    return this;
  }

  /** Before the next register or operation. */
  public ProgramBuilder annotate(String keyword, String text) {
    annotations.add(new Annotation(keyword, text, 0));
    return this;
  }

  public ProgramBuilder apply(Gate gate, int... on) {
    return add(new Operation.Apply(GateCall.of(gate, on)));
  }

  /** With angles in rad. */
  public ProgramBuilder apply(Gate gate, double[] parameters, int... on) {
    return add(new Operation.Apply(GateCall.of(gate, parameters, on)));
  }

  public ProgramBuilder h(int qubit) {
    return apply(Gate.H, qubit);
  }

  public ProgramBuilder x(int qubit) {
    return apply(Gate.X, qubit);
  }

  public ProgramBuilder z(int qubit) {
    return apply(Gate.Z, qubit);
  }

  public ProgramBuilder cx(int control, int target) {
    return apply(Gate.CX, control, target);
  }

  public ProgramBuilder cz(int a, int b) {
    return apply(Gate.CZ, a, b);
  }

  public ProgramBuilder cp(double angle, int a, int b) {
    return apply(Gate.CP, new double[] {angle}, a, b);
  }

  public ProgramBuilder rx(double angle, int qubit) {
    return apply(Gate.RX, new double[] {angle}, qubit);
  }

  public ProgramBuilder rz(double angle, int qubit) {
    return apply(Gate.RZ, new double[] {angle}, qubit);
  }

  public ProgramBuilder measure(int qubit, int cell) {
    return add(new Operation.Measure(qubit, cell));
  }

  public ProgramBuilder reset(int qubit) {
    return add(new Operation.Reset(qubit));
  }

  /** On these qubits, or on all that are declared so far. */
  public ProgramBuilder barrier(int... on) {
    int[] places = on.length == 0 ? IntStream.range(0, qubitCount).toArray() : on;
    return add(new Operation.Barrier(Arrays.stream(places).boxed().toList()));
  }

  public ProgramBuilder assign(int cell, Expression value) {
    return add(new Operation.Assign(cell, value));
  }

  /** Runs {@code then} if the cell is not 0. */
  public ProgramBuilder when(int cell, Consumer<ProgramBuilder> then) {
    return branch(new Expression.Cell(cell), then, _ -> {});
  }

  public ProgramBuilder branch(
      Expression condition, Consumer<ProgramBuilder> then, Consumer<ProgramBuilder> otherwise) {
    List<Annotation> before = annotations;
    annotations = new ArrayList<>();
    var branch = new Operation.Branch(condition, inside(then), inside(otherwise));
    annotations = before;
    return add(branch);
  }

  /** As long as the condition is not zero. */
  public ProgramBuilder loop(Expression condition, Consumer<ProgramBuilder> body) {
    List<Annotation> before = annotations;
    annotations = new ArrayList<>();
    var loop = new Operation.While(condition, inside(body));
    annotations = before;
    return add(loop);
  }

  private List<Operation> inside(Consumer<ProgramBuilder> body) {
    List<Operation> outside = operations;
    operations = new ArrayList<>();
    body.accept(this);
    List<Operation> result = operations;
    operations = outside;
    return result;
  }

  /** Appends the operation with the annotations given before it. */
  public ProgramBuilder add(Operation operation) {
    operations.add(
        annotations.isEmpty() ? operation : new Operation.Annotated(annotations, operation));
    annotations = new ArrayList<>();
    return this;
  }

  public Program build() {
    return new Program(name, qubits, variables, operations, pragmas);
  }
}
