package bellhop.qec.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Data qubits at odd x and y, checks at even ones between them, X and Z like the fields of a chess
 * board; patches of the rotated code are rectangles of it.
 *
 * @param width data in a row
 * @param height data in a column
 */
record RotatedLattice(int width, int height) {
  private static final int[][] X_ORDER = {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
  private static final int[][] Z_ORDER = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

  /** Borders of a patch, in units of two places: its data are between them. */
  record Borders(int left, int right, int bottom, int top) {
    boolean hasCheck(int a, int b, Basis basis) {
      return basis == Basis.X ? left < a && a < right : bottom < b && b < top;
    }

    boolean hasData(int x, int y) {
      return 2 * left < x && x < 2 * right && 2 * bottom < y && y < 2 * top;
    }
  }

  Patch whole() {
    return patch(new Borders(0, width, 0, height));
  }

  /**
   * X checks are missing on its left and right border, Z checks on the others; logical X is its
   * first column, logical Z its first row.
   */
  Patch patch(Borders borders) {
    List<Site> data = new ArrayList<>();
    List<Integer> column = new ArrayList<>();
    List<Integer> row = new ArrayList<>();
    for (int a = borders.left(); a < borders.right(); a++) {
      row.add(qubit(2 * a + 1, 2 * borders.bottom() + 1));
      for (int b = borders.bottom(); b < borders.top(); b++) {
        data.add(site(2 * a + 1, 2 * b + 1));
      }
    }
    for (int b = borders.bottom(); b < borders.top(); b++) {
      column.add(qubit(2 * borders.left() + 1, 2 * b + 1));
    }
    return new Patch(data, checks(borders), column, row);
  }

  private List<Check> checks(Borders borders) {
    List<Check> checks = new ArrayList<>();
    for (int a = borders.left(); a <= borders.right(); a++) {
      for (int b = borders.bottom(); b <= borders.top(); b++) {
        Basis basis = (a + b) % 2 == 1 ? Basis.X : Basis.Z;
        if (borders.hasCheck(a, b, basis)) {
          checks.add(check(2 * a, 2 * b, basis, borders));
        }
      }
    }
    return checks;
  }

  private Check check(int x, int y, Basis basis, Borders borders) {
    List<Integer> partners = new ArrayList<>();
    for (int[] step : basis == Basis.X ? X_ORDER : Z_ORDER) {
      int toX = x + step[0];
      int toY = y + step[1];
      partners.add(borders.hasData(toX, toY) ? qubit(toX, toY) : Check.NOBODY);
    }
    return new Check(site(x, y), basis, partners);
  }

  private Site site(int x, int y) {
    return Site.of(qubit(x, y), x, y);
  }

  /** As Stim's generator counts: two rows of places, one of data and one of checks, share a row. */
  private int qubit(int x, int y) {
    return x + (y - x % 2) / 2 * (2 * width + 1);
  }
}
