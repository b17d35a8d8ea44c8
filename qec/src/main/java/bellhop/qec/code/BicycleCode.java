package bellhop.qec.code;

import static bellhop.qec.code.Monomial.x;
import static bellhop.qec.code.Monomial.y;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bivariate bicycle code (Bravyi et al., Nature 627, 778; arXiv:2308.07915): H_X = [A | B], H_Z =
 * [Bᵀ | Aᵀ], where A and B are sums of three shifts of an l × m torus. Of its 2lm data qubits those
 * of the left half come first.
 *
 * @param name as the command line knows it
 */
public record BicycleCode(String name, int l, int m, List<Monomial> a, List<Monomial> b)
    implements Code {
  /** Elimination is cubic: so many sites take minutes. */
  private static final int MOST_SITES = 5_000;

  /** Those of the paper, named by n, k and distance, which for 360 and 756 is an upper bound. */
  public static final List<BicycleCode> PUBLISHED =
      List.of(
          of(72, 12, 6, 6, 6, terms(x(3), y(1), y(2)), terms(y(3), x(1), x(2))),
          of(90, 8, 10, 15, 3, terms(x(9), y(1), y(2)), terms(x(0), x(2), x(7))),
          of(108, 8, 10, 9, 6, terms(x(3), y(1), y(2)), terms(y(3), x(1), x(2))),
          of(144, 12, 12, 12, 6, terms(x(3), y(1), y(2)), terms(y(3), x(1), x(2))),
          of(288, 12, 18, 12, 12, terms(x(3), y(2), y(7)), terms(y(3), x(1), x(2))),
          of(360, 12, 24, 30, 6, terms(x(9), y(1), y(2)), terms(y(3), x(25), x(26))),
          of(756, 16, 34, 21, 18, terms(x(3), y(10), y(17)), terms(y(5), x(3), x(19))),
          of(784, 24, 24, 28, 14, terms(x(26), y(6), y(8)), terms(y(7), x(9), x(20))));

  /**
   * @throws InputException if the torus is too large or the sums have no three different shifts
   */
  public BicycleCode {
    a = List.copyOf(a);
    b = List.copyOf(b);
    if (l < 1 || m < 1 || (long) l * m > MOST_SITES) {
      throw wrong(name, "a torus of " + l + " × " + m, "it has 1 to " + MOST_SITES + " sites");
    }
    requireThree(name, l, m, a);
    requireThree(name, l, m, b);
  }

  private static void requireThree(String name, int l, int m, List<Monomial> shifts) {
    long different =
        shifts.stream()
            .map(shift -> Math.floorMod(shift.i(), l) * m + Math.floorMod(shift.j(), m))
            .distinct()
            .count();
    if (different != 3 || shifts.size() != 3) {
      throw wrong(name, "the sum " + shifts, "A and B are sums of three different shifts");
    }
  }

  private static InputException wrong(String name, String what, String why) {
    return new InputException(Location.of(name), what, why, "");
  }

  private static BicycleCode of(
      int n, int k, int d, int l, int m, List<Monomial> a, List<Monomial> b) {
    return new BicycleCode("bicycle_" + n + "_" + k + "_" + d, l, m, a, b);
  }

  /** The published one of that name. */
  public static Optional<BicycleCode> find(String name) {
    return PUBLISHED.stream().filter(code -> code.name().equals(name)).findFirst();
  }

  private static List<Monomial> terms(Monomial... terms) {
    return List.of(terms);
  }

  @Override
  public boolean keeps(Basis basis) {
    return true;
  }

  @Override
  public StabilizerCircuit memory(Basis basis, long rounds) {
    return BicycleMemory.circuit(this, basis, rounds);
  }

  @Override
  public List<Basis> checkBases() {
    return Stream.of(Basis.Z, Basis.X)
        .flatMap(basis -> Collections.nCopies(siteCount(), basis).stream())
        .toList();
  }

  /** Checks of each basis, and data qubits of each half. */
  int siteCount() {
    return l * m;
  }

  /** Where a shift takes a site. */
  int shifted(int site, Monomial by) {
    int i = Math.floorMod(site / m + by.i(), l);
    int j = Math.floorMod(site % m + by.j(), m);
    return i * m + j;
  }

  /**
   * The six data qubits of a check: of its first sum, which are left, then of the second.
   *
   * @param site of the check
   */
  List<Integer> partners(Basis basis, int site) {
    List<Integer> partners = new ArrayList<>();
    for (Monomial shift : basis == Basis.X ? a : inverse(b)) {
      partners.add(shifted(site, shift));
    }
    for (Monomial shift : basis == Basis.X ? b : inverse(a)) {
      partners.add(siteCount() + shifted(site, shift));
    }
    return partners;
  }

  private static List<Monomial> inverse(List<Monomial> shifts) {
    return shifts.stream().map(Monomial::inverse).toList();
  }

  /** Its checks as matrices of lm rows and 2lm columns. */
  public CssCode css() {
    return new CssCode(checks(Basis.X), checks(Basis.Z));
  }

  private BitMatrix checks(Basis basis) {
    List<BitSet> rows = new ArrayList<>();
    for (int site = 0; site < siteCount(); site++) {
      BitSet row = new BitSet();
      partners(basis, site).forEach(row::set);
      rows.add(row);
    }
    return BitMatrix.of(rows, 2 * siteCount());
  }
}
