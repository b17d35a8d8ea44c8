package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stabiliser state of thousands of qubits. It draws no chance, the caller brings fair coins, and
 * knows no noise. Not thread-safe.
 *
 * <p>The state is U|0…0⟩ for a Clifford U that is kept as its action on Pauli operators (Aaronson
 * and Gottesman, Phys. Rev. A 70, 052328), but backwards (Gidney, Quantum 5, 497): for every qubit
 * the strings U†·X·U and U†·Z·U. A gate replaces the strings of its own qubits, n/64 words each. A
 * measurement of Z looks at U†·Z·U: made of Z alone its sign is the result; otherwise the result is
 * a fair coin, and U is changed so that the string becomes made of Z, 4n²/64 words.
 */
public final class Tableau {
  /** Of the objects of a string beside its bits. */
  private static final long STRING_BYTES = 72;

  private final int qubits;

  /** U†·X·U of each qubit. */
  private final PauliString[] xs;

  /** U†·Z·U of each qubit. */
  private final PauliString[] zs;

  private final GateCache<Optional<CliffordAction>> actions = new GateCache<>(CliffordAction::find);

  /** Where the new strings of a gate are made; they then change places with the old ones. */
  private final PauliString[] made = new PauliString[10];

  /** |0…0⟩. */
  public Tableau(int qubits) {
    this.qubits = qubits;
    xs = strings(qubits);
    zs = strings(qubits);
    for (int i = 0; i < made.length; i++) {
      made[i] = new PauliString(qubits);
    }
    reset();
  }

  /** Memory for one tableau: 2n strings of 2n bits. */
  public static long bytes(int qubits) {
    return 2L * qubits * (STRING_BYTES + 16L * ((qubits + 63L) >> 6));
  }

  /**
   * Refuses, as a user error, more qubits than the heap has room for.
   *
   * @param copies tableaus that are alive at a time, such as one for each thread
   * @param where what asked for so many
   */
  public static void check(int qubits, int copies, Location where) {
    check(qubits, copies, Runtime.getRuntime().maxMemory(), where);
  }

  /** Three tenths of the heap are left to the program itself, which grows with its qubits too. */
  static void check(int qubits, int copies, long heapBytes, Location where) {
    double needed = (double) copies * bytes(qubits);
    if (needed > 0.7 * heapBytes) {
      throw new InputException(
          where,
          String.format(
              Locale.ROOT, "a tableau of %,d qubits needs %,.0f MiB", qubits, needed / (1 << 20)),
          String.format(Locale.ROOT, "the heap has %,.0f MiB", heapBytes / (double) (1 << 20)),
          "give Java more memory: BELLHOP_JVM_FLAGS=-Xmx8g");
    }
  }

  private static PauliString[] strings(int qubits) {
    PauliString[] result = new PauliString[qubits];
    for (int qubit = 0; qubit < qubits; qubit++) {
      result[qubit] = new PauliString(qubits);
    }
    return result;
  }

  public int qubits() {
    return qubits;
  }

  /**
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
    int k = operands.length;
    for (int generator = 0; generator < 2 * k; generator++) {
      make(action.origin(generator), operands, made[generator]);
    }
    for (int operand = 0; operand < k; operand++) {
      exchange(xs, operands[operand], operand);
      exchange(zs, operands[operand], k + operand);
    }
  }

  private void exchange(PauliString[] strings, int qubit, int generator) {
    PauliString old = strings[qubit];
    strings[qubit] = made[generator];
    made[generator] = old;
  }

  /** U†·P·U for a string over the operands. */
  private void make(CliffordAction.Image image, int[] operands, PauliString result) {
    result.clear();
    int exponent = image.negative() ? 2 : 0;
    for (int k = 0; k < operands.length; k++) {
      int pauli = (image.x() >> k & 1) + 2 * (image.z() >> k & 1);
      exponent += multiply(result, operands[k], pauli);
    }
    result.setNegative((exponent & 3) == 2);
  }

  /** Multiplies by U†·P·U for one Pauli, Y as iXZ; gives the power of i that is left over. */
  private int multiply(PauliString result, int qubit, int pauli) {
    return switch (pauli) {
      case 0 -> 0;
      case 1 -> result.multiply(xs[qubit]);
      case 2 -> result.multiply(zs[qubit]);
      case 3 -> 1 + result.multiply(xs[qubit]) + result.multiply(zs[qubit]);
      default -> throw new IllegalArgumentException("a Pauli is 0 to 3, not " + pauli);
    };
  }

  /**
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int pauli) {
    if ((pauli & 1) == 1) {
      zs[qubit].setNegative(!zs[qubit].negative());
    }
    if ((pauli & 2) == 2) {
      xs[qubit].setNegative(!xs[qubit].negative());
    }
  }

  /** Whether a measurement of this qubit has only one possible result. */
  public boolean isDeterministic(int qubit) {
    return zs[qubit].firstX() < 0;
  }

  /**
   * Measures in the Z basis.
   *
   * @param coin the result, where chance decides
   */
  public int measure(int qubit, boolean coin) {
    int pivot = zs[qubit].firstX();
    if (pivot >= 0) {
      collapse(qubit, pivot, coin);
    }
    return zs[qubit].negative() ? 1 : 0;
  }

  /** Always draws one number, so that streams stay in step. */
  public int measure(int qubit, RandomStream coins) {
    return measure(qubit, coins.nextDouble() < 0.5);
  }

  /**
   * U becomes U·C·W: C is a fan of cx from the pivot that leaves |0…0⟩ alone and clears the other X
   * of the string; W takes the pivot's |0⟩ to the right one of |0⟩ ± |1⟩, |0⟩ ± i|1⟩.
   */
  private void collapse(int qubit, int pivot, boolean coin) {
    long[] targets = zs[qubit].xBits();
    targets[pivot >> 6] &= ~(1L << pivot);
    zs[qubit].fanOut(pivot, targets);
    boolean turn = zs[qubit].hasZ(pivot);
    zs[qubit].fanOut(pivot, targets);
    for (PauliString[] strings : List.of(xs, zs)) {
      for (PauliString string : strings) {
        string.fanOut(pivot, targets);
        if (turn) {
          string.unturn(pivot);
        }
        string.hadamard(pivot);
      }
    }
    if (zs[qubit].negative() != coin) {
      flip(pivot);
    }
  }

  /** U becomes U·X on one qubit. */
  private void flip(int qubit) {
    for (PauliString[] strings : List.of(xs, zs)) {
      for (PauliString string : strings) {
        string.setNegative(string.negative() != string.hasZ(qubit));
      }
    }
  }

  /** Puts one qubit into |0⟩: measures it and turns a 1. */
  public void reset(int qubit, boolean coin) {
    pauli(qubit, measure(qubit, coin));
  }

  /** Back to |0…0⟩ without new memory. */
  public void reset() {
    for (int qubit = 0; qubit < qubits; qubit++) {
      xs[qubit].clear();
      zs[qubit].clear();
      xs[qubit].set(qubit, 1);
      zs[qubit].set(qubit, 2);
    }
  }

  /** Becomes equal to another of as many qubits without new memory. */
  public void copyFrom(Tableau other) {
    for (int qubit = 0; qubit < qubits; qubit++) {
      xs[qubit].copyFrom(other.xs[qubit]);
      zs[qubit].copyFrom(other.zs[qubit]);
    }
  }

  public Tableau copy() {
    Tableau copy = new Tableau(qubits);
    copy.copyFrom(this);
    return copy;
  }

  /** +1, −1, or 0 where both results are equally likely. */
  public int expectation(PauliString observable) {
    PauliString pulled = pull(observable);
    if (pulled.firstX() >= 0) {
      return 0;
    }
    return pulled.negative() ? -1 : 1;
  }

  /** U†·P·U. */
  private PauliString pull(PauliString observable) {
    PauliString result = new PauliString(qubits);
    int exponent = observable.negative() ? 2 : 0;
    for (int qubit = 0; qubit < qubits; qubit++) {
      exponent += multiply(result, qubit, observable.pauli(qubit));
    }
    result.setNegative((exponent & 3) == 2);
    return result;
  }

  /**
   * Generators U·Z·U† of the stabiliser group, one for each qubit. Such a string has X on a qubit
   * where it anticommutes with Z there, that is where U†·Z·U has X on the generator's own qubit.
   */
  public List<PauliString> stabilisers() {
    List<PauliString> result = new ArrayList<>();
    for (int generator = 0; generator < qubits; generator++) {
      PauliString string = new PauliString(qubits);
      for (int qubit = 0; qubit < qubits; qubit++) {
        int x = zs[qubit].hasX(generator) ? 1 : 0;
        int z = xs[qubit].hasX(generator) ? 2 : 0;
        string.set(qubit, x + z);
      }
      string.setNegative(pull(string).negative());
      result.add(string);
    }
    return result;
  }

  /** The one reduced list of generators that equal states share. */
  public List<PauliString> canonicalStabilisers() {
    List<PauliString> rows = new ArrayList<>(stabilisers());
    int rank = 0;
    for (int qubit = 0; qubit < qubits; qubit++) {
      rank = eliminate(rows, rank, qubit, 1);
      rank = eliminate(rows, rank, qubit, 2);
    }
    return rows;
  }

  /** Leaves one row with this bit (1 X, 2 Z), puts it at the rank, and gives the next rank. */
  private static int eliminate(List<PauliString> rows, int rank, int qubit, int bit) {
    int pivot = rank;
    while (pivot < rows.size() && (rows.get(pivot).pauli(qubit) & bit) == 0) {
      pivot++;
    }
    if (pivot == rows.size()) {
      return rank;
    }
    PauliString chosen = rows.get(pivot);
    rows.set(pivot, rows.get(rank));
    rows.set(rank, chosen);
    for (int i = 0; i < rows.size(); i++) {
      if (i != rank && (rows.get(i).pauli(qubit) & bit) != 0) {
        rows.get(i).setNegative(rows.get(i).multiply(chosen) == 2);
      }
    }
    return rank + 1;
  }

  /** Whether both are the same state up to a global phase. */
  public boolean sameState(Tableau other) {
    if (qubits != other.qubits) {
      return false;
    }
    for (PauliString stabiliser : other.stabilisers()) {
      if (expectation(stabiliser) != 1) {
        return false;
      }
    }
    return true;
  }
}
