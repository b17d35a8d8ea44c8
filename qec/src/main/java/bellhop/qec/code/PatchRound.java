package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.noise.RoundMark;
import java.util.stream.IntStream;

/**
 * Writes a round of a patch, in the layers of the generator of Stim: H on the X checks, a layer of
 * CX after the other, H again, then all checks are measured and reset at once.
 */
final class PatchRound {
  private PatchRound() {}

  static void write(Patch patch, StabilizerCircuit.Builder out) {
    out.add(Op.TICK).add(RoundMark.on(patch.dataQubits()));
    turn(patch, out);
    for (int layer = 0; layer < patch.layerCount(); layer++) {
      out.add(Op.CX, patch.pairs(layer)).add(Op.TICK);
    }
    turn(patch, out);
    out.add(Op.MR, patch.checkQubits());
  }

  /** A round after one of the same patch: each check is compared with its last result. */
  static StabilizerCircuit later(Patch patch) {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    write(patch, out);
    Annotations annotations = new Annotations(out);
    annotations.nextRound(patch.checks().getFirst().site().at().size());
    int count = patch.checks().size();
    for (int index = 0; index < count; index++) {
      IntStream both = IntStream.of(count - index, 2 * count - index);
      annotations.detector(patch.checks().get(index).site(), 0, both);
    }
    return out.build();
  }

  /** X checks are measured by their qubits' X. */
  private static void turn(Patch patch, StabilizerCircuit.Builder out) {
    int[] qubits = patch.checkQubits(Basis.X);
    if (qubits.length > 0) {
      out.add(Op.H, qubits).add(Op.TICK);
    }
  }
}
