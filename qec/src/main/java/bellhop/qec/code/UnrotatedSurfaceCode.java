package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.ArrayList;
import java.util.List;

/**
 * The planar code (Bravyi and Kitaev, quant-ph/9811052; Dennis et al., J. Math. Phys. 43, 4452):
 * data where x and y are both even or both odd, X checks at odd x, Z checks at even x.
 *
 * @param distance of the sides; (2·distance − 1)² qubits
 */
public record UnrotatedSurfaceCode(int distance) implements Code {
  private static final int MOST = 1_000;
  private static final int[][] ORDER = {{1, 0}, {0, 1}, {0, -1}, {-1, 0}};

  /**
   * @throws bellhop.units.InputException for a distance below 2 or above 1000
   */
  public UnrotatedSurfaceCode {
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
    List<Check> checks = new ArrayList<>();
    List<Integer> column = new ArrayList<>();
    List<Integer> row = new ArrayList<>();
    for (int x = 0; x < side(); x++) {
      for (int y = 0; y < side(); y++) {
        if ((x + y) % 2 == 0) {
          data.add(Site.of(qubit(x, y), x, y));
        } else {
          checks.add(check(x, y, x % 2 == 1 ? Basis.X : Basis.Z));
        }
      }
    }
    for (int i = 0; i < side(); i += 2) {
      column.add(qubit(0, i));
      row.add(qubit(i, 0));
    }
    return new Patch(data, checks, column, row);
  }

  private Check check(int x, int y, Basis basis) {
    List<Integer> partners = new ArrayList<>();
    for (int[] step : ORDER) {
      int toX = x + step[0];
      int toY = y + step[1];
      boolean isInside = toX >= 0 && toX < side() && toY >= 0 && toY < side();
      partners.add(isInside ? qubit(toX, toY) : Check.NOBODY);
    }
    return new Check(Site.of(qubit(x, y), x, y), basis, partners);
  }

  private int side() {
    return 2 * distance - 1;
  }

  private int qubit(int x, int y) {
    return x + y * side();
  }
}
