package bellhop.experiment;

import bellhop.network.Figure;
import bellhop.network.FigureChange;
import bellhop.network.LinkFile;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the operating point at which a link gives most pairs of a wanted fidelity: how hard its
 * transducers or its source are pumped, or how bright its qubits are. Both ends change by the same
 * factor; a link without such a figure stays as it is.
 *
 * <p>Six decades below 1 are tried in quarters of a decade, because every round of distillation has
 * a best point of its own; the two highest peaks are then narrowed down by golden section. What
 * comes out is within 0.02 % of a peak's place.
 */
final class OperatingSearch {
  private static final List<List<String>> KNOBS =
      List.of(
          List.of("transducer", "pairs-per-pulse"),
          List.of("link", "bright"),
          List.of("node", "pairs-per-pulse"));

  private static final int DECADES = 6;
  private static final int STEPS_A_DECADE = 4;
  private static final int PEAKS = 2;
  private static final int GOLDEN_STEPS = 18;
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /**
   * The best that was found.
   *
   * @param factor on the figure as the file gives it
   */
  record Found(double factor, Reached reached) {
    boolean isBetterThan(Found other) {
      return reached.isBetterThan(other.reached);
    }
  }

  private final LinkFile file;
  private final double target;
  private final List<Figure> knobs;

  OperatingSearch(LinkFile file, double target) {
    this.file = file;
    this.target = target;
    knobs =
        KNOBS.stream()
            .map(names -> file.figures().stream().filter(f -> isNamed(f, names)).toList())
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
  }

  private static boolean isNamed(Figure figure, List<String> names) {
    return figure.section().equals(names.getFirst()) && figure.key().equals(names.getLast());
  }

  /** The larger where the ends differ. */
  Optional<Figure> knob() {
    return knobs.stream().reduce((a, b) -> b.value() > a.value() ? b : a);
  }

  /** With that change; empty where the file would be refused at any point. */
  Optional<Found> findBest(FigureChange change) {
    Optional<Found> asGiven = found(change, 0);
    if (knob().isEmpty()) {
      return asGiven;
    }
    double highest = -StrictMath.log10(knob().get().value());
    List<Optional<Found>> grid = new ArrayList<>();
    for (int i = 0; i <= DECADES * STEPS_A_DECADE; i++) {
      grid.add(found(change, exponent(highest, i)));
    }
    List<Found> best = new ArrayList<>();
    asGiven.ifPresent(best::add);
    for (int peak : peaks(grid)) {
      best.add(narrowed(change, exponent(highest, peak - 1.0), exponent(highest, peak + 1.0)));
      grid.get(peak).ifPresent(best::add);
    }
    return best.stream().reduce((a, b) -> b.isBetterThan(a) ? b : a);
  }

  private static double exponent(double highest, double step) {
    return highest - DECADES + step / STEPS_A_DECADE;
  }

  /** Places that are no worse than their neighbours, the best first; good ones alone if any is. */
  private static List<Integer> peaks(List<Optional<Found>> grid) {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      if (grid.get(i).isPresent() && !isBeaten(grid, i, i - 1) && !isBeaten(grid, i, i + 1)) {
        peaks.add(i);
      }
    }
    peaks.sort((a, b) -> {
      Found one = grid.get(a).orElseThrow();
      Found other = grid.get(b).orElseThrow();
      return one.isBetterThan(other) ? -1 : other.isBetterThan(one) ? 1 : Integer.compare(a, b);
    });
    List<Integer> highest =
        peaks.stream().filter(i -> isGood(grid, i) == isGood(grid, peaks.getFirst())).toList();
    return highest.subList(0, Math.min(PEAKS, highest.size()));
  }

  private static boolean isGood(List<Optional<Found>> grid, int i) {
    return grid.get(i).orElseThrow().reached().isGood();
  }

  private static boolean isBeaten(List<Optional<Found>> grid, int i, int neighbour) {
    return neighbour >= 0
        && neighbour < grid.size()
        && grid.get(neighbour).isPresent()
        && grid.get(neighbour).get().isBetterThan(grid.get(i).orElseThrow());
  }

  /** Golden section over the exponent; what is refused, above all strong pumping, counts worst. */
  private Found narrowed(FigureChange change, double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    Found atLeft = orWorst(change, left);
    Found atRight = orWorst(change, right);
    Found best = atRight.isBetterThan(atLeft) ? atRight : atLeft;
    for (int step = 0; step < GOLDEN_STEPS; step++) {
      if (atRight.isBetterThan(atLeft)) {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = orWorst(change, right);
      } else {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = orWorst(change, left);
      }
      Found better = atRight.isBetterThan(atLeft) ? atRight : atLeft;
      best = better.isBetterThan(best) ? better : best;
    }
    return best;
  }

  private Found orWorst(FigureChange change, double exponent) {
    return found(change, exponent)
        .orElse(new Found(StrictMath.pow(10, exponent), new Reached(false, 0, -1, Reached.NONE)));
  }

  /** With the figure as given, times ten to that. */
  private Optional<Found> found(FigureChange change, double exponent) {
    double factor = exponent == 0 ? 1 : StrictMath.pow(10, exponent);
    Optional<Network> network =
        file.findChanged(f -> knobs.contains(f) ? factor * f.value() : change.of(f));
    return network.map(n -> new Found(factor, Reached.by(n, target)));
  }
}
