package bellhop.network;

import bellhop.units.Dimension;
import bellhop.units.Location;
import bellhop.units.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes, while a file is read, the numbers that count, each once as written, and changes those that
 * are to be different. Ranges and sense are checked elsewhere, and hold for changed numbers too.
 */
final class Figures {
  private final FigureChange change;
  private final Set<Figure> found = new LinkedHashSet<>();
  private final Map<Written, Double> parsed = new HashMap<>();

  private record Written(String text, Dimension dimension) {}

  Figures(FigureChange change) {
    this.change = change;
  }

  /** What counts instead of a number as written. */
  double counted(Section section, Key key, double written) {
    Figure figure = new Figure(section.name(), key.name(), key.dimension(), written);
    found.add(figure);
    return change.of(figure);
  }

  /** A quantity in the unit of its dimension; of texts that come again it remembers the value. */
  double parsed(String text, Dimension dimension, Location at) {
    return parsed.computeIfAbsent(
        new Written(text, dimension), _ -> Quantity.parse(text, dimension, at));
  }

  List<Figure> list() {
    return new ArrayList<>(found);
  }
}
