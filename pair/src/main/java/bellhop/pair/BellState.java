package bellhop.pair;

/**
 * The four Bell states as a group: state 2z + x is (I ⊗ X^x Z^z)|Φ+⟩, and swaps, teleportations and
 * corrections compose by exclusive or. Beware of libraries that number Ψ− as 2 and Φ− as 3: their
 * tables compose alike and differ only when a number is turned into gates.
 */
public enum BellState {
  PHI_PLUS("Φ+", false, false),
  PSI_PLUS("Ψ+", true, false),
  PHI_MINUS("Φ−", false, true),
  PSI_MINUS("Ψ−", true, true);

  private static final BellState[] ALL = values();

  private final String symbol;
  private final boolean x;
  private final boolean z;

  BellState(String symbol, boolean x, boolean z) {
    this.symbol = symbol;
    this.x = x;
    this.z = z;
  }

  /** The state 2z + x. */
  public static BellState of(int index) {
    return ALL[index];
  }

  public static BellState of(boolean x, boolean z) {
    return ALL[(z ? 2 : 0) + (x ? 1 : 0)];
  }

  /** 2z + x, from 0 to 3. */
  public int index() {
    return (z ? 2 : 0) + (x ? 1 : 0);
  }

  /** As printed: Φ+, Ψ+, Φ−, Ψ−. */
  public String symbol() {
    return symbol;
  }

  /** Whether X on one end is part of the way to Φ+. */
  public boolean x() {
    return x;
  }

  /** Whether Z on one end is part of the way to Φ+. */
  public boolean z() {
    return z;
  }

  /** The frame of two frames in a row. Swapping pairs a and b with outcome m gives a ⊕ b ⊕ m. */
  public BellState xor(BellState other) {
    return ALL[index() ^ other.index()];
  }
}
