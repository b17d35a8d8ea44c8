package bellhop.experiment.page;

import bellhop.compiler.Course;
import bellhop.experiment.CompileDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A divided circuit gate by gate: a line for each qubit in the colour of its home, local gates
 * thin, gates across QPUs bold, and below the line of a root a band for each copy. It wraps like
 * written music. For small programs only; {@link HomesChart} shows any.
 */
final class CircuitChart {
  static final int MOST_QUBITS = 60;
  static final int MOST_GATES = 400;
  private static final double WIDTH = 1100;
  private static final double LEFT = 176;
  private static final double COLUMN = 18;
  private static final double ROW = 22;
  private static final double GAP = 10;
  private static final double TOP = 16;
  private static final int PER_SYSTEM = (int) ((WIDTH - LEFT - 12) / COLUMN);
  private static final double REACH = 0.42;
  private static final int MOST_BANDS = 3;

  /** What stands in a column. */
  private sealed interface Mark {
    int column();
  }

  private record GateMark(int column, Course.Gate gate) implements Mark {}

  private record MoveMark(int column, Course.Move move) implements Mark {}

  /** Of a copy, from the first gate that it serves to the last. */
  private record Band(int copy, int root, int first, int last, int lane) {}

  private final CompileDetails details;
  private final Course course;
  private final int[] rowOf;
  private final double[] rowY;
  private final List<Integer> qubits;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final int columns;

  /** By packet of the course, the number under which the result lists it. */
  private final int[] ranks;

  private final double systemHeight;

  private CircuitChart(CompileDetails details) {
    this.details = details;
    course = details.course();
    List<Integer> homes = details.distributed().assignment();
    qubits =
        IntStream.range(0, homes.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer q) -> homes.get(q)).thenComparingInt(q -> q))
            .toList();
    rowOf = new int[homes.size()];
    rowY = new double[homes.size()];
    double y = TOP;
    for (int row = 0; row < rowY.length; row++) {
      int qubit = qubits.get(row);
      boolean isNext = row > 0 && !homes.get(qubit).equals(homes.get(qubits.get(row - 1)));
      y += isNext ? GAP : 0;
      rowOf[qubit] = row;
      rowY[row] = y;
      y += ROW;
    }
    systemHeight = y + 14;
    ranks = new int[course.packets().size()];
    details.spending().packets().forEach(packet -> ranks[packet.number()] = packet.rank());
    columns = place();
    bands();
  }

  static boolean fits(CompileDetails details) {
    return details.qubits().size() <= MOST_QUBITS && details.course().gates().size() <= MOST_GATES;
  }

  static String draw(CompileDetails details) {
    return new CircuitChart(details).chart();
  }

  /** As far left as the lines between are free; how many columns that takes. */
  private int place() {
    int[] free = new int[rowY.length];
    int moved = 0;
    for (int at = 0; at <= course.gates().size(); at++) {
      for (; moved < course.moves().size() && course.moves().get(moved).at() == at; moved++) {
        Course.Move move = course.moves().get(moved);
        marks.add(new MoveMark(free[rowOf[move.qubit()]]++, move));
      }
      if (at < course.gates().size()) {
        Course.Gate gate = course.gates().get(at);
        int from = Math.min(rowOf[gate.qubitA()], rowOf[gate.qubitB()]);
        int to = Math.max(rowOf[gate.qubitA()], rowOf[gate.qubitB()]) + 1;
        int column = Arrays.stream(free, from, to).max().orElse(0);
        Arrays.fill(free, from, to, column + 1);
        marks.add(new GateMark(column, gate));
      }
    }
    return Math.max(1, Arrays.stream(free).max().orElse(1));
  }

  private void bands() {
    int[] first = new int[course.copies().size()];
    int[] last = new int[course.copies().size()];
    Arrays.fill(last, Course.NONE);
    for (Mark mark : marks) {
      if (mark instanceof GateMark(int column, Course.Gate gate)) {
        for (int copy : new int[] {gate.copyA(), gate.copyB()}) {
          if (copy != Course.NONE) {
            first[copy] = last[copy] == Course.NONE ? column : Math.min(first[copy], column);
            last[copy] = Math.max(last[copy], column);
          }
        }
      }
    }
    int[][] lastOfLane = new int[rowY.length][MOST_BANDS];
    Arrays.stream(lastOfLane).forEach(lanes -> Arrays.fill(lanes, Course.NONE));
    List<Integer> copies =
        IntStream.range(0, last.length)
            .filter(copy -> last[copy] != Course.NONE)
            .boxed()
            .sorted(Comparator.comparingInt(copy -> first[copy]))
            .toList();
    for (int copy : copies) {
      int root = course.packets().get(course.copies().get(copy).packet()).root();
      int[] lanes = lastOfLane[rowOf[root]];
      int lane = 0;
      while (lane < MOST_BANDS - 1 && lanes[lane] >= first[copy]) {
        lane++;
      }
      lanes[lane] = last[copy];
      bands.add(new Band(copy, root, first[copy], last[copy], lane));
    }
  }

  private String chart() {
    int systems = (columns + PER_SYSTEM - 1) / PER_SYSTEM;
    StringBuilder drawings = new StringBuilder();
    for (int s = 0; s < systems; s++) {
      int first = s * PER_SYSTEM;
      int end = Math.min(columns, first + PER_SYSTEM);
      String title = "Circuit" + (systems > 1 ? ", part " + (s + 1) + " of " + systems : "");
      drawings.append(Markup.drawing(WIDTH, systemHeight, title, new Part(first, end).inside()));
    }
    return drawings + legend(systems);
  }

  private String legend(int systems) {
    String key =
        "Colour of a line, the QPU where the qubit is: "
            + QpuInk.key(details.network())
            + "<br>Thin: a gate within a QPU."
            + (bands.isEmpty()
                ? ""
                : " Bold: a gate with a copy. The ring is on the qubit that is copied; the band"
                    + " below its line, in the colour of the QPU that has the copy, reaches over the"
                    + " gates that it serves; the number is that of the packet.")
            + (course.moves().isEmpty()
                ? ""
                : " Triangle: the qubit moves, and the line changes its colour.")
            + " One-qubit gates and measurements are not drawn, and gates stand as far left as"
            + " their lines allow."
            + (systems > 1 ? " The circuit goes on from part to part." : "");
    return Markup.element("p", key, "class", "note");
  }

  /** Columns from {@code first} to before {@code end}. */
  private final class Part {
    private final int first;
    private final int end;
    private final StringBuilder text = new StringBuilder();

    Part(int first, int end) {
      this.first = first;
      this.end = end;
    }

    private double x(double column) {
      return LEFT + (column - first + 0.5) * COLUMN;
    }

    private double clamped(double column) {
      return x(Math.clamp(column, first - 0.5, end - 0.5));
    }

    String inside() {
      names();
      for (int qubit = 0; qubit < rowOf.length; qubit++) {
        wire(qubit);
      }
      bands.forEach(this::band);
      for (Mark mark : marks) {
        if (mark.column() >= first && mark.column() < end) {
          switch (mark) {
            case GateMark(int column, Course.Gate gate) -> gate(column, gate);
            case MoveMark(int column, Course.Move move) -> move(column, move);
          }
        }
      }
      bands.forEach(this::number);
      return text.toString();
    }

    /** The QPU at the start of the part, once for neighbours that share it. */
    private void names() {
      int before = Course.NONE;
      for (int qubit : qubits) {
        double y = rowY[rowOf[qubit]];
        int home = homeAt(qubit, first);
        if (home != before) {
          String name = details.network().qpu(home).name();
          text.append(hinted(0, y + 4, "strong", QpuInk.cut(name, 11), name));
        }
        before = home;
        String name = details.qubits().get(qubit);
        text.append(hinted(LEFT - 8, y + 4, "small end", QpuInk.cut(name, 13), name)).append('\n');
      }
    }

    private static String hinted(double x, double y, String style, String words, String hint) {
      String inside = Markup.escaped(words) + Markup.element("title", Markup.escaped(hint));
      return Markup.element("text", inside, "x", x, "y", y, "class", style);
    }

    private int homeAt(int qubit, int column) {
      int home = details.distributed().assignment().get(qubit);
      for (Mark mark : marks) {
        if (mark instanceof MoveMark(int at, Course.Move move)
            && move.qubit() == qubit
            && at < column) {
          home = move.to();
        }
      }
      return home;
    }

    private void wire(int qubit) {
      double from = first - 0.5;
      int home = homeAt(qubit, first);
      for (Mark mark : marks) {
        if (mark instanceof MoveMark(int at, Course.Move move)
            && move.qubit() == qubit
            && at >= first
            && at < end) {
          wire(qubit, from, at, home);
          from = at;
          home = move.to();
        }
      }
      wire(qubit, from, end - 0.5, home);
    }

    private void wire(int qubit, double from, double to, int home) {
      double y = rowY[rowOf[qubit]];
      text.append(Markup.line(x(from), y, x(to), y, "wire " + QpuInk.of(home))).append('\n');
    }

    private void band(Band band) {
      if (band.last() < first || band.first() >= end) {
        return;
      }
      Course.Copy copy = course.copies().get(band.copy());
      double from = clamped(band.first() - REACH);
      double to = clamped(band.last() + REACH);
      double y = rowY[rowOf[band.root()]] + 4.5 + 4.5 * band.lane();
      String hint =
          packet(band)
              + "copy of "
              + details.qubits().get(band.root())
              + " at "
              + details.network().qpu(copy.qpu()).name();
      text.append(Markup.rect(from, y, to - from, 3.5, "band " + QpuInk.of(copy.qpu()), hint));
    }

    private String packet(Band band) {
      return "packet " + ranks[course.copies().get(band.copy()).packet()] + ", ";
    }

    private void number(Band band) {
      if (band.first() >= first && band.first() < end) {
        int rank = ranks[course.copies().get(band.copy()).packet()];
        text.append(
            Markup.text(
                x(band.first()) - 4,
                rowY[rowOf[band.root()]] - 5,
                "tiny end label",
                Integer.toString(rank)));
      }
    }

    private void gate(int column, Course.Gate gate) {
      double a = rowY[rowOf[gate.qubitA()]];
      double b = rowY[rowOf[gate.qubitB()]];
      String line = Markup.line(x(column), a, x(column), b, gate.isServed() ? "remote" : "local");
      String inside =
          Markup.element("title", Markup.escaped(hint(gate)))
              + line
              + end(column, a, gate, gate.copyA())
              + end(column, b, gate, gate.copyB());
      text.append(Markup.element("g", inside)).append('\n');
    }

    private String end(int column, double y, Course.Gate gate, int copy) {
      double radius = gate.isServed() ? 4.2 : 3.0;
      String style = copy != Course.NONE ? "ring" : gate.isServed() ? "dot" : "dot local";
      return Markup.element("circle", "", "cx", x(column), "cy", y, "r", radius, "class", style);
    }

    private String hint(Course.Gate gate) {
      String words =
          "gate "
              + gate.number()
              + ": "
              + details.qubits().get(gate.qubitA())
              + ", "
              + details.qubits().get(gate.qubitB())
              + " at "
              + details.network().qpu(gate.qpu()).name();
      for (int copy : new int[] {gate.copyA(), gate.copyB()}) {
        if (copy != Course.NONE) {
          words += ", packet " + ranks[course.copies().get(copy).packet()];
        }
      }
      return words;
    }

    private void move(int column, Course.Move move) {
      double x = x(column);
      double y = rowY[rowOf[move.qubit()]];
      String path = "M%s %sl10 6l-10 6z".formatted(Markup.decimal(x - 5), Markup.decimal(y - 6));
      String name = details.network().qpu(move.to()).name();
      String hint =
          details.qubits().get(move.qubit())
              + " moves from "
              + details.network().qpu(move.from()).name()
              + " to "
              + name
              + (move.isByCopy() ? ": its copy there becomes the qubit" : "");
      text.append(
              Markup.element(
                  "path",
                  Markup.element("title", Markup.escaped(hint)),
                  "d",
                  path,
                  "class",
                  "moved " + QpuInk.of(move.to())))
          .append(Markup.text(x, y - 8, "tiny middle label", QpuInk.cut(name, 5)))
          .append('\n');
    }
  }
}
