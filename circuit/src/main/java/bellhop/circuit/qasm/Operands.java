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
        && of.name().symbol() instanceof Symbol.Qubits qubits) {
      return qubits.first() + evaluator.selector().index(index, qubits.size(), text(of), "qubits");
    }
    return term instanceof Term.Reference(int _, Name name)
            && name.symbol() instanceof Symbol.Qubits qubits
            && qubits.scalar()
        ? qubits.first()
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
        yield IntStream.range(qubits.first(), qubits.first() + qubits.size()).toArray();
      }
      case Term.Indexed(int _, Term.Reference reference, Selection selection, int _) -> {
        Symbol.Qubits qubits = register(reference);
        int[] places =
            evaluator.selector().indices(selection, qubits.size(), text(reference), "qubits");
        requireDistinct(selection, text(reference), places);
        yield shifted(places, qubits.first());
      }
      default ->
          throw source.fault(term.at(), "an index of an index", "a register has one dimension", "");
    };
  }

  private static int[] shifted(int[] places, int first) {
    for (int i = 0; i < places.length; i++) {
      places[i] += first;
    }
    return places;
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
    return switch (term) {
      case Term.Reference reference -> {
        Symbol.Variable variable = bits(reference);
        int first = variable.firstCell();
        evaluator.charge(variable.type().width(), reference.at());
        yield IntStream.range(first, first + variable.type().width()).toArray();
      }
      case Term.Indexed(int _, Term.Reference reference, Selection selection, int _) -> {
        Symbol.Variable variable = bits(reference);
        int[] places =
            evaluator
                .selector()
                .indices(selection, variable.type().width(), text(reference), "bits");
        requireDistinct(selection, text(reference), places);
        yield shifted(places, variable.firstCell());
      }
      default ->
          throw source.fault(term.at(), "an index of an index", "a register has one dimension", "");
    };
  }

  private Symbol.Variable bits(Term.Reference reference) {
    if (evaluator.symbol(reference) instanceof Symbol.Variable variable
        && variable.type().kind() == TypeKind.BIT) {
      return variable;
    }
    throw source.fault(
        reference.at(),
        "\"" + reference.name() + "\" holds no bits that can change",
        "a bit or a register of bits belongs here",
        "");
  }

  private static String text(Term.Reference reference) {
    return reference.name().toString();
  }
}
