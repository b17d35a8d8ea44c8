package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs that ran together, side by side: how long a shot takes alone and together, what each
 * waited for, and the counts of those that are not the main one.
 */
final class ProgramsChart {
  private static final double WIDTH = 900;
  private static final double RIGHT = 190;
  private static final double GROUP = 56;
  private static final double BAR = 18;
  private static final int LONGEST = 30;

  private final RunResult run;
  private final List<RunResult.ProgramShare> programs;
  private final double left;
  private final double scale;

  private ProgramsChart(RunDetails details) {
    run = details.result();
    programs = run.programs();
    int letters = programs.stream().mapToInt(its -> cut(its.program()).length()).max().orElse(1);
    left = letters * 7.5 + 20;
    double most =
        programs.stream()
            .mapToDouble(its -> Math.max(its.makespanS().p95(), its.aloneMakespanS().p95()))
            .max()
            .orElse(0);
    scale = (WIDTH - left - RIGHT) / Math.max(1e-12, most);
  }

  static String draw(RunDetails details) {
    ProgramsChart chart = new ProgramsChart(details);
    return Markup.join(chart.bars(), chart.table(), chart.waits());
  }

  /** The counts of the others, a section each. */
  static String counts(RunDetails details) {
    StringBuilder sections = new StringBuilder();
    for (int p = 1; p < details.result().programs().size(); p++) {
      RunResult.ProgramShare its = details.result().programs().get(p);
      String chart = CountsChart.draw(its.counts(), details.ideals().get(p));
      sections.append(Frame.section("Counts of " + its.program(), chart));
    }
    return sections.toString();
  }

  private String bars() {
    StringBuilder inside = new StringBuilder();
    for (int p = 0; p < programs.size(); p++) {
      RunResult.ProgramShare its = programs.get(p);
      double y = p * GROUP;
      inside.append(Markup.text(left - 10, y + 28, "end", cut(its.program())));
      inside.append(bar(y + 4, its.makespanS(), "used", together(its)));
      inside.append(bar(y + 6 + BAR, its.aloneMakespanS(), "stored", alone(its))).append('\n');
    }
    return Markup.join(
        Markup.drawing(
            WIDTH,
            programs.size() * GROUP,
            "Time of a shot, together and alone",
            inside.toString()),
        "<p class='note'><span class='key used'></span> mean time of a shot together"
            + " <span class='key stored'></span> alone; the thin line ends where 95 % of the shots"
            + " do</p>");
  }

  private String bar(double y, RunResult.Makespan time, String style, String words) {
    double middle = y + BAR / 2;
    double end = left + Math.max(time.mean(), time.p95()) * scale;
    return Markup.join(
        Markup.rect(left, y, time.mean() * scale, BAR, style, words),
        Markup.line(left + time.mean() * scale, middle, end, middle, "reach"),
        Markup.text(end + 10, y + 14, "", words));
  }

  private static String together(RunResult.ProgramShare its) {
    return Numbers.seconds(its.makespanS().mean())
        + ", "
        + Numbers.significant(its.slowdown(), 3)
        + " times";
  }

  private static String alone(RunResult.ProgramShare its) {
    return Numbers.seconds(its.aloneMakespanS().mean()) + " alone";
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    for (RunResult.ProgramShare its : programs) {
      rows.add(
          List.of(
              its.program(),
              String.join(", ", its.qpus()),
              Numbers.count(its.ebits()),
              Numbers.percent(its.stallShare()),
              Numbers.percent(its.predictedSuccess()),
              its.hellingerFidelity().isPresent()
                  ? Numbers.fraction(its.hellingerFidelity().getAsDouble())
                  : "",
              its.verified().orElse("no"),
              Long.toString(its.seed())));
    }
    return Markup.table(
        List.of("program", "on", "ebits", "stalled", "no fault", "Hellinger", "proof", "seed"),
        rows);
  }

  /**
   * A row for each thing that anybody waited for; longer waits than alone are what company costs.
   */
  private String waits() {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    for (int p = 0; p < programs.size(); p++) {
      for (RunResult.WaitedFor thing : programs.get(p).waitedFor()) {
        List<String> row = cells.computeIfAbsent(thing.what(), this::emptyRow);
        row.set(p + 1, words(thing));
      }
    }
    String fairness =
        run.fairness().isPresent()
            ? "Fairness (Jain’s index of the speeds, 1 is best): "
                + Numbers.fraction(run.fairness().getAsDouble())
                + ". Policy: "
                + run.policy()
                + "."
            : "";
    if (cells.isEmpty()) {
      return "<p class='note'>No request for a pair waited for another. " + fairness + "</p>";
    }
    List<String> heads = new ArrayList<>(List.of("requests for pairs waited for"));
    programs.forEach(its -> heads.add(its.program()));
    return Markup.join(
        Markup.table(heads, List.copyOf(cells.values())),
        Markup.element(
            "p",
            Markup.escaped(
                "Mean waiting of a shot, summed over its requests, while others were served. "
                    + fairness),
            "class",
            "note"));
  }

  private List<String> emptyRow(String what) {
    List<String> row = new ArrayList<>(List.of(what));
    programs.forEach(_ -> row.add(""));
    return row;
  }

  private static String words(RunResult.WaitedFor thing) {
    return Numbers.seconds(thing.meanS()) + " (" + Numbers.seconds(thing.aloneMeanS()) + " alone)";
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
