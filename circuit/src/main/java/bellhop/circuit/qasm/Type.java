package bellhop.circuit.qasm;

import bellhop.circuit.Program;

/**
 * A classical type. Reals are doubles whatever their width.
 *
 * @param width in bits
 * @param scalar a single bit, not a register of one
 */
record Type(TypeKind kind, int width, boolean scalar) {
  /** Of {@code int} without a width, and of numbers in the text. */
  static final Type INT = new Type(TypeKind.INT, 64, true);

  static final Type BIT = new Type(TypeKind.BIT, 1, true);
  static final Type BOOL = new Type(TypeKind.BOOL, 1, true);

  /** Wider ones would need an unsigned 64-bit arithmetic of their own. */
  static final int WIDEST_UINT = 63;

  static Type uint(int width) {
    return new Type(TypeKind.UINT, width, true);
  }

  boolean isRegister() {
    return kind == TypeKind.BIT && !scalar;
  }

  boolean isSigned() {
    return kind == TypeKind.INT;
  }

  /** Whether its values can depend on measurements. */
  boolean hasCells() {
    return !kind.isReal() && kind != TypeKind.DURATION;
  }

  /** The kind of the cells that can hold it. */
  Program.Kind cellKind() {
    return switch (kind) {
      case BIT -> Program.Kind.BIT;
      case BOOL -> Program.Kind.BOOL;
      case INT -> Program.Kind.INT;
      case UINT -> Program.Kind.UINT;
      case FLOAT, ANGLE, DURATION -> throw new IllegalStateException("no cells hold reals");
    };
  }

  /** Smallest and largest values, for whole numbers. */
  Range range() {
    return isSigned()
        ? new Range(-1L << (width - 1), (1L << (width - 1)) - 1)
        : new Range(0, (1L << width) - 1);
  }

  /** The number that the low bits of this one make in the type. */
  long wrap(long value) {
    int unused = 64 - width;
    return isSigned() ? value << unused >> unused : value << unused >>> unused;
  }

  /** The type of sums and such of these two: holds every value of both, up to 64 bits. */
  Type with(Type other) {
    if (isSigned() == other.isSigned()) {
      int widest = Math.max(width, other.width);
      return isSigned() ? new Type(TypeKind.INT, widest, true) : uint(widest);
    }
    int unsigned = isSigned() ? other.width : width;
    int signed = isSigned() ? width : other.width;
    return new Type(TypeKind.INT, Math.min(64, Math.max(signed, unsigned + 1)), true);
  }

  @Override
  public String toString() {
    return (scalar && (kind == TypeKind.BIT || kind == TypeKind.BOOL))
            || kind.isReal()
            || kind == TypeKind.DURATION
        ? kind.word()
        : kind.word() + "[" + width + "]";
  }
}
