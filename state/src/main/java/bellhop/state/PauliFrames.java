package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * For a batch of shots, the Pauli operator by which each differs from one reference shot of a
 * {@link Tableau}: 64 shots a word, so a fault costs a bit and a gate a few words. It knows no
 * noise; signs and results belong to the reference. Not thread-safe.
 *
 * <p>A row of X bits and a row of Z bits for each qubit, in arrays of their own, so that the loops
 * over them become vector instructions; a gate is a list of additions of rows (Gidney, Quantum 5,
 * 497). A mask has one bit for each shot: bit s of word w is shot 64·w + s.
 */
public final class PauliFrames {
  private final int qubits;
  private final int shots;

  /** Bits of the last word that are shots. */
  private final long lastWord;

  private final long[][] x;
  private final long[][] z;
  private final GateCache<Optional<CliffordAction>> actions = new GateCache<>(CliffordAction::find);

  /** No difference anywhere; call {@link #randomiseZ} on every qubit to start. */
  public PauliFrames(int qubits, int shots) {
    if (qubits < 0 || shots < 1) {
      throw new IllegalArgumentException(
          "frames take qubits and shots, not " + qubits + " and " + shots);
    }
    this.qubits = qubits;
    this.shots = shots;
    lastWord = -1L >>> -shots;
    x = new long[qubits][(shots + 63) >> 6];
    z = new long[qubits][(shots + 63) >> 6];
  }

  public int qubits() {
    return qubits;
  }

  public int shots() {
    return shots;
  }

  /** Length of a mask. */
  public int words() {
    return (shots + 63) >> 6;
  }

  /** No difference anywhere, without new memory. */
  public void clear() {
    for (int qubit = 0; qubit < qubits; qubit++) {
      Arrays.fill(x[qubit], 0);
      Arrays.fill(z[qubit], 0);
    }
  }

  /**
   * A Clifford gate on all shots.
   *
   * @throws IllegalArgumentException if the gate is not Clifford
   */
  public void apply(GateCall call) {
    CliffordAction action =
        actions
            .get(call)
            .orElseThrow(() -> new IllegalArgumentException(call + " is not a Clifford gate"));
    apply(action, call.qubits());
  }

  /** A Clifford gate that was looked up before. */
  public void apply(CliffordAction action, int... operands) {
    for (CliffordAction.Addition addition : action.additions()) {
      add(row(addition.to(), operands), row(addition.from(), operands));
    }
  }

  private long[] row(int plane, int[] operands) {
    int k = operands.length;
    return plane < k ? x[operands[plane]] : z[operands[plane - k]];
  }

  private static void add(long[] to, long[] from) {
    for (int w = 0; w < to.length; w++) {
      to[w] ^= from[w];
    }
  }

  /**
   * A fault on one shot.
   *
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int shot, int pauli) {
    x[qubit][shot >> 6] ^= (pauli & 1L) << shot;
    z[qubit][shot >> 6] ^= (pauli >> 1 & 1L) << shot;
  }

  /**
   * A Pauli on the shots of a mask: a fault, or feedback, with the flips of the bit that steers it
   * as the mask (the reference has had its own).
   */
  public void pauli(int qubit, int pauli, long[] mask) {
    if ((pauli & 1) == 1) {
      add(x[qubit], mask);
    }
    if ((pauli & 2) == 2) {
      add(z[qubit], mask);
    }
  }

  /**
   * A fair Z on every shot. On a qubit in |0⟩, or just measured, it changes nothing but makes later
   * results as random as they are.
   */
  public void randomiseZ(int qubit, RandomStream stream) {
    long[] row = z[qubit];
    for (int w = 0; w < row.length; w++) {
      row[w] ^= stream.nextLong();
    }
  }

  /**
   * Writes, for each shot, whether the result differs from the reference, then randomises Z. Bits
   * past the last shot are 0.
   */
  public void measure(int qubit, RandomStream stream, long[] flips) {
    System.arraycopy(x[qubit], 0, flips, 0, words());
    flips[words() - 1] &= lastWord;
    randomiseZ(qubit, stream);
  }

  /** The qubit is in |0⟩ in all shots, as in the reference. */
  public void reset(int qubit, RandomStream stream) {
    Arrays.fill(x[qubit], 0);
    randomiseZ(qubit, stream);
  }

  /** The Pauli (2z + x) of one shot. */
  public int frame(int qubit, int shot) {
    return bit(x[qubit], shot) + 2 * bit(z[qubit], shot);
  }

  private static int bit(long[] row, int shot) {
    return (int) (row[shot >> 6] >>> shot & 1);
  }
}
