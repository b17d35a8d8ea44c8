package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.ArrayList;
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
  private static final int[][] X_ORDER = {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
  private static final int[][] Z_ORDER = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

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
    return PatchMemory.circuit(patch(), basis, rounds);
  }

  @Override
  public List<Basis> checkBases() {
    return patch().checks().stream().map(Check::basis).toList();
  }

  private Patch patch() {
    List<Site> data = new ArrayList<>();
    List<Integer> column = new ArrayList<>();
    List<Integer> row = new ArrayList<>();
    for (int i = 1; i < 2 * distance; i += 2) {
      column.add(qubit(1, i));
      row.add(qubit(i, 1));
      for (int j = 1; j < 2 * distance; j += 2) {
        data.add(Site.of(qubit(i, j), i, j));
      }
    }
    return new Patch(data, checks(), column, row);
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (int a = 0; a <= distance; a++) {
      for (int b = 0; b <= distance; b++) {
        boolean isX = (a + b) % 2 == 1;
        int across = isX ? a : b;
        if (across != 0 && across != distance) {
          checks.add(check(2 * a, 2 * b, isX ? Basis.X : Basis.Z));
        }
      }
    }
    return checks;
  }

  private Check check(int x, int y, Basis basis) {
    List<Integer> partners = new ArrayList<>();
    for (int[] step : basis == Basis.X ? X_ORDER : Z_ORDER) {
      int toX = x + step[0];
      int toY = y + step[1];
      boolean isInside = toX > 0 && toX < 2 * distance && toY > 0 && toY < 2 * distance;
      partners.add(isInside ? qubit(toX, toY) : Check.NOBODY);
    }
    return new Check(Site.of(qubit(x, y), x, y), basis, partners);
  }

  /** As Stim's generator counts: two rows of places, one of data and one of checks, share a row. */
  private int qubit(int x, int y) {
    return x + (y - x % 2) / 2 * (2 * distance + 1);
  }
}
