package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Term.Selection;
import bellhop.units.InputException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Which qubits or cells a place in the text names. */
final class Operands {
  private final Source source;
  private final Evaluator evaluator;

  Operands(Source source, Evaluator evaluator) {
    this.source = source;
    this.evaluator = evaluator;
  }

  /** One qubit, for the most frequent case; −1 where the term names a register or part of one. */
  int findQubit(Term term) {
    if (term instanceof Term.Indexed(int _, Term.Reference of, Selection.One(Term index), int _)
        && of.name().symbol() instanceof Symbol.Qubits qubits
        && evaluator.sees(of.name())) {
      return qubits.qubit(evaluator.selector().index(index, qubits.size(), text(of), "qubits"));
    }
    return term instanceof Term.Reference(int _, Name name)
            && name.symbol() instanceof Symbol.Qubits qubits
            && qubits.scalar()
            && evaluator.sees(name)
        ? qubits.qubit(0)
        : -1;
  }

  /** The qubits of a register, of a part of it, or the one that is named. */
  int[] qubits(Term term) {
    int single = findQubit(term);
    if (single >= 0) {
      return new int[] {single};
    }
    return switch (term) {
      case Term.Reference reference -> {
        Symbol.Qubits qubits = register(reference);
        evaluator.charge(qubits.size(), reference.at());
        yield qubits.all();
      }
      case Term.Indexed(int _, Term.Reference reference, Selection selection, int _) -> {
        Symbol.Qubits qubits = register(reference);
        int[] places =
            evaluator.selector().indices(selection, qubits.size(), text(reference), "qubits");
        requireDistinct(selection, text(reference), places);
        yield IntStream.of(places).map(qubits::qubit).toArray();
      }
      default ->
          throw source.fault(term.at(), "an index of an index", "a register has one dimension", "");
    };
  }

  /** Only a set can name an element twice. */
  private void requireDistinct(Selection selection, String register, int... places) {
    if (!(selection instanceof Selection.Set(int _, var items))) {
      return;
    }
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < places.length; i++) {
      if (!seen.add(places[i])) {
        throw source.fault(
            items.get(i).at(),
            register + "[" + places[i] + "] stands in the set twice",
            "each element is acted on once",
            "another index was meant");
      }
    }
  }

  private Symbol.Qubits register(Term.Reference reference) {
    if (evaluator.symbol(reference) instanceof Symbol.Qubits qubits) {
      return qubits;
    }
    throw notQubits(reference);
  }

  private InputException notQubits(Term.Reference reference) {
    return source.fault(
        reference.at(), "\"" + reference.name() + "\" holds no qubits", "qubits belong here", "");
  }

  /** The bits of a register, of a part of it, or the one that is named. */
  int[] bitCells(Term term) {
    return bitCells(evaluator.places().of(term), term);
  }

  int[] bitCells(Place place, Term term) {
    return switch (place) {
      case Place.Single(var variable, String name) -> {
        requireBits(variable, name, term);
        evaluator.charge(variable.type().width(), term.at());
        yield variable.allCells();
      }
      case Place.Part(var variable, String name, Selection selection) -> {
        requireBits(variable, name, term);
        int[] places =
            evaluator.selector().indices(selection, variable.type().width(), name, "bits");
        requireDistinct(selection, name, places);
        yield IntStream.of(places).map(variable::cell).toArray();
      }
      case Place.Elements(ArrayView view) -> throw noBits(view.name(), term);
    };
  }

  private void requireBits(Symbol.Variable variable, String name, Term term) {
    if (variable.type().kind() != TypeKind.BIT) {
      throw noBits(name, term);
    }
  }

  private InputException noBits(String name, Term term) {
    return source.fault(
        term.at(),
        "\"" + name + "\" holds no bits that can change",
        "a bit or a register of bits belongs here",
        "");
  }

  private static String text(Term.Reference reference) {
    return reference.name().toString();
  }
}
