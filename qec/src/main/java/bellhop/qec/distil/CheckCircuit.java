package bellhop.qec.distil;

import java.util.ArrayList;
import java.util.List;

/**
 * A circuit that turns each check of a code into Z of one qubit, which is then measured; the qubits
 * that are not measured hold what was encoded. Found by elimination, check by check: the qubits of
 * a check are turned until it is a product of Zs, and CNOTs gather these on the last of them. It
 * has not the fewest gates that there are. Both ends run it, one of them complex conjugated.
 *
 * <p>For the check YY it is the circuit of DEJMPS: quarter turns about X, one CNOT.
 *
 * @param n qubits
 * @param gates in order
 * @param measured the qubit of each check, in the order of the checks
 */
record CheckCircuit(int n, List<Gate> gates, List<Integer> measured) {
  /** Hadamard; a quarter turn about X, which exchanges Y and Z; CNOT. */
  enum Kind {
    H,
    QUARTER_X,
    CX
  }

  /**
   * @param qubit the control of a CNOT
   * @param target the same qubit for the others
   */
  record Gate(Kind kind, int qubit, int target) {}

  /** Copies of the checks, a bit a qubit, as the gates found so far have changed them. */
  private static final class Elimination {
    private final int[] x;
    private final int[] z;
    private final int n;
    private final List<Gate> gates = new ArrayList<>();
    private final List<Integer> measured = new ArrayList<>();
    private int free;

    Elimination(StabilizerCode code) {
      n = code.n();
      free = (1 << n) - 1;
      x = code.checks().stream().mapToInt(check -> bits(check, 'X')).toArray();
      z = code.checks().stream().mapToInt(check -> bits(check, 'Z')).toArray();
    }

    private static int bits(String check, char letter) {
      int bits = 0;
      for (int q = 0; q < check.length(); q++) {
        char its = check.charAt(q);
        bits |= its == letter || its == 'Y' ? 1 << q : 0;
      }
      return bits;
    }

    /** On measured qubits it has only Zs, which are known already. */
    void gather(int check) {
      int support = (x[check] | z[check]) & free;
      if (support == 0) {
        throw new IllegalArgumentException("check " + check + " is a product of those before");
      }
      int last = 31 - Integer.numberOfLeadingZeros(support);
      for (int q = 0; q < n; q++) {
        if ((support >> q & 1) == 1 && (x[check] >> q & 1) == 1) {
          add(new Gate((z[check] >> q & 1) == 1 ? Kind.QUARTER_X : Kind.H, q, q));
        }
      }
      for (int q = 0; q < last; q++) {
        if ((support >> q & 1) == 1) {
          add(new Gate(Kind.CX, q, last));
        }
      }
      free &= ~(1 << last);
      measured.add(last);
    }

    private void add(Gate gate) {
      gates.add(gate);
      for (int row = 0; row < x.length; row++) {
        conjugate(row, gate);
      }
    }

    private void conjugate(int row, Gate gate) {
      int qubit = 1 << gate.qubit();
      int target = 1 << gate.target();
      switch (gate.kind()) {
        case H -> {
          int differ = (x[row] ^ z[row]) & qubit;
          x[row] ^= differ;
          z[row] ^= differ;
        }
        case QUARTER_X -> x[row] ^= z[row] & qubit;
        case CX -> {
          x[row] ^= (x[row] & qubit) == 0 ? 0 : target;
          z[row] ^= (z[row] & target) == 0 ? 0 : qubit;
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException if a check is a product of others
   */
  static CheckCircuit of(StabilizerCode code) {
    Elimination work = new Elimination(code);
    for (int check = 0; check < code.checks().size(); check++) {
      work.gather(check);
    }
    return new CheckCircuit(code.n(), List.copyOf(work.gates), List.copyOf(work.measured));
  }

  /** Two-qubit gates at each end. */
  int twoQubitGates() {
    return (int) gates.stream().filter(gate -> gate.kind() == Kind.CX).count();
  }
}
