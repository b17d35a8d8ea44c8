package bellhop.experiment.page;

import bellhop.experiment.CompilePlan;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The compiler's plan as lanes over time. Where there are too many bars to hold a hint each, a lane
 * shows what share of each slice of time they take, so the drawing stays small whatever the
 * program.
 */
final class PlanChart {
  private static final double WIDTH = 1100;
  private static final double LEFT = 190;
  private static final double RIGHT = 14;
  private static final double LANE = 18;
  private static final double TOP = 26;
  private static final int MOST_HINTS = 1500;
  private static final int SLICES = 300;
  private static final double BAR = LANE - 5;

  private final CompilePlan plan;
  private final boolean isFine;

  private PlanChart(CompilePlan plan) {
    this.plan = plan;
    isFine = plan.lanes().stream().mapToInt(lane -> lane.bars().size()).sum() <= MOST_HINTS;
  }

  static String draw(CompilePlan plan) {
    return new PlanChart(plan).chart();
  }

  private String chart() {
    double bottom = TOP + height();
    StringBuilder text = new StringBuilder(ticks(plan, LEFT, WIDTH - RIGHT, 12, TOP - 8, bottom));
    double y = TOP;
    for (CompilePlan.Lane lane : plan.lanes()) {
      if (!lane.heading().isEmpty()) {
        y += y > TOP ? LANE / 3 : 0;
        text.append(Markup.text(0, y + 13, "strong", QpuInk.cut(lane.heading(), 14)));
      }
      text.append(Markup.text(LEFT - 8, y + 13, "small end", lane.name()));
      text.append(Markup.line(LEFT, y + LANE, WIDTH - RIGHT, y + LANE, "lane")).append('\n');
      bars(lane, y, text);
      y += LANE;
    }
    return Markup.join(
        Markup.drawing(WIDTH, bottom + 4, "Predicted time line", text.toString()),
        Markup.element("p", note(), "class", "note"));
  }

  private double height() {
    long groups = plan.lanes().stream().filter(lane -> !lane.heading().isEmpty()).count();
    return LANE * plan.lanes().size() + LANE / 3 * Math.max(0, groups - 1);
  }

  /** Round times along an axis with lines down. */
  static String ticks(
      CompilePlan plan, double left, double right, double labelY, double top, double bottom) {
    StringBuilder text = new StringBuilder();
    List<Double> ticks =
        plan.isTime() ? Scale.times(0, plan.end(), 8) : Scale.ticks(0, plan.end(), 8);
    for (double tick : ticks) {
      double x = left + (right - left) * tick / plan.end();
      String place = x > right - 40 ? "small end" : tick == 0 ? "small" : "small middle";
      String words = plan.isTime() ? Numbers.seconds(tick) : "step " + Numbers.count((long) tick);
      text.append(Markup.line(x, top, x, bottom, "tick"));
      text.append(Markup.text(x, labelY, place, words)).append('\n');
    }
    return text.toString();
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.clamp(at / plan.end(), 0, 1);
  }

  private void bars(CompilePlan.Lane lane, double y, StringBuilder text) {
    if (isFine) {
      for (CompilePlan.Bar bar : lane.bars()) {
        double from = x(bar.from());
        double width = Math.max(0.6, x(bar.to()) - from);
        text.append(Markup.rect(from, y + 3, width, BAR, "bar " + style(bar.sort()), hint(bar)))
            .append('\n');
      }
      return;
    }
    double[] below = new double[SLICES];
    List<String> areas = new ArrayList<>();
    for (CompilePlan.Sort sort : CompilePlan.Sort.values()) {
      double[] shares = shares(lane, sort);
      boolean isThere = false;
      for (int s = 0; s < SLICES; s++) {
        isThere |= shares[s] > 0;
        below[s] = Math.min(1, below[s] + shares[s]);
      }
      if (isThere) {
        areas.addFirst(area(below, y + 3 + BAR, sort));
      }
    }
    areas.forEach(area -> text.append(area).append('\n'));
  }

  /** By slice of time, the part in which at least one bar of the sort is there. */
  private double[] shares(CompilePlan.Lane lane, CompilePlan.Sort sort) {
    double[] shares = new double[SLICES];
    double slice = plan.end() / SLICES;
    double until = 0;
    List<CompilePlan.Bar> bars =
        lane.bars().stream()
            .filter(bar -> bar.sort() == sort)
            .sorted(Comparator.comparingDouble(CompilePlan.Bar::from))
            .toList();
    for (CompilePlan.Bar bar : bars) {
      double from = Math.max(until, bar.from());
      until = Math.max(until, bar.to());
      for (int s = (int) (from / slice); s < SLICES && s * slice < until; s++) {
        double part = Math.min(until, (s + 1) * slice) - Math.max(from, s * slice);
        shares[s] += Math.max(0, part) / slice;
      }
    }
    return shares;
  }

  private static String area(double[] heights, double base, CompilePlan.Sort sort) {
    StringBuilder path = new StringBuilder("M" + Markup.decimal(LEFT) + " " + Markup.decimal(base));
    String before = Markup.decimal(base);
    for (int s = 0; s < SLICES; s++) {
      double tenths = StrictMath.rint(10 * (base - BAR * heights[s])) / 10;
      String top = Markup.decimal(heights[s] == 0 ? base : tenths);
      if (!top.equals(before)) {
        double x = LEFT + (WIDTH - LEFT - RIGHT) * s / SLICES;
        path.append('H').append(Markup.decimal(StrictMath.rint(10 * x) / 10));
        path.append('V').append(top);
        before = top;
      }
    }
    path.append('H').append(Markup.decimal(WIDTH - RIGHT)).append('V');
    path.append(Markup.decimal(base)).append('Z');
    return Markup.element("path", "", "d", path, "class", style(sort));
  }

  private String hint(CompilePlan.Bar bar) {
    return plan.isTime()
        ? bar.what()
            + ": "
            + Numbers.seconds(bar.from())
            + " for "
            + Numbers.seconds(bar.to() - bar.from())
        : bar.what();
  }

  private static String style(CompilePlan.Sort sort) {
    return switch (sort) {
      case GATE -> "gate";
      case READOUT -> "measure";
      case WAIT -> "idle";
      case AWAITED -> "await";
      case HALF -> "pair";
      case MAKING -> "burst";
    };
  }

  private static String words(CompilePlan.Sort sort) {
    return switch (sort) {
      case GATE -> "gate";
      case READOUT -> "measurement, reset";
      case WAIT -> "nothing runs, a pair is on its way";
      case AWAITED -> "communication qubit reserved for a pair";
      case HALF -> "it holds a half, a copy or a qubit on the move";
      case MAKING -> "a link makes a pair";
    };
  }

  private String note() {
    EnumSet<CompilePlan.Sort> drawn = EnumSet.noneOf(CompilePlan.Sort.class);
    plan.lanes().forEach(lane -> lane.bars().forEach(bar -> drawn.add(bar.sort())));
    StringBuilder text = new StringBuilder();
    for (CompilePlan.Sort sort : drawn) {
      text.append("<span class='key ").append(style(sort)).append("'></span> ");
      text.append(words(sort)).append(' ');
    }
    List<String> remarks = new ArrayList<>();
    remarks.add(
        plan.isTime()
            ? "Predicted by the compiler, every link at its mean and every pair asked for just in"
                + " time; nothing was simulated. Chance makes an execution longer than that: the"
                + " time that is predicted above is a mean over it."
            : "Nothing here takes time, so the axis counts steps of the whole program.");
    if (!isFine) {
      remarks.add(
          "There is too much to draw one by one: heights say what share of each slice of time"
              + " something takes.");
    }
    if (plan.hidden() > 0) {
      remarks.add(
          "Not drawn: " + Numbers.count(plan.hidden()) + " QPUs and links" + " with fewer pairs.");
    }
    if (plan.inUse().stream().anyMatch(its -> its.limit() > CompilePlan.MOST_QUBITS)) {
      remarks.add(
          "At most "
              + CompilePlan.MOST_QUBITS
              + " communication qubits of a QPU are drawn here; all are counted below.");
    }
    return text + "<br>" + Markup.escaped(String.join(" ", remarks));
  }
}
