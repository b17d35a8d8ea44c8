package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Real;
import bellhop.circuit.qasm.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indices, ranges and sets. */
final class Selector {
  private final Source source;
  private final Budget budget;
  private final Evaluator evaluator;

  Selector(Source source, Budget budget, Evaluator evaluator) {
    this.source = source;
    this.budget = budget;
    this.evaluator = evaluator;
  }

  /** A place from 0 to size − 1; negative indices count from the end. */
  int index(Term term, int size, String of, String what) {
    long given = evaluator.known(term, "an index");
    return index(given, size, term.at(), of, what);
  }

  private int index(long given, int size, int at, String of, String what) {
    long place = given < 0 ? given + size : given;
    if (place < 0 || place >= size) {
      throw source.fault(
          at,
          of + "[" + given + "] does not exist",
          of + " has " + size + " " + what + ", numbered from 0 to " + (size - 1),
          "");
    }
    return (int) place;
  }

  /** The places that a selection names, in its order. */
  int[] indices(Selection selection, int size, String of, String what) {
    return switch (selection) {
      case Selection.One(Term term) -> new int[] {index(term, size, of, what)};
      case Selection.Set(int at, var items) -> {
        budget.steps(items.size(), at);
        if (items.isEmpty()) {
          throw source.fault(
              at, "an empty set of indices", "it names no element", "name one, or drop the line");
        }
        yield items.stream().mapToInt(item -> index(item, size, of, what)).toArray();
      }
      case Selection.Range range -> slice(range, size, of, what).places();
      case Selection.Several several ->
          throw source.fault(several.at(), "an index of several dimensions", of + " has one", "");
    };
  }

  /** Places at equal distances. */
  record Slice(int first, int step, int count) {
    int[] places() {
      int[] result = new int[count];
      for (int i = 0; i < count; i++) {
        result[i] = first + i * step;
      }
      return result;
    }
  }

  /** What a range names of so many elements. */
  Slice slice(Selection.Range range, int size, String of, String what) {
    long step = step(range);
    int first = end(range.first(), step > 0 ? 0 : size - 1, size, of, what);
    int last = end(range.last(), step > 0 ? size - 1 : 0, size, of, what);
    long count = Math.max(0, (last - first) / step + 1);
    if (count == 0 || (last - first) * Long.signum(step) < 0) {
      throw source.fault(range.at(), "an empty range", "it names no element", "");
    }
    budget.steps(count, range.at());
    return new Slice(first, count == 1 ? 0 : (int) step, (int) count);
  }

  private int end(@Nullable Term term, int missing, int size, String of, String what) {
    return term == null ? missing : index(term, size, of, what);
  }

  private long step(Selection.Range range) {
    long step = range.step() == null ? 1 : evaluator.known(range.step(), "a step");
    if (step == 0) {
      throw source.fault(range.at(), "a range with step 0", "it would not end", "1 was meant");
    }
    return step;
  }

  /** The numbers of a range, as a loop takes them: both ends included, possibly none. */
  LoopRange loop(Selection.Range range) {
    if (range.first() == null || range.last() == null) {
      throw source.fault(range.at(), "a range without an end", "a loop needs both ends", "");
    }
    long first = evaluator.known(range.first(), "the start of a loop");
    long last = evaluator.known(range.last(), "the end of a loop");
    return new LoopRange(first, step(range), last);
  }

  /**
   * @param last included, if a step meets it
   */
  record LoopRange(long first, long step, long last) {
    long count() {
      if (step > 0 ? last < first : last > first) {
        return 0;
      }
      long low = Math.min(first, last);
      long high = Math.max(first, last);
      // As unsigned numbers neither the distance nor the step can overflow.
      long turns = Long.divideUnsigned(high - low, Math.abs(step));
      return turns < 0 || turns == Long.MAX_VALUE ? Long.MAX_VALUE : turns + 1;
    }
  }

  /** Part of a value. */
  Value select(Value value, Term.Indexed indexed) {
    return switch (value) {
      case Bits(var bits) -> ofBits(bits, indexed.selection());
      case Whole whole -> ofNumber(whole, indexed);
      case Real _, Value.Time _ ->
          throw source.fault(indexed.at(), "an index on a real number", "it has no parts", "");
      case Value.Elements _ -> throw new IllegalStateException("parts of arrays are places");
    };
  }

  private Value ofBits(List<Expression> bits, Selection selection) {
    int[] places = indices(selection, bits.size(), "this register", "bits");
    if (selection instanceof Selection.One) {
      return new Whole(bits.get(places[0]), Type.BIT);
    }
    List<Expression> chosen = new ArrayList<>(places.length);
    for (int place : places) {
      chosen.add(bits.get(place));
    }
    return new Bits(chosen);
  }

  private Value ofNumber(Whole whole, Term.Indexed indexed) {
    boolean bit = whole.type().kind() == TypeKind.BIT || whole.type().kind() == TypeKind.BOOL;
    if (bit) {
      throw source.fault(indexed.at(), "an index on a single bit", "it has no parts", "");
    }
    int width = whole.type().width();
    int[] places = indices(indexed.selection(), width, "this number", "bits");
    List<Expression> chosen = new ArrayList<>(places.length);
    for (int place : places) {
      chosen.add(evaluator.conversion().bit(whole, place, indexed.at()));
    }
    return indexed.selection() instanceof Selection.One
        ? new Whole(chosen.getFirst(), Type.BIT)
        : new Bits(chosen);
  }
}
