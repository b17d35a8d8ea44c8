package bellhop.experiment.page;

import bellhop.experiment.CompilePlan;
import bellhop.experiment.Numbers;
import java.util.Comparator;
import java.util.List;

/**
 * Communication qubits in use over time, a panel for each QPU, with its limit as a line where that
 * is near. Where there are more changes than pixels, the highest of each is drawn light and the
 * mean on top.
 */
final class InUseChart {
  private static final double WIDTH = 1100;
  private static final double LEFT = 190;
  private static final double RIGHT = 14;
  private static final double TOP = 26;
  private static final double PANEL = 46;
  private static final double GAP = 14;
  private static final int MOST_PANELS = 16;
  private static final int PIXELS = (int) (WIDTH - LEFT - RIGHT);

  private final CompilePlan plan;
  private final List<CompilePlan.InUse> shown;

  private InUseChart(CompilePlan plan) {
    this.plan = plan;
    List<CompilePlan.InUse> busy = plan.inUse().stream().filter(its -> its.peak() > 0).toList();
    List<CompilePlan.InUse> most =
        busy.stream()
            .sorted(Comparator.comparingInt(CompilePlan.InUse::peak).reversed())
            .limit(MOST_PANELS)
            .toList();
    shown = busy.stream().filter(most::contains).limit(MOST_PANELS).toList();
  }

  static String draw(CompilePlan plan) {
    return new InUseChart(plan).chart();
  }

  private String chart() {
    if (shown.isEmpty()) {
      return "<p class='note'>No communication qubit is used.</p>";
    }
    double bottom = TOP + shown.size() * (PANEL + GAP);
    StringBuilder text =
        new StringBuilder(PlanChart.ticks(plan, LEFT, WIDTH - RIGHT, 12, TOP - 8, bottom - GAP));
    for (int i = 0; i < shown.size(); i++) {
      text.append(panel(shown.get(i), TOP + i * (PANEL + GAP))).append('\n');
    }
    long hidden = plan.inUse().stream().filter(its -> its.peak() > 0).count() - shown.size();
    String note =
        "Counted from the request of a pair to the last use of the half, in the order of each QPU's"
            + " steps, at the time at which its controller reaches them; that is how the peak counts."
            + " A request may go out while another qubit is still being read out, so lanes above"
            + " may overlap by more. The orange line is the limit."
            + (shown.stream().anyMatch(InUseChart::isDense)
                ? " Where it changes too fast, light is the highest and full the mean."
                : "")
            + (hidden > 0 ? " Not drawn: " + Numbers.count(hidden) + " QPUs that use fewer." : "");
    return Markup.join(
        Markup.drawing(WIDTH, bottom, "Communication qubits in use", text.toString()),
        Markup.element("p", note, "class", "note"));
  }

  private String panel(CompilePlan.InUse its, double top) {
    boolean isNear = its.limit() <= 2 * its.peak() + 2;
    double full = Math.max(1, isNear ? Math.max(its.limit(), its.peak()) : its.peak());
    double base = top + PANEL;
    String limit =
        isNear
            ? Markup.line(
                LEFT,
                base - PANEL * its.limit() / full,
                WIDTH - RIGHT,
                base - PANEL * its.limit() / full,
                "limit")
            : "";
    String of = its.limit() == 0 ? "" : " of " + Numbers.count(its.limit());
    return Markup.element(
        "g",
        Markup.join(
            Markup.text(0, top + PANEL / 2 - 2, "strong", QpuInk.cut(its.qpu(), 14)),
            Markup.text(0, top + PANEL / 2 + 14, "small", "peak " + its.peak() + of),
            Markup.text(LEFT - 8, top + 8, "small end", Numbers.count((long) full)),
            Markup.text(LEFT - 8, base + 1, "small end", "0"),
            Markup.line(LEFT, base, WIDTH - RIGHT, base, "axis"),
            area(its, base, full),
            limit),
        "data-qpu",
        its.qpu(),
        "data-peak",
        its.peak(),
        "data-limit",
        its.limit());
  }

  private static boolean isDense(CompilePlan.InUse its) {
    return its.at().size() > PIXELS / 2;
  }

  private String area(CompilePlan.InUse its, double base, double full) {
    double[] highest = new double[PIXELS];
    double[] mean = new double[PIXELS];
    double slice = plan.end() / PIXELS;
    for (int i = 0; i < its.level().size(); i++) {
      double at = its.at().get(i);
      double until = i + 1 < its.at().size() ? its.at().get(i + 1) : at;
      int from = pixel(at);
      int to = Math.min(PIXELS, Math.max(from + 1, pixel(until)));
      for (int x = from; x < to; x++) {
        highest[x] = Math.max(highest[x], its.level().get(i));
      }
      for (int x = from; x < PIXELS && x * slice < until; x++) {
        double part = Math.min(until, (x + 1) * slice) - Math.max(at, x * slice);
        mean[x] += its.level().get(i) * Math.max(0, part) / slice;
      }
    }
    return isDense(its)
        ? area(highest, base, full, "await") + area(mean, base, full, "pair")
        : area(highest, base, full, "pair");
  }

  private static String area(double[] levels, double base, double full, String style) {
    StringBuilder path = new StringBuilder("M" + Markup.decimal(LEFT) + " " + Markup.decimal(base));
    String before = Markup.decimal(base);
    for (int x = 0; x < PIXELS; x++) {
      String top = Markup.decimal(StrictMath.rint(10 * (base - PANEL * levels[x] / full)) / 10);
      if (!top.equals(before)) {
        path.append('H').append(Markup.decimal(LEFT + x)).append('V').append(top);
        before = top;
      }
    }
    path.append('H').append(Markup.decimal(WIDTH - RIGHT)).append('V');
    path.append(Markup.decimal(base)).append('Z');
    return Markup.element("path", "", "d", path, "class", style);
  }

  private int pixel(double at) {
    return Math.min(PIXELS - 1, (int) (PIXELS * Math.clamp(at / plan.end(), 0, 1)));
  }
}
