package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Carries statements out one by one: what is left of them is the program. */
final class Elaborator {
  private final Source source;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateApplication gates;
  private final GateDefinitions definitions;
  private final Variables variables;
  private final Loops loops;
  private final Branches branches;
  private final ProgramSink sink;

  Elaborator(Source source, Names names, Version version, Budget budget, ProgramSink sink) {
    this.source = source;
    this.sink = sink;
    scope = new Scope(source);
    Arithmetic arithmetic = new Arithmetic(source, sink::isBit);
    evaluator = new Evaluator(source, names, budget, arithmetic);
    operands = new Operands(source, evaluator);
    gates = new GateApplication(source, names, version, budget, evaluator, operands, sink);
    definitions = new GateDefinitions(source, version, scope, budget, evaluator, gates);
    variables = new Variables(source, scope, evaluator, operands, sink);
    loops = new Loops(source, scope, budget, evaluator);
    branches = new Branches(evaluator, variables, sink, this);
  }

  void run(Statement statement) {
    switch (statement) {
      case Statement.ApplyGate gate -> gates.apply(gate);
      case Statement.Measure measure -> measure(measure);
      case Statement.Annotated(int _, var annotations, var inner) -> annotated(annotations, inner);
      case Statement.DeclareQubits declaration -> declare(declaration);
      case Statement.Declare declaration -> declare(declaration);
      case Statement.DefineGate definition -> definitions.define(definition);
      case Statement.DeclareOpaque opaque -> definitions.declareOpaque(opaque);
      case Statement.Reset reset -> reset(reset);
      case Statement.Barrier barrier -> barrier(barrier);
      case Statement.Assign assign -> variables.assign(assign);
      case Statement.If branch -> branches.run(branch);
      case Statement.For loop -> loops.run(loop, () -> block(loop.body()));
      case Statement.Block(int _, var body) -> block(body);
    }
  }

  void block(List<Statement> statements) {
    scope.open();
    statements.forEach(this::run);
    scope.close();
  }

  private void annotated(List<Annotation> annotations, Statement inner) {
    List<Annotation> before = sink.annotations();
    sink.annotate(annotations);
    run(inner);
    sink.annotate(before);
  }

  private void declare(Statement.DeclareQubits declaration) {
    int at = declaration.at();
    if (!scope.isOutermost()) {
      throw source.fault(
          at, "qubits are declared inside a block", "they are declared outside of blocks", "");
    }
    Term given = declaration.size();
    long size = given == null ? 1 : evaluator.known(given, "a size");
    List<Annotation> before = sink.annotations();
    String name = Marks.name(before, declaration.name().toString());
    int first = sink.addRegister(name, size, given == null, Marks.others(before), at);
    scope.declare(declaration.name(), new Symbol.Qubits(first, (int) size, given == null), at);
  }

  private void declare(Statement.Declare declaration) {
    Term measured = declaration.measured();
    variables.declare(declaration);
    if (measured != null) {
      Term target = new Term.Reference(declaration.at(), declaration.name());
      measure(new Statement.Measure(declaration.at(), measured, target));
    }
  }

  private void measure(Statement.Measure measure) {
    int qubit = operands.findQubit(measure.qubits());
    int[] qubits = qubit < 0 ? operands.qubits(measure.qubits()) : new int[] {qubit};
    Term target = measure.target();
    int[] cells =
        target == null
            ? IntStream.of(qubits).map(_ -> variables.unnamedBit(measure.at())).toArray()
            : operands.bitCells(target);
    if (cells.length != qubits.length) {
      throw source.fault(
          measure.at(),
          "a measurement of " + qubits.length + " qubits into " + cells.length + " bits",
          "each qubit goes into a bit of its own",
          "name the bits that are meant");
    }
    for (int i = 0; i < cells.length; i++) {
      sink.add(new Operation.Measure(qubits[i], cells[i]), measure.at());
    }
  }

  private void reset(Statement.Reset reset) {
    for (int qubit : operands.qubits(reset.qubits())) {
      sink.add(new Operation.Reset(qubit), reset.at());
    }
  }

  private void barrier(Statement.Barrier barrier) {
    int[] qubits =
        barrier.operands().isEmpty()
            ? IntStream.range(0, sink.qubitCount()).toArray()
            : barrier.operands().stream()
                .flatMapToInt(term -> Arrays.stream(operands.qubits(term)))
                .toArray();
    List<Integer> boxed = Arrays.stream(qubits).boxed().toList();
    sink.add(new Operation.Barrier(boxed), 1 + qubits.length / 4, barrier.at());
  }
}
