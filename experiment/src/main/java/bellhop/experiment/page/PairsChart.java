package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.RunResult;
import java.util.List;

/** What became of the elementary pairs: one bar, cut by fate. */
final class PairsChart {
  private static final double WIDTH = 900;

  private record Fate(String name, long count, String meaning) {}

  private PairsChart() {}

  static String draw(RunResult run) {
    RunResult.Pairs pairs = run.pairs();
    if (pairs.generated() == 0) {
      return run.fitsOneQpu()
          ? "<p class='note'>None: the program fits on one QPU.</p>"
          : "<p class='note'>None needed.</p>";
    }
    List<Fate> fates =
        List.of(
            new Fate("used", pairs.used(), "by a nonlocal operation or a swap"),
            new Fate("expired", pairs.expired(), "dropped at the cutoff"),
            new Fate("discarded", pairs.discarded(), "given up for another reason"),
            new Fate("stored", pairs.stored(), "alive when the shot ended"));
    StringBuilder inside = new StringBuilder();
    double x = 0;
    for (Fate fate : fates) {
      double width = WIDTH * fate.count() / pairs.generated();
      inside.append(Markup.rect(x, 2, width, 26, "fate " + fate.name(), fate.name()));
      x += width;
    }
    return Markup.join(
        Markup.drawing(WIDTH, 30, "Bell pairs by fate", inside.toString()),
        Markup.element("p", legend(fates, pairs), "class", "note"),
        harm(run));
  }

  private static String harm(RunResult run) {
    return run.pairFidelity()
        .filter(RunResult.PairFidelity::isHarmful)
        .map(pair ->
            Markup.element(
                "p",
                "Fidelity at use "
                    + Numbers.fraction(pair.mean())
                    + " on average, "
                    + Numbers.fraction(pair.min())
                    + " at worst: "
                    + RunResult.PairFidelity.HARM
                    + "."))
        .orElse("");
  }

  private static String legend(List<Fate> fates, RunResult.Pairs pairs) {
    StringBuilder text =
        new StringBuilder(Numbers.count(pairs.generated())).append(" generated over all shots: ");
    for (Fate fate : fates) {
      text.append("<span class='key fate ").append(fate.name()).append("'></span> ");
      text.append(Numbers.count(fate.count())).append(' ').append(fate.name()).append(' ');
      if (fate.count() > 0) {
        text.append("<small>(").append(fate.meaning()).append(")</small> ");
      }
    }
    return text.toString();
  }
}
