package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.List;

/**
 * A square of distance² data qubits, places at odd x and y, with checks at even x and y between
 * them (Bombin and Martin-Delgado, Phys. Rev. A 76, 012305; schedule of Tomita and Svore, Phys.
 * Rev. A 90, 062320). A fault in the middle of a check leaves two errors across the logical
 * operator that they could be part of, so circuits keep the distance.
 *
 * @param distance of the sides, odd or even
 */
public record RotatedSurfaceCode(int distance) implements Code {
  private static final int MOST = 1_000;

  /**
   * @throws bellhop.units.InputException for a distance below 2 or above 1000
   */
  public RotatedSurfaceCode {
    Distances.require(distance, MOST);
  }

  @Override
  public boolean keeps(Basis basis) {
    return true;
  }

  @Override
  public StabilizerCircuit memory(Basis basis, long rounds) {
    return PatchMemory.circuit(whole(), basis, rounds);
  }

  @Override
  public List<Basis> checkBases() {
    return whole().checks().stream().map(Check::basis).toList();
  }

  private Patch whole() {
    return new RotatedLattice(distance, distance).whole();
  }
}
