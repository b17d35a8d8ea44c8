package bellhop.circuit.qasm;

import java.util.List;

/** Makes arrays and assigns to them, element by element. */
final class Arrays {
  private static final int MOST_DIMENSIONS = 7;

  private final Source source;
  private final Evaluator evaluator;
  private final Variables variables;

  Arrays(Source source, Evaluator evaluator, Variables variables) {
    this.source = source;
    this.evaluator = evaluator;
    this.variables = variables;
  }

  ArrayView create(Statement.DeclareArray statement) {
    Type element = evaluator.type(statement.element());
    int[] sizes = sizes(statement.sizes(), statement.at());
    ArrayView array = new ArrayView(statement.name().toString(), element, sizes);
    variables.prepare(array, statement.at());
    if (statement.value() != null) {
      fill(array, statement.value(), statement.at());
    }
    return array;
  }

  /** The sizes of an array, if all of it fits. */
  int[] sizes(List<Term> terms, int at) {
    if (terms.size() > MOST_DIMENSIONS) {
      throw source.fault(
          at,
          "an array of " + terms.size() + " dimensions",
          "it has at most " + MOST_DIMENSIONS,
          "");
    }
    int[] sizes = new int[terms.size()];
    long count = 1;
    for (int i = 0; i < sizes.length; i++) {
      long size = evaluator.known(terms.get(i), "a size");
      count = size < 1 ? 0 : Budget.saturatedProduct(count, size);
      evaluator.requireArraySize(size, count, terms.get(i).at());
      sizes[i] = (int) size;
    }
    evaluator.chargeOperations(count, at);
    return sizes;
  }

  void assign(ArrayView array, Statement.Assign statement) {
    if (statement.compound() != null) {
      throw source.fault(
          statement.at(),
          statement.compound().sign() + "= on the array " + array.name(),
          "it works on single elements",
          "a loop over its elements would do");
    }
    fill(array, statement.value(), statement.at());
  }

  void requireWritable(ArrayView array, int at) {
    if (!array.isWritable()) {
      throw source.fault(
          at,
          "the array \"" + array.name() + "\" is assigned to",
          "the subroutine may only read it",
          "declare the parameter mutable");
    }
  }

  /** Takes the values of an array of the same shape, or those in curly brackets. */
  private void fill(ArrayView array, Term term, int at) {
    requireWritable(array, at);
    if (term instanceof Term.Items items) {
      fillItems(array, items, at);
      return;
    }
    if (array.dimensions() == 0) {
      Value fitting = evaluator.valueFor(array.element(), term);
      variables.store(array.only(), array.nameOfOnly(), fitting, at);
      return;
    }
    Value value = evaluator.value(term);
    if (value instanceof Value.Elements(ArrayView other)) {
      copy(array, other, at);
    } else {
      throw source.fault(
          term.at(),
          "a single value for the array " + array.name(),
          "an array takes the values of one of the same shape",
          "values in curly brackets were meant");
    }
  }

  private void fillItems(ArrayView array, Term.Items items, int at) {
    if (array.dimensions() == 0) {
      throw source.fault(
          items.at(), "curly brackets around one value", "the array has fewer dimensions", "");
    }
    if (items.items().size() != array.size(0)) {
      throw source.fault(
          items.at(),
          items.items().size() + " values for " + array.size(0) + " places",
          "each element has its own",
          "");
    }
    for (int i = 0; i < items.items().size(); i++) {
      fill(array.at(0, i), items.items().get(i), at);
    }
  }

  /** All values are read before the first is written: the parts may overlap. */
  private void copy(ArrayView array, ArrayView from, int at) {
    if (!array.hasShapeOf(from)) {
      throw source.fault(
          at,
          "the values of " + from.name() + " for " + array.name(),
          "the shapes differ",
          "a part of one of them was meant");
    }
    evaluator.charge(array.count(), at);
    Value[] values = new Value[array.count()];
    for (int i = 0; i < values.length; i++) {
      ArrayView one = from.element(i);
      Value value = evaluator.read(one.only(), one.nameOfOnly(), at);
      values[i] = evaluator.conversion().implicit(value, array.element(), at);
    }
    for (int i = 0; i < values.length; i++) {
      ArrayView one = array.element(i);
      variables.store(one.only(), one.nameOfOnly(), values[i], at);
    }
  }
}
