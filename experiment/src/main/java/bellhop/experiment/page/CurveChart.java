package bellhop.experiment.page;

import bellhop.experiment.CompileResult;
import bellhop.experiment.CurveHeadline;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Ebits over communication qubits as steps, for between two points the answer with fewer holds; the
 * lower bound as a line, the network's own point as a ring. The axis of communication qubits is
 * logarithmic.
 */
final class CurveChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 320;
  private static final double LEFT = 64;
  private static final double RIGHT = 20;
  private static final double INSET = 44;
  private static final double TOP = 34;
  private static final double BASE = 262;
  private static final int INTERVALS = 5;

  /** Height of a line of words. */
  private static final double LINE = 16;

  /** Nearer to the point before, a number has no room. */
  private static final double NEAR = 34;

  private final List<CompileResult.ByCommunication> points;
  private final List<CompileResult.ByCommunication> served;
  private final double bound;
  private final double high;
  private final double first;
  private final double octaves;

  private CurveChart(List<CompileResult.ByCommunication> points) {
    this.points = points;
    served = points.stream().filter(point -> point.ebits().isPresent()).toList();
    bound = served.stream().mapToInt(its -> its.ebitsLowerBound().orElseThrow()).min().orElse(0);
    high = served.stream().mapToInt(its -> its.ebits().orElseThrow()).max().orElse(1);
    first = log2(points.getFirst().communicationQubits());
    octaves = log2(points.getLast().communicationQubits()) - first;
  }

  /** With the sentence above it, what has no answer below, and all numbers as a table. */
  static String draw(CompileResult result) {
    CurveHeadline words = new CurveHeadline(result);
    List<CompileResult.ByCommunication> points = result.ebitsByCommunication();
    String chart = points.size() > 1 ? new CurveChart(points).chart() : "";
    StringBuilder notes = new StringBuilder();
    words.unserved().forEach(sentence -> notes.append(note(sentence)));
    words.findLeftOut().ifPresent(sentence -> notes.append(note(sentence)));
    return Markup.join(
        Markup.element("p", Markup.escaped(CurveHeadline.of(result))),
        chart,
        notes.toString(),
        points.size() > 1 ? Markup.folded("All numbers", table(points)) : "");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private String chart() {
    String drawing = heights() + limit() + steps() + numbers() + dots();
    return Markup.join(
        Markup.drawing(WIDTH, HEIGHT, "Bell pairs over communication qubits", drawing), legend());
  }

  private static String legend() {
    return Markup.element(
        "p",
        "<span class='key predicted'></span> the program compiled, with the same options, for"
            + " QNUs that have at most so many communication qubits and, beyond what the network"
            + " has, for so many at each; <span class='key one'></span> the network as it is. The"
            + " orange line is the lower bound: no number of communication qubits leads below it"
            + " with the gates in this order. A longer search may find fewer at any point.",
        "class",
        "note");
  }

  private String heights() {
    StringBuilder text = new StringBuilder(Markup.text(0, 14, "small", "Bell pairs"));
    for (double count : Scale.ticks(0, high, INTERVALS)) {
      if (count == StrictMath.rint(count)) {
        text.append(
            Markup.line(LEFT, y(count), WIDTH - RIGHT, y(count), count == 0 ? "axis" : "grid"));
        text.append(Markup.text(LEFT - 8, y(count) + 4, "small end", Numbers.count((long) count)));
      }
    }
    return text.append('\n').toString();
  }

  private String limit() {
    boolean isClose = y(bound) - y(served.getLast().ebits().orElseThrow()) < 2 * LINE;
    return Markup.line(LEFT, y(bound), WIDTH - RIGHT, y(bound), "limit")
        + Markup.text(
            WIDTH - RIGHT,
            y(bound) + (isClose ? LINE : -6),
            "small end label",
            "at least " + Numbers.count((long) bound));
  }

  private String steps() {
    StringBuilder path = new StringBuilder();
    for (CompileResult.ByCommunication point : served) {
      if (path.isEmpty()) {
        path.append('M').append(Markup.decimal(x(point))).append(' ').append(height(point));
      } else {
        path.append('H').append(Markup.decimal(x(point))).append('V').append(height(point));
      }
    }
    return Markup.element("path", "", "d", path, "class", "trend trend0");
  }

  private static String decimal(double value) {
    return Markup.decimal(StrictMath.rint(10 * value) / 10);
  }

  private String height(CompileResult.ByCommunication point) {
    return decimal(y(point.ebits().orElseThrow()));
  }

  /** Along the axis. */
  private String numbers() {
    StringBuilder text = new StringBuilder();
    double before = Double.NEGATIVE_INFINITY;
    for (CompileResult.ByCommunication point : points) {
      text.append(Markup.line(x(point), BASE, x(point), BASE + 5, "axis"));
      if (x(point) - before >= NEAR || point.own()) {
        String words = Numbers.count(point.communicationQubits());
        text.append(
            Markup.text(
                x(point), BASE + 20, point.own() ? "small middle strong" : "small middle", words));
        before = x(point);
      }
      if (point.ebits().isEmpty()) {
        String why = point.isLeftOut() ? "left out" : "no answer";
        text.append(Markup.text(x(point), TOP + 4, "small middle label", why));
      }
    }
    double middle = (LEFT + WIDTH - RIGHT) / 2;
    text.append(Markup.text(middle, HEIGHT - 10, "small middle", "communication qubits of a QNU"));
    return text.append('\n').toString();
  }

  private String dots() {
    StringBuilder text = new StringBuilder();
    double before = Double.NEGATIVE_INFINITY;
    for (CompileResult.ByCommunication point : served) {
      text.append(dot(point));
      if (x(point) - before >= NEAR || point.own()) {
        String words = Numbers.count(point.ebits().orElseThrow());
        String style = point.own() ? "small label strong" : "small label";
        text.append(Markup.text(x(point) + 6, y(point.ebits().orElseThrow()) - 7, style, words));
        before = x(point);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String dot(CompileResult.ByCommunication point) {
    String hint =
        Numbers.count(point.communicationQubits(), "communication qubit")
            + ": "
            + Numbers.count(point.ebits().orElseThrow(), "Bell pair");
    return Markup.element(
        "circle",
        Markup.element("title", Markup.escaped(hint)),
        "cx",
        x(point),
        "cy",
        y(point.ebits().orElseThrow()),
        "r",
        point.own() ? 6.0 : 4.0,
        "class",
        point.own() ? "one" : "predicted",
        "data-limit-of-curve",
        point.communicationQubits(),
        "data-ebits-of-curve",
        point.ebits().orElseThrow());
  }

  private double x(CompileResult.ByCommunication point) {
    double share = octaves == 0 ? 0 : (log2(point.communicationQubits()) - first) / octaves;
    return LEFT + INSET + (WIDTH - LEFT - RIGHT - 2 * INSET) * share;
  }

  private double y(double ebits) {
    return BASE - (BASE - TOP) * ebits / high;
  }

  private static double log2(int number) {
    return StrictMath.log(Math.max(1, number)) / StrictMath.log(2);
  }

  private static String table(List<CompileResult.ByCommunication> points) {
    List<List<String>> rows = new ArrayList<>();
    points.forEach(point -> rows.add(row(point)));
    return Markup.table(
        List.of(
            "communication qubits",
            "Bell pairs",
            "at least",
            "peak in use at a QNU",
            "one execution takes"),
        rows);
  }

  private static List<String> row(CompileResult.ByCommunication point) {
    String limit =
        Numbers.count(point.communicationQubits()) + (point.own() ? ", this network" : "");
    if (point.ebits().isEmpty()) {
      return List.of(limit, point.isLeftOut() ? "left out" : "no answer", "", "", "");
    }
    return List.of(
        limit,
        Numbers.count(point.ebits().getAsInt()),
        Numbers.count(point.ebitsLowerBound().orElseThrow()),
        Numbers.count(point.peak().orElseThrow()),
        Numbers.seconds(point.makespanS().orElseThrow()));
  }
}
