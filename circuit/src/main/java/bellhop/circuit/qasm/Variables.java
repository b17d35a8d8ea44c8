package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Declares classical variables and assigns to them. Bits live in cells; other variables move into
 * one when they are given a value that depends on a measurement, and stay there.
 */
final class Variables {
  private final Source source;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Operands operands;
  private final ProgramSink sink;

  Variables(Source source, Scope scope, Evaluator evaluator, Operands operands, ProgramSink sink) {
    this.source = source;
    this.scope = scope;
    this.evaluator = evaluator;
    this.operands = operands;
    this.sink = sink;
  }

  void declare(Statement.Declare statement) {
    Type type = evaluator.type(statement.type());
    Term given = statement.value();
    Value value =
        given == null
            ? null
            : evaluator.conversion().implicit(evaluator.value(given), type, given.at());
    if (statement.constant() && value != null) {
      scope.declare(statement.name(), new Symbol.Constant(known(value, statement)), statement.at());
      return;
    }
    List<Annotation> before = sink.annotations();
    boolean inCells = type.kind() == TypeKind.BIT || Marks.isCell(before);
    Symbol.Variable variable = new Symbol.Variable(type);
    scope.declare(statement.name(), variable, statement.at());
    if (inCells) {
      sink.annotate(Marks.others(before));
      String name = Marks.name(before, statement.name().toString());
      boolean output =
          type.kind() == TypeKind.BIT ? !Marks.isInternal(before) : Marks.isOutput(before);
      variable.keepInCells(sink.addVariable(name, type, output, statement.at()));
    }
    if (value != null) {
      store(variable, statement.name(), value, statement.at());
    }
  }

  private Value known(Value value, Statement.Declare statement) {
    boolean isOpen =
        switch (value) {
          case Whole whole -> !whole.isKnown();
          case Bits(var bits) -> !bits.stream().allMatch(Expression.Constant.class::isInstance);
          case Value.Real _ -> false;
        };
    if (isOpen) {
      throw source.fault(
          statement.at(),
          "the constant \"" + statement.name() + "\" depends on a measurement",
          "constants are known before the program runs",
          "declare it without const");
    }
    return value;
  }

  /** A bit for outcomes that the program does not keep. */
  int unnamedBit(int at) {
    return sink.addVariable("discarded", Type.BIT, false, at);
  }

  void assign(Statement.Assign statement) {
    Value value = evaluator.value(statement.value());
    if (statement.compound() != null) {
      Value before = evaluator.value(statement.target());
      value = evaluator.combine(statement.compound(), before, value, statement.at());
    }
    switch (statement.target()) {
      case Term.Reference reference -> {
        Symbol.Variable variable = variable(reference);
        int at = statement.value().at();
        Value fitting = evaluator.conversion().implicit(value, variable.type(), at);
        store(variable, reference.name(), fitting, statement.at());
      }
      case Term.Indexed indexed -> assignPart(indexed, value, statement.at());
      default ->
          throw source.fault(statement.at(), "this cannot be assigned to", "variables can", "");
    }
  }

  private Symbol.Variable variable(Term.Reference reference) {
    if (evaluator.symbol(reference) instanceof Symbol.Variable variable) {
      return variable;
    }
    throw source.fault(
        reference.at(),
        "\"" + reference.name() + "\" is assigned to",
        "only variables can be; constants and qubits cannot",
        "");
  }

  private void assignPart(Term.Indexed target, Value value, int at) {
    if (target.of() instanceof Term.Reference reference
        && variable(reference).type().kind() != TypeKind.BIT) {
      assignBitOfNumber(reference, target.selection(), value, at);
      return;
    }
    int[] cells = operands.bitCells(target);
    Type type =
        target.selection() instanceof Selection.One
            ? Type.BIT
            : new Type(TypeKind.BIT, cells.length, false);
    storeBits(cells, evaluator.conversion().implicit(value, type, at), at);
  }

  private void assignBitOfNumber(
      Term.Reference reference, Selection selection, Value value, int at) {
    Symbol.Variable variable = variable(reference);
    if (!(selection instanceof Selection.One(Term index)) || variable.type().kind().isReal()) {
      throw source.fault(at, "a part of a number is assigned", "single bits can be", "");
    }
    String name = reference.name().toString();
    int place = evaluator.selector().index(index, variable.type().width(), name, "bits");
    Value bit = evaluator.conversion().implicit(value, Type.BIT, at);
    Value before = evaluator.value(reference);
    Value mask = Whole.of(~(1L << place), Type.INT);
    Value cleared = evaluator.combine(Operator.BIT_AND, before, mask, at);
    Value after = evaluator.combine(Operator.BIT_OR, cleared, moved(bit, place, at), at);
    Value fitting =
        evaluator.conversion().cast(wrapped(after, variable.type()), variable.type(), at);
    store(variable, reference.name(), fitting, at);
  }

  /** A known bit may become a sign, which a shift would refuse. */
  private Value moved(Value bit, int place, int at) {
    return bit instanceof Whole whole && whole.isKnown()
        ? Whole.of(whole.known() << place, Type.INT)
        : evaluator.combine(Operator.SHIFT_LEFT, bit, Whole.of(place, Type.INT), at);
  }

  private static Value wrapped(Value value, Type type) {
    return value instanceof Whole whole && whole.isKnown()
        ? Whole.of(type.wrap(whole.known()), Type.INT)
        : value;
  }

  private void store(Symbol.Variable variable, Name name, Value value, int at) {
    boolean isOpen = value instanceof Whole whole && !whole.isKnown();
    if (variable.type().kind() == TypeKind.BIT) {
      int first = variable.firstCell();
      int[] cells = IntStream.range(first, first + variable.type().width()).toArray();
      storeBits(cells, value, at);
    } else if (variable.hasCells() || isOpen) {
      moveToCell(variable, name, at);
      assign(variable.firstCell(), ((Whole) value).expression(), at);
    } else {
      variable.know(value);
    }
  }

  /** From now on its value depends on a measurement. */
  private void moveToCell(Symbol.Variable variable, Name name, int at) {
    if (!variable.hasCells()) {
      variable.keepInCells(sink.addVariable(name.toString(), variable.type(), false, at));
    }
  }

  /**
   * Before a branch that assigns to it: its value goes into a cell, because afterwards it depends
   * on the branch.
   */
  void keepThroughBranch(Name name, int at) {
    if (!(name.symbol() instanceof Symbol.Variable variable) || variable.hasCells()) {
      return;
    }
    if (variable.type().kind().isReal()) {
      throw source.fault(
          at,
          "\"" + name + "\" is assigned under a measured condition",
          "floats and angles must be known before the program runs",
          "choose between gates instead");
    }
    Value before = variable.known();
    moveToCell(variable, name, at);
    if (before instanceof Whole whole) {
      assign(variable.firstCell(), whole.expression(), at);
    }
  }

  private void storeBits(int[] cells, Value value, int at) {
    List<Expression> bits =
        switch (value) {
          case Bits(var all) -> all;
          case Whole whole -> List.of(whole.expression());
          case Value.Real _ -> throw new IllegalStateException("cast to bits before");
        };
    if (cells.length > 1 && overlaps(cells, bits)) {
      bits = saved(bits, at);
    }
    for (int i = 0; i < cells.length; i++) {
      assign(cells[i], bits.get(i), at);
    }
  }

  /** Whether a bit is read after another assignment of the same statement has changed it. */
  private static boolean overlaps(int[] cells, List<Expression> bits) {
    Set<Integer> written = new HashSet<>();
    for (int i = 0; i < cells.length; i++) {
      boolean[] reads = {false};
      bits.get(i).forEachCell(cell -> reads[0] |= written.contains(cell));
      if (reads[0]) {
        return true;
      }
      written.add(cells[i]);
    }
    return false;
  }

  private List<Expression> saved(List<Expression> bits, int at) {
    List<Expression> result = new ArrayList<>();
    for (Expression bit : bits) {
      int cell = sink.addVariable("saved", Type.BIT, false, at);
      assign(cell, bit, at);
      result.add(new Expression.Cell(cell));
    }
    return result;
  }

  private void assign(int cell, Expression value, int at) {
    sink.add(new Operation.Assign(cell, value), Weight.of(value), at);
  }
}
