package bellhop.experiment.page;

import bellhop.experiment.CompilePlan;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;

/**
 * The compiler's plan as lanes over time. Where there are too many bars to hold a hint each, those
 * closer than half a pixel run together, so the drawing stays small whatever the program.
 */
final class PlanChart {
  private static final double WIDTH = 1100;
  private static final double LEFT = 190;
  private static final double RIGHT = 14;
  private static final double LANE = 18;
  private static final double TOP = 26;
  private static final int MOST_HINTS = 1500;
  private static final int PIXELS = 2 * (int) (WIDTH - LEFT - RIGHT);

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
        text.append(
                Markup.rect(
                    from, y + 3, width, LANE - 5, "bar " + style(bar.sort()), hint(bar)))
            .append('\n');
      }
      return;
    }
    for (CompilePlan.Sort sort : CompilePlan.Sort.values()) {
      BitSet covered = new BitSet(PIXELS);
      for (CompilePlan.Bar bar : lane.bars()) {
        if (bar.sort() == sort) {
          int from = Math.min(PIXELS - 1, (int) (PIXELS * Math.clamp(bar.from() / plan.end(), 0, 1)));
          int to = (int) StrictMath.ceil(PIXELS * Math.clamp(bar.to() / plan.end(), 0, 1));
          covered.set(from, Math.max(from + 1, to));
        }
      }
      if (!covered.isEmpty()) {
        text.append(path(covered, y + LANE / 2 + 0.5, sort)).append('\n');
      }
    }
  }

  private static String path(BitSet covered, double y, CompilePlan.Sort sort) {
    StringBuilder path = new StringBuilder();
    for (int from = covered.nextSetBit(0); from >= 0; ) {
      int to = covered.nextClearBit(from);
      path.append('M').append(Markup.decimal(LEFT + from / 2.0)).append(' ');
      path.append(Markup.decimal(y)).append('h').append(Markup.decimal((to - from) / 2.0));
      from = covered.nextSetBit(to);
    }
    return Markup.element("path", "", "d", path, "class", "lanes " + style(sort));
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
                + " time; nothing was simulated."
            : "Nothing here takes time, so the axis counts steps of the whole program.");
    if (!isFine) {
      remarks.add("Bars closer than half a pixel run together.");
    }
    if (plan.hidden() > 0) {
      remarks.add(
          "Not drawn: "
              + Numbers.count(plan.hidden()) + " QPUs and links"
              + " with fewer pairs.");
    }
    remarks.add("At most four communication qubits of a QPU are drawn here; all are counted below.");
    return text + "<br>" + Markup.escaped(String.join(" ", remarks));
  }
}
