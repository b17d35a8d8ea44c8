package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Carries statements out one by one: what is left of them is the program. */
final class Elaborator implements Outside {
  private final Source source;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateApplication gates;
  private final GateDefinitions definitions;
  private final Variables variables;
  private final Aliases aliases;
  private final Subroutines subroutines;
  private final Exits exits;
  private final Loops loops;
  private final Repetitions repetitions;
  private final Branches branches;
  private final InputValues inputs;
  private final ProgramSink sink;

  /** After the statements of the outermost block so far. */
  private Flow flow = Flow.ON;

  Elaborator(
      Source source,
      Names names,
      Version version,
      Budget budget,
      ProgramSink sink,
      InputValues inputs) {
    this.source = source;
    this.sink = sink;
    this.inputs = inputs;
    scope = new Scope(source);
    Arithmetic arithmetic = new Arithmetic(source, sink::isBit);
    evaluator = new Evaluator(source, names, scope, budget, arithmetic, this);
    operands = new Operands(source, evaluator);
    gates = new GateApplication(source, names, version, budget, evaluator, operands, sink);
    variables = new Variables(source, scope, evaluator, operands, sink);
    exits = new Exits(source, evaluator, variables, sink);
    definitions = new GateDefinitions(source, version, scope, budget, evaluator, gates, exits);
    aliases = new Aliases(source, scope, evaluator, operands);
    subroutines =
        new Subroutines(
            source, names, scope, budget, evaluator, operands, variables, exits, sink, this);
    loops = new Loops(source, scope, budget, evaluator, variables::copy, exits);
    repetitions = new Repetitions(source, budget, evaluator, variables, exits, sink, this);
    branches = new Branches(source, evaluator, variables, exits, sink, this);
    exits.enter(Flow.Kind.END, List.of(), 0);
  }

  /** Carries a statement of the outermost block out. */
  boolean isEnd(Statement statement) {
    flow = exits.after(flow, List.of(statement), statement.at(), () -> run(statement));
    return switch (flow.kind()) {
      case ON, OPEN -> false;
      case END -> true;
      case BREAK, CONTINUE, RETURN ->
          throw source.fault(
              flow.at(), flow.kind().word() + " outside of a loop", "it ends one", "end was meant");
    };
  }

  private Flow run(Statement statement) {
    switch (statement) {
      case Statement.ApplyGate gate -> applyOrCall(gate);
      case Statement.Measure measure -> measure(measure);
      case Statement.Annotated(int _, var annotations, var inner) -> {
        return annotated(annotations, inner);
      }
      case Statement.DeclareQubits declaration -> declare(declaration);
      case Statement.Declare declaration -> declare(declaration);
      case Statement.DeclareArray declaration -> variables.declare(declaration);
      case Statement.DeclareInput declaration -> declare(declaration);
      case Statement.Alias alias -> aliases.declare(alias);
      case Statement.DefineGate definition -> definitions.define(definition);
      case Statement.DeclareOpaque opaque -> definitions.declareOpaque(opaque);
      case Statement.DefineSubroutine definition -> subroutines.define(definition);
      case Statement.Reset reset -> reset(reset);
      case Statement.Barrier barrier -> barrier(barrier.operands(), barrier.at());
      case Statement.Delay delay -> delay(delay);
      case Statement.Assign assign -> variables.assign(assign);
      case Statement.Calibration calibration -> definitions.calibrate(calibration);
      case Statement.If branch -> {
        return branches.run(branch);
      }
      case Statement.Switch choice -> {
        return branches.run(choice);
      }
      case Statement.For loop -> {
        return loops.run(loop, () -> block(loop.body(), loop.at()));
      }
      case Statement.While loop -> {
        return repetitions.run(loop);
      }
      case Statement.Block(int at, var body) -> {
        return block(body, at);
      }
      case Statement.Return back -> {
        subroutines.returned(back);
        return Flow.to(Flow.Kind.RETURN, back.at());
      }
      case Statement.Leave(int at, var exit) -> {
        return Flow.to(kind(exit), at);
      }
    }
    return Flow.ON;
  }

  static Flow.Kind kind(Statement.Exit exit) {
    return switch (exit) {
      case BREAK -> Flow.Kind.BREAK;
      case CONTINUE -> Flow.Kind.CONTINUE;
      case END -> Flow.Kind.END;
    };
  }

  /** With names of its own. */
  Flow block(List<Statement> statements, int at) {
    scope.open();
    Flow flow = all(statements, at);
    scope.close();
    return flow;
  }

  /**
   * Up to the one that leads elsewhere. What follows a statement that does so only for some
   * outcomes is carried out under that condition, in parts side by side.
   */
  Flow all(List<Statement> statements, int at) {
    evaluator.down(at);
    Flow so = Flow.ON;
    int[] next = {0};
    while (next[0] < statements.size() && so.mayGoOn()) {
      List<Statement> rest = statements.subList(next[0], statements.size());
      so = exits.after(so, rest, at, () -> untilJump(statements, next));
    }
    evaluator.up();
    return so;
  }

  private Flow untilJump(List<Statement> statements, int[] next) {
    Flow result = Flow.ON;
    while (next[0] < statements.size() && result.goesOn()) {
      result = run(statements.get(next[0]++));
    }
    return result;
  }

  private Flow annotated(List<Annotation> annotations, Statement inner) {
    List<Annotation> before = sink.annotations();
    sink.annotate(annotations);
    Flow flow = run(inner);
    sink.annotate(before);
    return flow;
  }

  /** In the text a call without a value looks like a gate without qubits. */
  private void applyOrCall(Statement.ApplyGate gate) {
    if (gate.operands().isEmpty()
        && gate.gate().symbol() instanceof Symbol.Called(Subroutine subroutine)) {
      subroutines.run(subroutine, gate);
    } else {
      gates.apply(gate);
    }
  }

  @Override
  public Value call(Term.Invoke invoke) {
    return subroutines.value(invoke);
  }

  @Override
  public Symbol undeclared(Term.Reference reference) {
    Name name = reference.name();
    int first = sink.addPhysical("physical_" + name.toString().substring(1), reference.at());
    Symbol qubit = Symbol.Qubits.register(first, 1, true);
    name.mean(qubit, -1);
    return qubit;
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
    Symbol register = Symbol.Qubits.register(first, (int) size, given == null);
    scope.declare(declaration.name(), register, at);
  }

  private void declare(Statement.Declare declaration) {
    Term measured = declaration.measured();
    variables.declare(declaration);
    if (measured != null) {
      Term target = new Term.Reference(declaration.at(), declaration.name());
      measure(new Statement.Measure(declaration.at(), measured, target));
    }
  }

  /** Its value was given with the program, so it is a constant. */
  private void declare(Statement.DeclareInput input) {
    if (!scope.isOutermost()) {
      throw source.fault(
          input.at(), "an input inside a block", "inputs are declared outside of blocks", "");
    }
    Type type = evaluator.type(input.type());
    Symbol symbol =
        input.sizes().isEmpty()
            ? new Symbol.Constant(inputs.value(input.name(), type, input.at()))
            : new Symbol.Array(
                inputs.array(
                    input.name(),
                    type,
                    variables.arrays().sizes(input.sizes(), input.at()),
                    input.at()));
    scope.declare(input.name(), symbol, input.at());
  }

  private void measure(Statement.Measure measure) {
    int qubit = operands.findQubit(measure.qubits());
    int[] qubits = qubit < 0 ? operands.qubits(measure.qubits()) : new int[] {qubit};
    Term target = measure.target();
    int[] cells = target == null ? unnamed(qubits, measure.at()) : operands.bitCells(target);
    if (cells.length != qubits.length) {
      throw source.fault(
          measure.at(),
          "a measurement of " + qubits.length + " qubits into " + cells.length + " bits",
          "each qubit goes into a bit of its own",
          "name the bits that are meant");
    }
    measure(qubits, cells, measure.at());
  }

  private void measure(int[] qubits, int[] cells, int at) {
    for (int i = 0; i < cells.length; i++) {
      sink.add(new Operation.Measure(qubits[i], cells[i]), at);
    }
  }

  private int[] unnamed(int[] qubits, int at) {
    return IntStream.of(qubits).map(_ -> variables.unnamedBit(at)).toArray();
  }

  /** Measures into bits without a name. */
  Value outcome(@Nullable Term measured) {
    if (measured == null) {
      throw new IllegalStateException("nothing is measured");
    }
    int[] qubits = operands.qubits(measured);
    int[] cells = unnamed(qubits, measured.at());
    measure(qubits, cells, measured.at());
    List<Expression> bits = new ArrayList<>();
    for (int cell : cells) {
      bits.add(new Expression.Cell(cell));
    }
    return new Value.Bits(bits);
  }

  private void reset(Statement.Reset reset) {
    for (int qubit : operands.qubits(reset.qubits())) {
      sink.add(new Operation.Reset(qubit), reset.at());
    }
  }

  private void barrier(List<Term> terms, int at) {
    int[] qubits =
        terms.isEmpty()
            ? IntStream.range(0, sink.qubitCount()).toArray()
            : terms.stream().flatMapToInt(term -> Arrays.stream(operands.qubits(term))).toArray();
    List<Integer> boxed = Arrays.stream(qubits).boxed().toList();
    sink.add(new Operation.Barrier(boxed), 1 + qubits.length / 4, at);
  }

  /** How long anything takes is for the network to say: what is left of a delay is its order. */
  private void delay(Statement.Delay delay) {
    if (!(evaluator.value(delay.time()) instanceof Value.Time)) {
      throw source.fault(
          delay.time().at(), "a delay without a unit", "it is a length of time", "100ns was meant");
    }
    barrier(delay.operands(), delay.at());
  }
}
