package bellhop.circuit.stabilizer;

/**
 * What an instruction acts on, as one int: a qubit with or without a Pauli, a measurement record
 * counted back from the newest, a sweep bit, or the sign that joins Paulis to a product.
 *
 * <p>Bits 0 to 23 hold the number. A qubit that is inverted has bit 31, a Pauli bit 30 (X), bit 29
 * (Z) or both (Y); a record has bit 28, a sweep bit 27, the combiner bit 26.
 */
public final class Target {
  /** Numbers are below this. */
  public static final int LIMIT = 1 << 24;

  private static final int INVERTED = 1 << 31;
  private static final int X = 1 << 30;
  private static final int Z = 1 << 29;
  private static final int RECORD = 1 << 28;
  private static final int SWEEP = 1 << 27;

  /** Stands between the Paulis of a product. */
  public static final int COMBINER = 1 << 26;

  private Target() {}

  public static int qubit(int qubit) {
    return checked("qubit", qubit, 0);
  }

  /**
   * A qubit with a Pauli.
   *
   * @param pauli {@code X}, {@code Y} or {@code Z}
   */
  public static int pauli(char pauli, int qubit) {
    int bits =
        switch (pauli) {
          case 'X' -> X;
          case 'Y' -> X | Z;
          case 'Z' -> Z;
          default -> throw new IllegalArgumentException("a Pauli is X, Y or Z, not " + pauli);
        };
    return bits | checked("qubit", qubit, 0);
  }

  /**
   * A record.
   *
   * @param back from 1, the newest
   */
  public static int record(int back) {
    return RECORD | checked("record", back, 1);
  }

  public static int sweep(int bit) {
    return SWEEP | checked("sweep bit", bit, 0);
  }

  public static int inverted(int target) {
    return target ^ INVERTED;
  }

  private static int checked(String what, int number, int least) {
    if (number < least || number >= LIMIT) {
      throw new IllegalArgumentException(what + " " + number + " is out of range");
    }
    return number;
  }

  /** The qubit, how far back the record is, or the sweep bit. */
  public static int number(int target) {
    return target & (LIMIT - 1);
  }

  public static boolean isInverted(int target) {
    return target < 0;
  }

  /** Whether it names a qubit, with a Pauli or without. */
  public static boolean hasQubit(int target) {
    return (target & (RECORD | SWEEP | COMBINER)) == 0;
  }

  public static boolean isPauli(int target) {
    return (target & (X | Z)) != 0;
  }

  /** A qubit without a Pauli. */
  public static boolean isPlain(int target) {
    return hasQubit(target) && !isPauli(target);
  }

  public static boolean hasX(int target) {
    return (target & X) != 0;
  }

  public static boolean hasZ(int target) {
    return (target & Z) != 0;
  }

  /** Of its Pauli: 2z + x, so that X is 1, Z 2 and Y 3; 0 for none. */
  public static int pauliBits(int target) {
    return (hasX(target) ? 1 : 0) + (hasZ(target) ? 2 : 0);
  }

  public static boolean isRecord(int target) {
    return (target & RECORD) != 0;
  }

  public static boolean isSweep(int target) {
    return (target & SWEEP) != 0;
  }

  /** A record or a sweep bit. */
  public static boolean isBit(int target) {
    return (target & (RECORD | SWEEP)) != 0;
  }

  public static boolean isCombiner(int target) {
    return target == COMBINER;
  }

  /** As it is written. */
  public static String text(int target) {
    if (isCombiner(target)) {
      return "*";
    }
    if (isRecord(target)) {
      return "rec[-" + number(target) + "]";
    }
    if (isSweep(target)) {
      return "sweep[" + number(target) + "]";
    }
    return (isInverted(target) ? "!" : "") + letter(target) + number(target);
  }

  private static String letter(int target) {
    if (!isPauli(target)) {
      return "";
    }
    return hasX(target) ? hasZ(target) ? "Y" : "X" : "Z";
  }
}
