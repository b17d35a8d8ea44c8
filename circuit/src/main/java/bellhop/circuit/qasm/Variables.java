package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.qasm.Statement.Role;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Declares classical variables and assigns to them. Bits live in cells; other variables move into
 * one when they are given a value that depends on a measurement, and stay there.
 */
final class Variables {
  private final Source source;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Operands operands;
  private final Arrays arrays;
  private final ProgramSink sink;

  Variables(Source source, Scope scope, Evaluator evaluator, Operands operands, ProgramSink sink) {
    this.source = source;
    this.scope = scope;
    this.evaluator = evaluator;
    this.operands = operands;
    this.sink = sink;
    this.arrays = new Arrays(source, evaluator, this);
  }

  void declare(Statement.Declare statement) {
    Type type = evaluator.type(statement.type());
    Term given = statement.value();
    Value value = given == null ? null : evaluator.valueFor(type, given);
    if (statement.role() == Role.CONSTANT && value != null) {
      scope.declare(statement.name(), new Symbol.Constant(known(value, statement)), statement.at());
      return;
    }
    List<Annotation> before = sink.annotations();
    boolean asked = Marks.isCell(before) || statement.role() == Role.OUTPUT;
    if (asked && !type.hasCells()) {
      throw source.fault(
          statement.at(),
          type + " as a result",
          "results are bits and whole numbers that the running program has",
          "drop the word output: its value is known");
    }
    boolean inCells = type.kind() == TypeKind.BIT || asked;
    Symbol.Variable variable = new Symbol.Variable(type);
    scope.declare(statement.name(), variable, statement.at());
    if (inCells) {
      sink.annotate(Marks.others(before));
      String name = Marks.name(before, statement.name().toString());
      variable.keepInCells(sink.addVariable(name, type, isOutput(statement, type), statement.at()));
    }
    if (value != null) {
      store(variable, statement.name().toString(), value, statement.at());
    } else if (inCells && sink.isInLoop() && statement.measured() == null) {
      // Each turn has a new one.
      clear(variable, statement.at());
    }
  }

  private boolean isOutput(Statement.Declare statement, Type type) {
    List<Annotation> before = sink.annotations();
    if (statement.role() == Role.OUTPUT) {
      sink.addOutput(statement.at());
      return true;
    }
    return type.kind() == TypeKind.BIT
        ? !Marks.isInternal(before) && !scope.isInSubroutine()
        : Marks.isOutput(before);
  }

  private void clear(Symbol.Variable variable, int at) {
    Value zero = evaluator.conversion().cast(Whole.of(0, Type.INT), variable.type(), at);
    store(variable, "", zero, at);
  }

  Arrays arrays() {
    return arrays;
  }

  /** A variable of which only the running program knows the value. */
  Symbol.Variable inCells(String name, Type type, int at) {
    Symbol.Variable variable = new Symbol.Variable(type);
    variable.keepInCells(sink.addVariable(name, type, false, at));
    return variable;
  }

  /** A variable of its own with a value. */
  Symbol.Variable copy(String name, Type type, Value value, int at) {
    Symbol.Variable variable =
        type.kind() == TypeKind.BIT ? inCells(name, type, at) : new Symbol.Variable(type);
    store(variable, name, value, at);
    return variable;
  }

  void declare(Statement.DeclareArray statement) {
    ArrayView array = arrays.create(statement);
    scope.declare(statement.name(), new Symbol.Array(array), statement.at());
  }

  /** Bits have their cells from the start. */
  void prepare(ArrayView array, int at) {
    if (array.element().kind() != TypeKind.BIT) {
      return;
    }
    for (int i = 0; i < array.count(); i++) {
      ArrayView one = array.element(i);
      boolean output = !scope.isInSubroutine();
      int first = sink.addVariable(one.nameOfOnly(), array.element(), output, at);
      one.only().keepInCells(first);
      if (sink.isInLoop()) {
        clear(one.only(), at);
      }
    }
  }

  private Value known(Value value, Statement.Declare statement) {
    boolean isOpen =
        switch (value) {
          case Whole whole -> !whole.isKnown();
          case Bits(var bits) -> !bits.stream().allMatch(Expression.Constant.class::isInstance);
          case Value.Real _, Value.Time _ -> false;
          case Value.Elements _ -> throw new IllegalStateException("no constants are arrays");
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
    Place place = evaluator.places().of(statement.target());
    if (place instanceof Place.Elements(ArrayView view)) {
      arrays.assign(view, statement);
      return;
    }
    boolean isReal =
        place instanceof Place.Single(var target, var _) && target.type().kind().isReal();
    Value value =
        isReal
            ? new Value.Real(evaluator.real(statement.value()))
            : evaluator.value(statement.value());
    if (statement.compound() != null) {
      Value before = evaluator.value(statement.target());
      value = evaluator.combine(statement.compound(), before, value, statement.at());
    }
    requireWritable(statement.target());
    switch (place) {
      case Place.Single(var variable, String name) -> {
        int at = statement.value().at();
        Value fitting = evaluator.conversion().implicit(value, variable.type(), at);
        store(variable, name, fitting, statement.at());
      }
      case Place.Part part -> assignPart(part, statement.target(), value, statement.at());
      case Place.Elements _ -> throw new IllegalStateException("assigned before");
    }
  }

  /** Refuses what a subroutine may only read. */
  private void requireWritable(Term target) {
    Term base = target;
    while (base instanceof Term.Indexed indexed) {
      base = indexed.of();
    }
    if (base instanceof Term.Reference(int _, Name name)
        && name.symbol() instanceof Symbol.Array(ArrayView view)) {
      arrays.requireWritable(view, target.at());
    }
  }

  private void assignPart(Place.Part part, Term target, Value value, int at) {
    if (part.variable().type().kind() != TypeKind.BIT) {
      assignBitOfNumber(part, value, at);
      return;
    }
    int[] cells = operands.bitCells(part, target);
    Type type =
        part.selection() instanceof Selection.One
            ? Type.BIT
            : new Type(TypeKind.BIT, cells.length, false);
    storeBits(cells, evaluator.conversion().implicit(value, type, at), at);
  }

  private void assignBitOfNumber(Place.Part part, Value value, int at) {
    Symbol.Variable variable = part.variable();
    if (!(part.selection() instanceof Selection.One(Term index)) || !variable.type().hasCells()) {
      throw source.fault(at, "a part of a number is assigned", "single bits can be", "");
    }
    int place = evaluator.selector().index(index, variable.type().width(), part.name(), "bits");
    Value bit = evaluator.conversion().implicit(value, Type.BIT, at);
    Value before = evaluator.read(variable, part.name(), at);
    Value mask = Whole.of(~(1L << place), Type.INT);
    Value cleared = evaluator.combine(Operator.BIT_AND, before, mask, at);
    Value after = evaluator.combine(Operator.BIT_OR, cleared, moved(bit, place, at), at);
    Value fitting =
        evaluator.conversion().cast(wrapped(after, variable.type()), variable.type(), at);
    store(variable, part.name(), fitting, at);
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

  /**
   * @param name for the cell, if it needs one now
   */
  void store(Symbol.Variable variable, String name, Value value, int at) {
    boolean isOpen = value instanceof Whole whole && !whole.isKnown();
    if (variable.type().kind() == TypeKind.BIT) {
      storeBits(variable.allCells(), value, at);
    } else if (variable.hasCells() || isOpen) {
      moveToCell(variable, name, at);
      assign(variable.firstCell(), ((Whole) value).expression(), at);
    } else {
      variable.know(value);
    }
  }

  /** From now on its value depends on a measurement. */
  private void moveToCell(Symbol.Variable variable, String name, int at) {
    if (!variable.hasCells()) {
      variable.keepInCells(sink.addVariable(name, variable.type(), false, at));
    }
  }

  /**
   * Before a branch that assigns to it: its value goes into a cell, because afterwards it depends
   * on the branch.
   */
  void keepThroughBranch(Name name, int at) {
    if (!evaluator.sees(name)) {
      return;
    }
    switch (name.symbol()) {
      case Symbol.Variable variable -> keepThroughBranch(variable, name.toString(), at);
      case Symbol.Array(ArrayView view) -> {
        evaluator.charge(view.count(), at);
        for (int i = 0; i < view.count(); i++) {
          ArrayView one = view.element(i);
          keepThroughBranch(one.only(), one.nameOfOnly(), at);
        }
      }
      case null, default -> {} // Nothing else is assigned to.
    }
  }

  void keepThroughBranch(Symbol.Variable variable, String name, int at) {
    if (variable.hasCells()) {
      return;
    }
    if (!variable.type().hasCells()) {
      throw source.fault(
          at,
          "\"" + name + "\" is assigned under a measured condition",
          "floats, angles and durations must be known before the program runs",
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
          case Value.Real _, Value.Time _, Value.Elements _ ->
              throw new IllegalStateException("cast to bits before");
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
