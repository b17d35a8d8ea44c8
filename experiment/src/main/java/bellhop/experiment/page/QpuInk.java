package bellhop.experiment.page;

import bellhop.network.Network;

/**
 * Colours of QPUs, and a pattern of dashes where there are more than colours. After that they
 * repeat, so names always stand beside them.
 */
final class QpuInk {
  private static final int COLOURS = 6;
  private static final int PATTERNS = 3;
  private static final int MOST_IN_KEY = COLOURS * PATTERNS;

  private QpuInk() {}

  /** Classes that set the colour and the dashes of what is drawn in it. */
  static String of(int qpu) {
    return "home" + qpu % COLOURS + " dash" + qpu / COLOURS % PATTERNS;
  }

  /** What means which QPU, in a line of text. */
  static String key(Network network) {
    StringBuilder text = new StringBuilder();
    int count = network.qpus().size();
    for (int q = 0; q < Math.min(count, MOST_IN_KEY); q++) {
      String line = Markup.line(0, 6, 26, 6, "wire " + of(q));
      String sample =
          Markup.element("svg", line, "viewBox", "0 0 26 12", "class", "sample", "role", "none");
      text.append(sample).append(Markup.escaped(network.qpu(q).name())).append(' ');
    }
    return text
        + (count > MOST_IN_KEY ? "and so on: colours and dashes repeat, hints name the QPU" : "");
  }

  /** A name that fits, maybe without its end. */
  static String cut(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }
}
