package bellhop.experiment.page;

import bellhop.compiler.Course;
import bellhop.experiment.CompileDetails;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A divided program of any size over the order of its gates: what share of the gates needs copies,
 * where pairs are used, and where qubits live. Qubits that stay are drawn together when there are
 * many; moves closer than a bin are not told apart.
 */
final class HomesChart {
  private static final double WIDTH = 1100;
  private static final double LEFT = 176;
  private static final double RIGHT = 14;
  private static final int BINS = 300;
  private static final int BARS = 100;
  private static final int MOST_ALONE = 120;
  private static final int MOST_MOVERS = 120;
  private static final double PANEL = 64;
  private static final double SPACE = 26;

  /** A line of the picture, by bin the home. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(String name, int start, int[] homes, double height) {}

  private final CompileDetails details;
  private final Course course;
  private final int gates;
  private final StringBuilder text = new StringBuilder();

  private HomesChart(CompileDetails details) {
    this.details = details;
    course = details.course();
    gates = Math.max(1, course.gates().size());
  }

  static String draw(CompileDetails details) {
    return new HomesChart(details).chart();
  }

  private String chart() {
    double y = panels();
    List<List<Course.Move>> moves = new ArrayList<>();
    details.qubits().forEach(_ -> moves.add(new ArrayList<>()));
    course.moves().forEach(move -> moves.get(move.qubit()).add(move));
    List<Row> rows = rows(moves);
    y = homes(rows, y + SPACE);
    ticks(y);
    return Markup.join(
        Markup.drawing(WIDTH, y + 30, "Homes of qubits and gates across QPUs", text.toString()),
        Markup.element("p", note(moves), "class", "note"));
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT - RIGHT) * at / gates;
  }

  private double panels() {
    long[] served = new long[BARS];
    long[] all = new long[BARS];
    for (int at = 0; at < course.gates().size(); at++) {
      int bar = (int) ((long) at * BARS / gates);
      all[bar]++;
      served[bar] += course.gates().get(at).isServed() ? 1 : 0;
    }
    long[] pairs = new long[BARS];
    course
        .pairs()
        .forEach(pair -> pairs[(int) Math.min(BARS - 1L, (long) pair.at() * BARS / gates)]++);
    double[] shares = new double[BARS];
    Arrays.setAll(shares, b -> all[b] == 0 ? 0 : (double) served[b] / all[b]);
    double top = 16;
    if (details.spending().servedGates() > 0) {
      panel(top, shares, 1, "gates with copies", "100 %", b -> Numbers.percent(shares[b]));
      top += PANEL + SPACE;
    }
    if (course.pairs().isEmpty()) {
      return top;
    }
    long most = Math.max(1, Arrays.stream(pairs).max().orElse(1));
    double[] counts = Arrays.stream(pairs).mapToDouble(count -> count).toArray();
    panel(
        top,
        counts,
        (double) most,
        "Bell pairs",
        Numbers.count(most),
        b -> Numbers.count(pairs[b], "pair"));
    return top + PANEL;
  }

  private void panel(
      double top,
      double[] values,
      double full,
      String name,
      String highest,
      java.util.function.IntFunction<String> hint) {
    text.append(Markup.text(0, top + PANEL / 2 + 4, "strong", name));
    text.append(Markup.text(LEFT - 8, top + 8, "small end", highest));
    text.append(Markup.text(LEFT - 8, top + PANEL, "small end", "0"));
    text.append(Markup.line(LEFT, top, WIDTH - RIGHT, top, "tick"));
    text.append(Markup.line(LEFT, top + PANEL, WIDTH - RIGHT, top + PANEL, "tick"));
    double width = (WIDTH - LEFT - RIGHT) / BARS;
    for (int b = 0; b < BARS; b++) {
      if (values[b] > 0) {
        double height = PANEL * values[b] / full;
        String words = hint.apply(b) + " from gate " + Numbers.count((long) b * gates / BARS);
        text.append(
                Markup.rect(
                    LEFT + b * width,
                    top + PANEL - height,
                    width - 0.5,
                    height,
                    "predicted",
                    words))
            .append('\n');
      }
    }
  }

  private List<Row> rows(List<List<Course.Move>> moves) {
    List<Integer> start = details.distributed().assignment();
    boolean isEach = start.size() <= MOST_ALONE;
    List<Integer> drawn =
        IntStream.range(0, start.size())
            .filter(q -> isEach || !moves.get(q).isEmpty())
            .boxed()
            .sorted(Comparator.comparingInt((Integer q) -> moves.get(q).size()).reversed())
            .limit(isEach ? start.size() : MOST_MOVERS)
            .sorted(Comparator.comparingInt((Integer q) -> start.get(q)).thenComparingInt(q -> q))
            .toList();
    double height = drawn.size() <= 60 ? 14 : 7;
    List<Row> rows = new ArrayList<>();
    for (int qubit : drawn) {
      rows.add(
          new Row(
              details.qubits().get(qubit),
              start.get(qubit),
              homes(start.get(qubit), moves.get(qubit)),
              height));
    }
    if (!isEach) {
      addThoseThatStay(moves, start, rows);
    }
    rows.sort(Comparator.comparingInt(Row::start));
    return rows;
  }

  private static void addThoseThatStay(
      List<List<Course.Move>> moves, List<Integer> start, List<Row> rows) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (int q = 0; q < start.size(); q++) {
      if (moves.get(q).isEmpty()) {
        counts.merge(start.get(q), 1, Integer::sum);
      }
    }
    counts.forEach((qpu, count) -> {
      int[] homes = new int[BINS];
      Arrays.fill(homes, qpu);
      rows.add(new Row(Numbers.count(count) + " stay", qpu, homes, 18));
    });
  }

  /** By bin, where the qubit is when it ends. */
  private int[] homes(int start, List<Course.Move> moves) {
    int[] homes = new int[BINS];
    int home = start;
    int next = 0;
    for (int b = 0; b < BINS; b++) {
      long end = (long) (b + 1) * gates / BINS;
      while (next < moves.size() && moves.get(next).at() < end) {
        home = moves.get(next++).to();
      }
      homes[b] = home;
    }
    return homes;
  }

  private double homes(List<Row> rows, double top) {
    double y = top;
    int before = Course.NONE;
    SortedMap<Integer, StringBuilder> thin = new TreeMap<>();
    SortedMap<Integer, StringBuilder> thick = new TreeMap<>();
    for (Row row : rows) {
      if (row.start() != before) {
        y += before == Course.NONE ? 0 : 8;
        String name = details.network().qpu(row.start()).name();
        text.append(Markup.text(0, y + 11, "strong", QpuInk.cut(name, 12))).append('\n');
      }
      before = row.start();
      if (row.height() >= 14) {
        text.append(
            Markup.text(
                LEFT - 8, y + row.height() / 2 + 4, "small end", QpuInk.cut(row.name(), 13)));
      }
      SortedMap<Integer, StringBuilder> paths = row.height() > 14 ? thick : thin;
      append(row, y + row.height() / 2, paths);
      y += row.height();
    }
    double height = rows.stream().mapToDouble(Row::height).min().orElse(14);
    drawn(thin, height > 14 ? 12 : height - 2);
    drawn(thick, 16);
    return Math.max(y, top + 14);
  }

  private void append(Row row, double y, SortedMap<Integer, StringBuilder> paths) {
    int from = 0;
    for (int b = 1; b <= BINS; b++) {
      if (b == BINS || row.homes()[b] != row.homes()[from]) {
        double left = LEFT + (WIDTH - LEFT - RIGHT) * from / BINS;
        double right = LEFT + (WIDTH - LEFT - RIGHT) * b / BINS;
        paths
            .computeIfAbsent(row.homes()[from], _ -> new StringBuilder())
            .append('M')
            .append(Markup.decimal(left))
            .append(' ')
            .append(Markup.decimal(y))
            .append('H')
            .append(Markup.decimal(right));
        from = b;
      }
    }
  }

  private void drawn(SortedMap<Integer, StringBuilder> paths, double width) {
    paths.forEach((qpu, path) ->
        text.append(
                Markup.element(
                    "path",
                    Markup.element("title", Markup.escaped(details.network().qpu(qpu).name())),
                    "d",
                    path,
                    "stroke-width",
                    width,
                    "class",
                    "homes " + QpuInk.of(qpu)))
            .append('\n'));
  }

  private void ticks(double y) {
    for (double at : Scale.ticks(0, gates, 8)) {
      String place = x(at) > WIDTH - 40 ? "small end" : at == 0 ? "small" : "small middle";
      text.append(Markup.line(x(at), y + 2, x(at), y + 8, "tick"));
      text.append(Markup.text(x(at), y + 22, place, Numbers.count((long) at)));
    }
    text.append(Markup.text(LEFT - 8, y + 22, "small end", "gates before"));
  }

  private String note(List<List<Course.Move>> moves) {
    int qubits = details.qubits().size();
    long movers = moves.stream().filter(its -> !its.isEmpty()).count();
    String shown =
        qubits <= MOST_ALONE
            ? "Every qubit has a line, below the QPU where it starts, in the colour of the QPU where"
                + " it is"
            : movers <= MOST_MOVERS
                ? "Every qubit that moves has a line, below the QPU where it starts, in the colour of"
                    + " the QPU where it is; those that stay are drawn together"
                : "The "
                    + MOST_MOVERS
                    + " of "
                    + Numbers.count(movers)
                    + " moving qubits that move most have a line, below the QPU where they start, in"
                    + " the colour of the QPU where they are; those that stay are drawn together";
    return "Overview over "
        + Numbers.count(course.gates().size(), "two-qubit gate")
        + " in the order of the answer: too many to draw one by one (that is done up to "
        + CircuitChart.MOST_QUBITS
        + " qubits and "
        + CircuitChart.MOST_GATES
        + " gates). "
        + shown
        + ". Moves closer than a "
        + BINS
        + "th of the program run together; the JSON has all gates and moves.<br>"
        + QpuInk.key(details.network());
  }
}
