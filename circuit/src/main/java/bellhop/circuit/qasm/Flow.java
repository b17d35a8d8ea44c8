package bellhop.circuit.qasm;

/**
 * Where it goes on after a statement.
 *
 * @param at where the text said so
 */
record Flow(Kind kind, int at) {
  /** With the next statement. */
  static final Flow ON = new Flow(Kind.ON, 0);

  enum Kind {
    ON(""),
    BREAK("break"),
    CONTINUE("continue"),
    RETURN("return"),
    END("end");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the text says it. */
    String word() {
      return word;
    }
  }

  boolean goesOn() {
    return kind == Kind.ON;
  }
}
