package bellhop.circuit.qasm;

import java.util.stream.IntStream;

/** Gives registers, parts of them, and parts side by side a further name. */
final class Aliases {
  private final Source source;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Operands operands;

  Aliases(Source source, Scope scope, Evaluator evaluator, Operands operands) {
    this.source = source;
    this.scope = scope;
    this.evaluator = evaluator;
    this.operands = operands;
  }

  void declare(Statement.Alias alias) {
    Term first = alias.parts().getFirst();
    Symbol symbol =
        evaluator.places().isInArray(first)
            ? array(alias)
            : isQubits(first) ? qubits(alias) : bits(alias);
    scope.declare(alias.name(), symbol, alias.at());
  }

  private boolean isQubits(Term term) {
    Term base = term;
    while (base instanceof Term.Indexed indexed) {
      base = indexed.of();
    }
    return base instanceof Term.Reference reference
        && evaluator.symbol(reference) instanceof Symbol.Qubits;
  }

  private Symbol qubits(Statement.Alias alias) {
    int[] places =
        alias.parts().stream().flatMapToInt(part -> IntStream.of(operands.qubits(part))).toArray();
    requireDistinct(places, alias, "qubit");
    boolean single = alias.parts().size() == 1 && operands.findQubit(alias.parts().getFirst()) >= 0;
    return Symbol.Qubits.at(places, single);
  }

  /** A single bit is a register of one. */
  private Symbol bits(Statement.Alias alias) {
    int[] cells =
        alias.parts().stream()
            .flatMapToInt(part -> IntStream.of(operands.bitCells(part)))
            .toArray();
    requireDistinct(cells, alias, "bit");
    return Symbol.Variable.ofCells(cells);
  }

  private void requireDistinct(int[] places, Statement.Alias alias, String what) {
    if (IntStream.of(places).distinct().count() < places.length) {
      throw source.fault(
          alias.at(),
          "the same " + what + " twice in the alias " + alias.name(),
          "its parts are distinct",
          "another part was meant");
    }
  }

  private Symbol array(Statement.Alias alias) {
    if (alias.parts().size() > 1) {
      throw source.fault(
          alias.at(), "arrays side by side", "registers can be put together, arrays cannot", "");
    }
    return switch (evaluator.places().of(alias.parts().getFirst())) {
      case Place.Elements(ArrayView view) -> new Symbol.Array(view);
      case Place.Single(var variable, var _) -> variable;
      case Place.Part _ ->
          throw source.fault(
              alias.at(), "an alias of bits in an array", "give the array's element a name", "");
    };
  }
}
