package bellhop.experiment.page;

import bellhop.experiment.Counts;
import bellhop.experiment.Noiseless;
import bellhop.experiment.Numbers;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import java.util.List;

/**
 * The most frequent outcomes as bars, with a mark where the noiseless program would be and one for
 * the single machine.
 */
final class CountsChart {
  private static final int ROWS = 16;
  private static final double ROW = 24;
  private static final double WIDTH = 900;
  private static final double RIGHT = 130;
  private static final int LONGEST = 34;

  private CountsChart() {}

  static String draw(RunDetails details) {
    RunResult run = details.result();
    List<Counts.Outcome> ranked = Counts.ranked(run.counts());
    List<Counts.Outcome> top = ranked.subList(0, Math.min(ROWS, ranked.size()));
    int letters = top.stream().mapToInt(outcome -> cut(outcome.bits()).length()).max().orElse(1);
    double left = letters * 8.4 + 16;
    StringBuilder inside = new StringBuilder();
    double scale = (WIDTH - left - RIGHT) / most(details, top);
    for (int i = 0; i < top.size(); i++) {
      inside.append(row(details, top.get(i), i * ROW, left, scale)).append('\n');
    }
    String others =
        ranked.size() == top.size()
            ? ""
            : Numbers.count(ranked.size() - top.size(), "other outcome") + " not drawn. ";
    return Markup.join(
        Markup.drawing(WIDTH, top.size() * ROW, "Shots by outcome", inside.toString()),
        Markup.element("p", Markup.escaped(others) + legend(details), "class", "note"));
  }

  /** The largest share that is drawn, so that marks fit too. */
  private static double most(RunDetails details, List<Counts.Outcome> top) {
    double most = 0;
    for (Counts.Outcome outcome : top) {
      most = Math.max(most, share(details, outcome));
      most = Math.max(most, ideal(details, outcome));
    }
    return most;
  }

  private static double share(RunDetails details, Counts.Outcome outcome) {
    return (double) outcome.shots() / details.result().shots();
  }

  private static double ideal(RunDetails details, Counts.Outcome outcome) {
    double probability =
        details.ideal().map(known -> known.probability(outcome.bits())).orElse(0.0);
    return probability < Noiseless.POSSIBLE ? 0 : probability;
  }

  private static double onOne(RunDetails details, Counts.Outcome outcome) {
    return details
        .result()
        .oneMachine()
        .map(one ->
            one.counts().getOrDefault(outcome.bits(), 0L) / (double) Counts.total(one.counts()))
        .orElse(0.0);
  }

  private static String row(
      RunDetails details, Counts.Outcome outcome, double y, double left, double scale) {
    double share = share(details, outcome);
    double ideal = ideal(details, outcome);
    double one = onOne(details, outcome);
    String style = details.ideal().isPresent() && ideal == 0 ? "wrong" : "right";
    return Markup.join(
        Markup.text(left - 8, y + 16, "mono end", cut(outcome.bits())),
        Markup.rect(left, y + 4, share * scale, ROW - 8, style, outcome.bits()),
        ideal > 0
            ? Markup.line(left + ideal * scale, y + 1, left + ideal * scale, y + ROW - 1, "ideal")
            : "",
        one > 0
            ? Markup.element(
                "circle", "", "cx", left + one * scale, "cy", y + ROW / 2, "r", 4.0, "class", "one")
            : "",
        Markup.text(
            left + Math.max(share, Math.max(ideal, one)) * scale + 10,
            y + 16,
            "",
            Numbers.count(outcome.shots()) + "  (" + Numbers.percent(share) + ")"));
  }

  private static String legend(RunDetails details) {
    return (details.ideal().isPresent()
            ? "<span class='key right'></span> a right answer <span class='key wrong'></span>"
                + " impossible without noise <span class='key ideal'></span> without noise "
            : "")
        + (details.result().oneMachine().isPresent()
            ? "<span class='key one'></span> on one machine"
            : "");
  }

  private static String cut(String bits) {
    return bits.length() <= LONGEST
        ? bits
        : bits.substring(0, 16) + "…" + bits.substring(bits.length() - 17);
  }
}
