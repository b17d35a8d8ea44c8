package bellhop.compiler.proof;

/**
 * One act on one or two wires, with all unconditional one-qubit gates before it taken out: its
 * directions are those in which the act would point at the start of the wire (the Heisenberg
 * picture), so they do not change when one-qubit gates are merged, split or moved.
 *
 * @param kind what it is
 * @param wireA the first wire
 * @param a direction on it
 * @param wireB the second wire, or −1
 * @param b direction on that, or of no meaning
 * @param angle of an interaction exp(i·angle·(a·σ)⊗(b·σ)), or of a turn exp(i·angle·a·σ), in rad;
 *     of a fence 1 if the direction does not matter, as the wire was measured just before
 * @param guard number of the value that must be 1
 * @param turn rank among the draws or the fences, or −1
 * @param place number of the step that it stems from, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the directions are not changed
record Core(
    Kind kind,
    int wireA,
    double[] a,
    int wireB,
    double[] b,
    double angle,
    int guard,
    int turn,
    int place) {

  enum Kind {
    INTERACTION("an interaction"),
    /** A one-qubit gate under a guard. */
    TURN("a guarded gate"),
    MEASUREMENT("a measurement"),
    RESET("a reset"),
    /** Everything on the wire is before or after it. */
    FENCE("the edge of a loop");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static Core interaction(
      int wireA, double[] a, int wireB, double[] b, double angle, int guard, int place) {
    return wireA < wireB
        ? new Core(Kind.INTERACTION, wireA, a, wireB, b, angle, guard, -1, place)
        : new Core(Kind.INTERACTION, wireB, b, wireA, a, angle, guard, -1, place);
  }

  /** A guarded one-qubit gate, up to its phase. */
  static Core turn(int wire, double[] unitary, int guard, int place) {
    double[] parts = Spin.decompose(unitary);
    double[] n = {parts[1], parts[2], parts[3]};
    return new Core(Kind.TURN, wire, n, -1, Spin.Z, parts[0], guard, -1, place);
  }

  static Core wall(Kind kind, int wire, double[] n, int guard, int turn, int place) {
    return new Core(kind, wire, n, -1, Spin.Z, 0, guard, turn, place);
  }

  static Core fence(int wire, double[] n, boolean isOpen, int turn, int place) {
    return new Core(Kind.FENCE, wire, n, -1, Spin.Z, isOpen ? 1 : 0, Symbols.ONE, turn, place);
  }

  /** Whether nothing on the same wire moves across it. */
  boolean isWall() {
    return kind == Kind.MEASUREMENT || kind == Kind.RESET || kind == Kind.FENCE;
  }

  /** Whether two fences agree whatever their directions. */
  boolean isOpenWith(Core other) {
    return kind == Kind.FENCE && angle == 1 && other.angle == 1;
  }

  double[] on(int wire) {
    return wire == wireA ? a : b;
  }

  /** Without its place. */
  String words() {
    String wires = wireB < 0 ? "qubit " + wireA : "qubits " + wireA + " and " + wireB;
    return kind.words + " on " + wires;
  }
}
