package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.network.Network;
import java.util.Collection;
import java.util.List;

/**
 * Colours of QPUs and of lines of charts, and a pattern of dashes where there are more than
 * colours. After that they repeat, so names always stand beside them.
 */
final class QpuInk {
  private static final int COLOURS = 6;
  private static final int PATTERNS = 3;

  /** More are not told apart. */
  static final int MOST = COLOURS * PATTERNS;

  private static final int KEY_COLUMNS = 6;
  private static final double KEY_WIDTH = 136;
  private static final double KEY_HEIGHT = 20;

  private QpuInk() {}

  /** Classes that set the colour and the dashes of what is drawn in it. */
  static String of(int qpu) {
    return "home" + qpu % COLOURS + " dash" + qpu / COLOURS % PATTERNS;
  }

  /** What means which QPU, in a line of text. */
  static String key(Network network) {
    StringBuilder text = new StringBuilder();
    int count = network.qpus().size();
    for (int q = 0; q < Math.min(count, MOST); q++) {
      text.append(sample(q)).append(Markup.escaped(network.qpu(q).name())).append(' ');
    }
    return text + (count > MOST ? "and so on: colours and dashes repeat, hints name the QPU" : "");
  }

  /** What means which line of a chart that draws the first {@link #MOST}. */
  static String key(Collection<String> names) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String name : names.stream().limit(MOST).toList()) {
      text.append(key(number++, name)).append(' ');
    }
    int more = names.size() - MOST;
    return text + (more > 0 ? "and " + Numbers.count(more) + " more, not drawn" : "");
  }

  /** A name that stays beside its colour. */
  private static String key(int number, String name) {
    return Markup.element("span", sample(number) + Markup.escaped(name), "class", "together");
  }

  /** The same as part of a drawing, names in columns, for drawings that stand alone. */
  static String drawnKey(double left, double top, List<String> names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      int row = i / KEY_COLUMNS;
      double x = left + KEY_WIDTH * (i % KEY_COLUMNS);
      double y = top + KEY_HEIGHT * row;
      text.append(Markup.line(x, y, x + 26, y, "wire " + of(i)));
      text.append(Markup.text(x + 34, y + 4, "small", names.get(i))).append('\n');
    }
    return text.toString();
  }

  static double drawnKeyHeight(int names) {
    return KEY_HEIGHT * Math.ceilDiv(names, KEY_COLUMNS);
  }

  private static String sample(int number) {
    String line = Markup.line(0, 6, 26, 6, "wire " + of(number));
    return Markup.element("svg", line, "viewBox", "0 0 26 12", "class", "sample", "role", "none");
  }

  /** A name that fits, maybe without its end. */
  static String cut(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }
}
