package bellhop.compiler.proof;

/** What a qubit holds, as far as a symbolic walk knows it. */
sealed interface Content {

  /** A value of the Z basis that takes no part in the program. */
  record Known(int value) implements Content {}

  /** A half of a pair that has not been asked for at its other end yet. */
  record Waiting(long pair) implements Content {}

  /** A part of a logical bit: F·|x ⊕ flip⟩. */
  final class Member implements Content {
    Logical of;
    double[] frame = Spin.identity();
    int flip = Symbols.ZERO;

    Member(Logical of) {
      this.of = of;
    }
  }

  /** x ⊕ y ⊕ offset, with x the bit of its source and y that of a Bell pair, to be measured. */
  final class Sum implements Content {
    Logical source;
    final Logical target;
    int offset;

    Sum(Logical source, Logical target, int offset) {
      this.source = source;
      this.target = target;
      this.offset = offset;
    }
  }
}
