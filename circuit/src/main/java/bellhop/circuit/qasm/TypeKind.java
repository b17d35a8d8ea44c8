package bellhop.circuit.qasm;

/** The classical types that are read. */
enum TypeKind {
  BIT("bit"),
  BOOL("bool"),
  INT("int"),
  UINT("uint"),
  FLOAT("float"),
  ANGLE("angle"),
  DURATION("duration");

  private final String word;

  TypeKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isReal() {
    return this == FLOAT || this == ANGLE;
  }
}
