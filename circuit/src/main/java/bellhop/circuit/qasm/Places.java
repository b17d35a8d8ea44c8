package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Term.Selection;
import bellhop.units.InputException;
import java.util.List;

/** Finds where the value lies that a place in the text names. */
final class Places {
  private final Source source;
  private final Evaluator evaluator;

  Places(Source source, Evaluator evaluator) {
    this.source = source;
    this.evaluator = evaluator;
  }

  /** Whether a term names an array or a part of one. */
  boolean isInArray(Term term) {
    Term base = term;
    while (base instanceof Term.Indexed indexed) {
      base = indexed.of();
    }
    return base instanceof Term.Reference(int _, Name name)
        && name.symbol() instanceof Symbol.Array;
  }

  Place of(Term term) {
    return switch (term) {
      case Term.Reference reference ->
          switch (evaluator.symbol(reference)) {
            case Symbol.Variable variable ->
                new Place.Single(variable, reference.name().toString());
            case Symbol.Array(var view) -> new Place.Elements(view);
            default -> throw notVariable(reference);
          };
      case Term.Indexed indexed -> within(of(indexed.of()), indexed);
      default -> throw source.fault(term.at(), "this cannot be assigned to", "variables can", "");
    };
  }

  private InputException notVariable(Term.Reference reference) {
    return source.fault(
        reference.at(),
        "\"" + reference.name() + "\" is assigned to",
        "only variables can be; constants and qubits cannot",
        "");
  }

  private Place within(Place place, Term.Indexed indexed) {
    return switch (place) {
      case Place.Single(var variable, String name) ->
          new Place.Part(variable, name, indexed.selection());
      case Place.Elements(ArrayView view) -> place(part(view, indexed));
      case Place.Part _ ->
          throw source.fault(
              indexed.at(), "an index of an index", "a register has one dimension", "");
    };
  }

  private static Place place(ArrayView view) {
    return view.dimensions() == 0
        ? new Place.Single(view.only(), view.nameOfOnly())
        : new Place.Elements(view);
  }

  private ArrayView part(ArrayView view, Term.Indexed indexed) {
    List<Selection> selections =
        indexed.selection() instanceof Selection.Several(int _, var several)
            ? several
            : List.of(indexed.selection());
    if (selections.size() > view.dimensions()) {
      throw source.fault(
          indexed.at(),
          selections.size() + " indices for " + view.name(),
          "it has " + view.dimensions() + " dimensions here",
          "");
    }
    ArrayView part = view;
    int dimension = 0;
    for (Selection selection : selections) {
      part = along(part, dimension, selection, indexed.at());
      dimension += selection instanceof Selection.One ? 0 : 1;
    }
    return part;
  }

  private ArrayView along(ArrayView view, int dimension, Selection selection, int at) {
    int size = view.size(dimension);
    return switch (selection) {
      case Selection.One(Term index) ->
          view.at(dimension, evaluator.selector().index(index, size, view.name(), "elements"));
      case Selection.Range range -> {
        Selector.Slice slice = evaluator.selector().slice(range, size, view.name(), "elements");
        yield view.part(dimension, slice.first(), slice.step(), slice.count());
      }
      case Selection.Set _, Selection.Several _ ->
          throw source.fault(
              at, "a set of indices on an array", "indices and ranges name parts of arrays", "");
    };
  }
}
