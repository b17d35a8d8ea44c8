package bellhop.compiler.proof;

/** How a compiled program was proven equal to its source. */
public enum Method {
  /** Every basis state and every superposition of them, through the Choi state. */
  UNITARY("unitary"),
  /** The state vector from random product inputs, with random outcomes. */
  STATEVECTOR("statevector"),
  /** A tableau from random Clifford inputs, with random outcomes. */
  STABILIZER("stabilizer"),
  /** The communication deleted symbolically, the rest compared gate by gate. */
  PACKET("packet");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** As the field {@code verified} of the JSON says it. */
  public String word() {
    return word;
  }
}
