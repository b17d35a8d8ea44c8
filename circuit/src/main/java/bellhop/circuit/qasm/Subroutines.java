package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Statement.Parameter;
import bellhop.circuit.qasm.Subroutine.Formal;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines subroutines and carries them out. A call is carried out where it stands, with what it is
 * handed; nothing of it is left in the program but what it does.
 */
final class Subroutines {
  private final Source source;
  private final Names names;
  private final Scope scope;
  private final Budget budget;
  private final Evaluator evaluator;
  private final Operands operands;
  private final Variables variables;
  private final Exits exits;
  private final ProgramSink sink;
  private final Elaborator elaborator;

  /** Those that are being carried out, and what they have returned. */
  private final List<Call> calls = new ArrayList<>();

  private final Set<Name> active = new HashSet<>();

  private static final class Call {
    private final Subroutine subroutine;

    /** Parts around the body that are not always carried out. */
    private final int depth;

    private @Nullable Value result;

    /** Holds the result where it depends on a measurement which return is met. */
    private Symbol.@Nullable Variable cell;

    Call(Subroutine subroutine, int depth) {
      this.subroutine = subroutine;
      this.depth = depth;
    }
  }

  Subroutines(
      Source source,
      Names names,
      Scope scope,
      Budget budget,
      Evaluator evaluator,
      Operands operands,
      Variables variables,
      Exits exits,
      ProgramSink sink,
      Elaborator elaborator) {
    this.exits = exits;
    this.sink = sink;
    this.source = source;
    this.names = names;
    this.scope = scope;
    this.budget = budget;
    this.evaluator = evaluator;
    this.operands = operands;
    this.variables = variables;
    this.elaborator = elaborator;
  }

  void define(Statement.DefineSubroutine statement) {
    int at = statement.at();
    if (!scope.isOutermost()) {
      throw source.fault(
          at, "a subroutine is defined inside a block", "definitions stand outside of blocks", "");
    }
    Subroutine subroutine =
        new Subroutine(
            statement.name(),
            statement.parameters().stream().map(this::formal).toList(),
            statement.result() == null ? null : evaluator.type(statement.result()),
            statement.body(),
            evaluator.assigned(statement.body(), at),
            1 + leastCalls(statement.body()));
    scope.declare(statement.name(), new Symbol.Called(subroutine), at);
  }

  /**
   * Calls in the statements that are surely carried out: those before the first that has a body.
   */
  private static long leastCalls(List<Statement> body) {
    long calls = 0;
    for (Statement statement : body) {
      switch (statement) {
        case Statement.ApplyGate gate ->
            calls = Budget.saturated(calls, leastCalls(gate.gate(), gate.arguments()));
        case Statement.Declare declare ->
            calls = Budget.saturated(calls, leastCallsIn(declare.value()));
        case Statement.Assign assign ->
            calls = Budget.saturated(calls, leastCallsIn(assign.value()));
        case Statement.Return back -> {
          return Budget.saturated(calls, leastCallsIn(back.value()));
        }
        case Statement.If _, Statement.For _, Statement.While _, Statement.Switch _ -> {
          return calls;
        }
        case Statement.Block _, Statement.Annotated _, Statement.Leave _ -> {
          return calls;
        }
        default -> {} // Nothing else calls.
      }
    }
    return calls;
  }

  private static long leastCalls(Name name, List<Term> arguments) {
    long calls =
        name.symbol() instanceof Symbol.Called(Subroutine subroutine) ? subroutine.leastCalls() : 0;
    for (Term argument : arguments) {
      calls = Budget.saturated(calls, leastCallsIn(argument));
    }
    return calls;
  }

  private static long leastCallsIn(@Nullable Term term) {
    return switch (term) {
      case Term.Invoke invoke -> leastCalls(invoke.subroutine(), invoke.arguments());
      case Term.Binary binary ->
          Budget.saturated(leastCallsIn(binary.left()), leastCallsIn(binary.right()));
      case Term.Unary unary -> leastCallsIn(unary.operand());
      case Term.Cast cast -> leastCallsIn(cast.operand());
      case null, default -> 0; // The others may call, too: this is the least.
    };
  }

  private Formal formal(Parameter parameter) {
    Type type = parameter.type() == null ? null : evaluator.type(parameter.type());
    int at = parameter.at();
    return switch (parameter.passing()) {
      case VALUE -> new Formal(parameter.name(), parameter.passing(), type, List.of(), 0, at);
      case QUBITS, READONLY, MUTABLE -> {
        List<Integer> sizes = parameter.sizes().stream().map(this::size).toList();
        Term open = parameter.dimensions();
        int dimensions =
            open == null ? sizes.size() : (int) atMost(evaluator.known(open, "a number"), 7, open);
        yield new Formal(parameter.name(), parameter.passing(), type, sizes, dimensions, at);
      }
    };
  }

  private int size(Term term) {
    return (int) atMost(evaluator.known(term, "a size"), budget.limits().qubits(), term);
  }

  private long atMost(long value, long most, Term term) {
    if (value < 1 || value > most) {
      throw source.fault(term.at(), "the number " + value, "it lies from 1 to " + most, "");
    }
    return value;
  }

  /** A call whose value somebody wants. */
  Value value(Term.Invoke invoke) {
    Subroutine subroutine = subroutine(invoke.subroutine(), invoke.at());
    if (subroutine.result() == null) {
      throw source.fault(
          invoke.at(),
          "the value of " + subroutine.name() + "( )",
          "this subroutine returns nothing",
          "\"-> bit\" or such is missing behind its parameters");
    }
    Value result = call(subroutine, invoke.arguments(), invoke.at());
    if (result == null) {
      throw source.fault(
          invoke.at(),
          subroutine.name() + "( ) ends without a value",
          "each way through it ends with return and a value",
          "");
    }
    return result;
  }

  private Subroutine subroutine(Name name, int at) {
    if (name.symbol() instanceof Symbol.Called(Subroutine subroutine)) {
      return subroutine;
    }
    List<String> known =
        Stream.concat(
                Stream.of(Function.values()).map(Function::word),
                names.all().stream()
                    .filter(other -> other.symbol() instanceof Symbol.Called)
                    .limit(1000)
                    .map(Name::toString))
            .toList();
    throw source.fault(
        at,
        "unknown function \"" + name + "\"",
        "neither the language nor the program defines it before this place",
        Nearest.suggestion(name.toString(), known));
  }

  /** A call as a statement; its value, if there is one, is dropped. */
  void run(Subroutine subroutine, Statement.ApplyGate call) {
    if (!call.modifiers().isEmpty()) {
      throw source.fault(
          call.at(), "a modifier before a subroutine", "modifiers stand before gates", "");
    }
    call(subroutine, call.arguments(), call.at());
  }

  private @Nullable Value call(Subroutine subroutine, List<Term> arguments, int at) {
    if (arguments.size() != subroutine.formals().size()) {
      throw source.fault(
          at,
          subroutine.name() + " with " + arguments.size() + " arguments",
          "it takes " + subroutine.formals().size(),
          "");
    }
    if (active.contains(subroutine.name())) {
      throw recursive(subroutine, at);
    }
    budget.call(subroutine.leastCalls(), at);
    budget.steps(1, at);
    List<Symbol> bound = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      bound.add(bound(subroutine, subroutine.formals().get(i), arguments.get(i)));
    }
    Call call = new Call(subroutine, sink.depth());
    scope.enter();
    calls.add(call);
    active.add(subroutine.name());
    for (int i = 0; i < bound.size(); i++) {
      Formal formal = subroutine.formals().get(i);
      scope.declare(formal.name(), bound.get(i), formal.at());
    }
    exits.enter(Flow.Kind.RETURN, subroutine.body(), at);
    Flow flow = elaborator.all(subroutine.body(), at);
    Flow after = exits.leave(flow);
    requireEnd(after);
    if (call.cell != null) {
      call.result = evaluator.read(call.cell, subroutine.name().toString(), at);
    }
    if (flow.mayGoOn()) {
      call.result = null; // Not each way through the body ends with return.
    }
    calls.removeLast();
    active.remove(subroutine.name());
    scope.leave();
    return call.result;
  }

  private InputException recursive(Subroutine subroutine, int at) {
    return source.fault(
        at,
        "the subroutine \"" + subroutine.name() + "\" calls itself",
        "calls are carried out before the program runs, and this would not end",
        "a loop would do");
  }

  private void requireEnd(Flow flow) {
    switch (flow.kind()) {
      case ON -> {}
      case OPEN, RETURN -> throw new IllegalStateException("a return leads here");
      case BREAK, CONTINUE, END ->
          throw source.fault(
              flow.at(),
              flow.kind().word() + " in a subroutine, outside of its loops",
              "a subroutine ends with return",
              "return was meant");
    }
  }

  private Symbol bound(Subroutine subroutine, Formal formal, Term argument) {
    return switch (formal.passing()) {
      case VALUE -> value(subroutine, formal, argument);
      case QUBITS -> {
        int[] qubits = operands.qubits(argument);
        int wanted = formal.sizes().isEmpty() ? 1 : formal.sizes().getFirst();
        if (qubits.length != wanted) {
          throw source.fault(
              argument.at(),
              qubits.length + " qubits for the parameter " + formal.name(),
              "it takes " + wanted,
              "");
        }
        yield Symbol.Qubits.at(qubits, formal.sizes().isEmpty());
      }
      case READONLY, MUTABLE -> new Symbol.Array(array(formal, argument));
    };
  }

  /** Values are handed over as they are; what the body assigns to is a variable of its own. */
  private Symbol value(Subroutine subroutine, Formal formal, Term argument) {
    Type type = formal.type();
    if (type == null) {
      throw new IllegalStateException("a value without a type");
    }
    Value value = evaluator.valueFor(type, argument);
    if (!subroutine.assigned().contains(formal.name()) && !subroutine.changesArrays()) {
      return new Symbol.Constant(value);
    }
    return variables.copy(formal.name().toString(), type, value, argument.at());
  }

  private ArrayView array(Formal formal, Term argument) {
    if (!(evaluator.value(argument) instanceof Value.Elements(ArrayView view))) {
      throw source.fault(
          argument.at(),
          "a single value for the parameter " + formal.name(),
          "it takes an array",
          "");
    }
    boolean fits = view.element().equals(formal.type()) && view.dimensions() == formal.dimensions();
    for (int i = 0; fits && i < formal.sizes().size(); i++) {
      fits = formal.sizes().get(i) == view.size(i);
    }
    if (!fits) {
      throw source.fault(
          argument.at(),
          "the array " + view.name() + " for the parameter " + formal.name(),
          "type, number of dimensions and sizes are the same",
          "");
    }
    if (formal.passing() == Parameter.Passing.READONLY) {
      return view.readOnly();
    }
    if (!view.isWritable()) {
      throw source.fault(
          argument.at(),
          "the array " + view.name() + " for a mutable parameter",
          "here it may only be read",
          "");
    }
    return view;
  }

  /** Takes the value of a {@code return}. */
  void returned(Statement.Return statement) {
    if (calls.isEmpty()) {
      throw source.fault(
          statement.at(), "return outside of a subroutine", "it ends one", "end was meant");
    }
    Call call = calls.getLast();
    Type type = call.subroutine.result();
    Term given = statement.value();
    Term measured = statement.measured();
    boolean hasValue = given != null || measured != null;
    if (hasValue != (type != null)) {
      throw source.fault(
          statement.at(),
          hasValue ? "a value is returned" : "return without a value",
          type == null
              ? call.subroutine.name() + " says nothing of a result"
              : call.subroutine.name() + " returns " + type,
          "");
    }
    if (type == null) {
      return;
    }
    Value value =
        given != null
            ? evaluator.valueFor(type, given)
            : evaluator.conversion().implicit(elaborator.outcome(measured), type, statement.at());
    if (call.cell == null && sink.depth() == call.depth) {
      call.result = value;
    } else {
      variables.store(cell(call, type, statement.at()), "", value, statement.at());
    }
  }

  private Symbol.Variable cell(Call call, Type type, int at) {
    Symbol.Variable cell = call.cell;
    if (cell == null) {
      if (!type.hasCells()) {
        throw source.fault(
            at,
            "a " + type + " is returned under a measured condition",
            "floats, angles and durations must be known before the program runs",
            "choose between gates instead");
      }
      cell = variables.inCells("result", type, at);
      call.cell = cell;
    }
    return cell;
  }
}
