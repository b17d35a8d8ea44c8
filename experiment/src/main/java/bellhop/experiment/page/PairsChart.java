package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.RunResult;
import java.util.List;

/** What became of the elementary pairs: one bar, cut by fate. */
final class PairsChart {
  private PairsChart() {}

  static String draw(RunResult run) {
    RunResult.Pairs pairs = run.pairs();
    if (pairs.generated() == 0) {
      return run.fitsOneQpu()
          ? "<p class='note'>None: the program fits on one QPU.</p>"
          : "<p class='note'>None needed.</p>";
    }
    List<FatesChart.Fate> fates =
        List.of(
            fate("used", pairs.used(), "by a nonlocal operation or a swap"),
            fate("expired", pairs.expired(), "dropped at the cutoff"),
            fate("discarded", pairs.discarded(), "given up for another reason"),
            fate("stored", pairs.stored(), "alive when the shot ended"));
    return Markup.join(
        FatesChart.draw(fates, pairs.generated(), "Bell pairs by fate", "generated over all shots"),
        harm(run));
  }

  private static FatesChart.Fate fate(String name, long count, String meaning) {
    return new FatesChart.Fate(name, count, name, meaning);
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
}
