package bellhop.compiler.proof;

import bellhop.compiler.proof.Content.Member;
import bellhop.compiler.proof.Content.Sum;
import java.util.ArrayList;
import java.util.List;

/**
 * A wire of the program, or the common bit of a Bell pair, spread over one or more qubits: Σ αₓ |x⟩
 * … |x⟩ in the branch basis. One member alone is the wire at its home.
 */
final class Logical {
  /** In place of a wire: the bit of a Bell pair, 0 and 1 alike. */
  static final int FREE = -1;

  final int wire;
  final List<Member> members = new ArrayList<>();

  /** Sums whose source this is. */
  final List<Sum> sums = new ArrayList<>();

  /** Whether a half waits to be measured as a sum. */
  boolean locked;

  /** Columns: the branch basis in the directions of the start of the wire. */
  double[] basis = Spin.identity();

  /** The value that must be 1 for a Z on the branch bit that has still to be corrected. */
  int sign = Symbols.ZERO;

  /** The guard of the turns of this wire that have not been written down yet. */
  int pendingGuard = Symbols.ONE;

  /** Their product, as at the start of the wire. */
  double[] pending = Spin.identity();

  /** Just measured, so that a sign has no effect. */
  boolean definite;

  Logical(int wire) {
    this.wire = wire;
  }

  /** A flip or sign that holds always is no matter of outcomes but part of frame or basis. */
  void settle() {
    for (Member member : members) {
      if (member.flip == Symbols.ONE) {
        member.frame = Spin.times(member.frame, Spin.pauliX());
        member.flip = Symbols.ZERO;
      }
    }
    if (sign == Symbols.ONE && !isFree()) {
      basis = Spin.times(basis, Spin.pauliZ());
      sign = Symbols.ZERO;
    }
  }

  boolean isFree() {
    return wire == FREE;
  }

  /** At home, nothing to correct: any direction may become the branch basis. */
  boolean isPlain() {
    return !isFree()
        && members.size() == 1
        && sums.isEmpty()
        && sign == Symbols.ZERO
        && members.getFirst().flip == Symbols.ZERO;
  }
}
