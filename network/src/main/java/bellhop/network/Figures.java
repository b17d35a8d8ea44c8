package bellhop.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes, while a file is read, the numbers that count, each once as written, and changes those that
 * are to be different. Ranges and sense are checked elsewhere, and hold for changed numbers too.
 */
final class Figures {
  private final FigureChange change;
  private final Set<Figure> found = new LinkedHashSet<>();

  Figures(FigureChange change) {
    this.change = change;
  }

  /** What counts instead of a number as written. */
  double counted(Section section, Key key, double written) {
    Figure figure = new Figure(section.name(), key.name(), key.dimension(), written);
    found.add(figure);
    return change.of(figure);
  }

  List<Figure> list() {
    return new ArrayList<>(found);
  }
}
