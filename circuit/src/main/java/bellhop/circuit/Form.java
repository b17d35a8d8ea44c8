package bellhop.circuit;

import java.util.List;
import java.util.function.Function;

/** What kind of gate an entry of the table is, and what it does for given angles. */
public sealed interface Form {
  int qubitCount();

  /** A one-qubit gate with its 2×2 matrix. */
  record OneQubit(Function<double[], double[]> matrix) implements Form {
    @Override
    public int qubitCount() {
      return 1;
    }
  }

  /**
   * A two-qubit gate (V₀⊗V₁)†·D·(V₀⊗V₁): V turns the operand's axis to Z, and D is diagonal. It
   * leaves both operands alone along their axes, so a copy of either can stand in for it.
   */
  record Interaction(Axis first, Axis second, Function<double[], Diagonal> diagonal)
      implements Form {
    @Override
    public int qubitCount() {
      return 2;
    }
  }

  /** A gate defined by others; the calls number its operands from 0. */
  record Sequence(int qubitCount, Function<double[], List<GateCall>> calls) implements Form {}

  /**
   * The diagonal part of an interaction: the phases of |00⟩, |01⟩, |10⟩ and |11⟩ in rad, first
   * operand written left.
   */
  record Diagonal(double p00, double p01, double p10, double p11) {

    /** Phase of |11⟩ alone. */
    static Diagonal phase(double angle) {
      return new Diagonal(0, 0, 0, angle);
    }

    /** A turn of the second about Z if the first is 1. */
    static Diagonal controlledTurn(double angle) {
      return new Diagonal(0, 0, -angle / 2, angle / 2);
    }

    /** exp(−i·angle/2·Z⊗Z). */
    static Diagonal ising(double angle) {
      return new Diagonal(-angle / 2, angle / 2, angle / 2, -angle / 2);
    }

    /**
     * The angle θ of the {@code cp(θ)} that it equals up to one-qubit turns: p00 − p01 − p10 + p11.
     */
    public double angle() {
      return p00 - p01 - p10 + p11;
    }
  }
}
