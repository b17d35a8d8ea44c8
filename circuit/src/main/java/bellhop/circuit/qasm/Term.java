package bellhop.circuit.qasm;

import bellhop.circuit.Expression.UnaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as it stands in the text. Every node knows where it stands and how deep it is, so
 * that walking it cannot run out of stack.
 */
sealed interface Term {
  int at();

  /** Nodes on the longest way down. */
  default int depth() {
    return 1;
  }

  record Whole(int at, long value) implements Term {}

  record Real(int at, double value) implements Term {}

  record Truth(int at, boolean value) implements Term {}

  /** Bits as written, the most significant first. */
  record Bits(int at, String bits) implements Term {}

  record Reference(int at, Name name) implements Term {}

  /** An angle of the gate definition that it stands in. */
  record Parameter(int at, int index) implements Term {}

  record Indexed(int at, Term of, Selection selection, int depth) implements Term {}

  record Unary(int at, UnaryOperator operator, Term operand, int depth) implements Term {}

  record Binary(int at, Operator operator, Term left, Term right, int depth) implements Term {}

  record Call(int at, Function function, List<Term> arguments, int depth) implements Term {}

  record Cast(int at, TypeName type, Term operand, int depth) implements Term {}

  /** A length of time in seconds; not a number where a machine's own steps are counted. */
  record Time(int at, double seconds) implements Term {}

  /** A subroutine of the source. */
  record Invoke(int at, Name subroutine, List<Term> arguments, int depth) implements Term {}

  /** The values of an array, side by side in curly brackets. */
  record Items(int at, List<Term> items, int depth) implements Term {}

  record SizeOf(int at, Term of, @Nullable Term dimension, int depth) implements Term {}

  /** What stands between square brackets, or after {@code in}. */
  sealed interface Selection {
    int depth();

    record One(Term index) implements Selection {
      @Override
      public int depth() {
        return index.depth();
      }
    }

    /** Both ends are part of it. */
    record Range(int at, @Nullable Term first, @Nullable Term step, @Nullable Term last)
        implements Selection {
      @Override
      public int depth() {
        return Math.max(depth(first), Math.max(depth(step), depth(last)));
      }

      private static int depth(@Nullable Term term) {
        return term == null ? 0 : term.depth();
      }
    }

    record Set(int at, List<Term> items) implements Selection {
      @Override
      public int depth() {
        return items.stream().mapToInt(Term::depth).max().orElse(0);
      }
    }

    /** One for each dimension. */
    record Several(int at, List<Selection> dimensions) implements Selection {
      @Override
      public int depth() {
        return dimensions.stream().mapToInt(Selection::depth).max().orElse(0);
      }
    }
  }

  /** A type as it stands in the text. */
  record TypeName(int at, TypeKind kind, @Nullable Term width) {}
}
