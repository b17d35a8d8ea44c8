package bellhop.experiment.page;

import bellhop.experiment.Counts;
import bellhop.experiment.Noiseless;
import bellhop.experiment.Numbers;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The most frequent outcomes as bars, with a mark where the noiseless program would be and one for
 * the single machine; the likeliest noiseless outcome is among them even if it never came.
 */
final class CountsChart {
  private static final int ROWS = 16;
  private static final double ROW = 24;
  private static final double WIDTH = 900;
  private static final double RIGHT = 130;

  /** Between a label and whatever is drawn, circles included. */
  private static final double GAP = 14;

  private static final int LONGEST = 34;

  private final SortedMap<String, Long> counts;
  private final long shots;
  private final Optional<Noiseless> ideal;
  private final Optional<RunResult.OneMachine> one;
  private final List<Counts.Outcome> ranked;
  private final List<Counts.Outcome> rows;
  private final double left;
  private final double scale;

  private CountsChart(
      SortedMap<String, Long> counts,
      Optional<Noiseless> ideal,
      Optional<RunResult.OneMachine> one) {
    this.counts = counts;
    this.ideal = ideal;
    this.one = one;
    shots = Counts.total(counts);
    ranked = Counts.ranked(counts);
    rows = rows();
    int letters = rows.stream().mapToInt(row -> cut(row.bits()).length()).max().orElse(1);
    left = letters * 8.4 + 8 + GAP;
    scale = (WIDTH - left - RIGHT) / most();
  }

  static String draw(RunDetails details) {
    RunResult run = details.result();
    return new CountsChart(run.counts(), details.ideal(), run.oneMachine()).chart();
  }

  /** Of a program that ran beside the main one. */
  static String draw(SortedMap<String, Long> counts, Optional<Noiseless> ideal) {
    return new CountsChart(counts, ideal, Optional.empty()).chart();
  }

  private List<Counts.Outcome> rows() {
    List<Counts.Outcome> drawn = new ArrayList<>(ranked.subList(0, Math.min(ROWS, ranked.size())));
    ideal
        .map(Noiseless::likeliest)
        .ifPresent(likeliest -> {
          if (drawn.stream().noneMatch(row -> row.bits().equals(likeliest))) {
            drawn.add(new Counts.Outcome(likeliest, counts.getOrDefault(likeliest, 0L)));
          }
        });
    return drawn;
  }

  private String chart() {
    StringBuilder inside = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      inside.append(row(rows.get(i), i * ROW)).append('\n');
    }
    return Markup.join(
        Markup.drawing(WIDTH, rows.size() * ROW, "Shots by outcome", inside.toString()),
        Markup.element("p", legend(), "class", "note"),
        Markup.element("p", Markup.escaped(notes()), "class", "note"));
  }

  /** The largest share that is drawn, so that marks fit too. */
  private double most() {
    double most = 0;
    for (Counts.Outcome row : rows) {
      most = Math.max(most, Math.max(share(row), Math.max(ideal(row), onOne(row))));
    }
    return most;
  }

  private double share(Counts.Outcome outcome) {
    return (double) outcome.shots() / shots;
  }

  private double ideal(Counts.Outcome outcome) {
    double probability = ideal.map(known -> known.probability(outcome.bits())).orElse(0.0);
    return probability < Noiseless.POSSIBLE ? 0 : probability;
  }

  private double onOne(Counts.Outcome outcome) {
    return one.map(its -> share(its.counts(), outcome.bits())).orElse(0.0);
  }

  private static double share(SortedMap<String, Long> counts, String bits) {
    return counts.getOrDefault(bits, 0L) / (double) Counts.total(counts);
  }

  private boolean isImpossible(Counts.Outcome outcome) {
    return ideal.isPresent() && ideal(outcome) == 0;
  }

  private String row(Counts.Outcome outcome, double y) {
    double share = share(outcome);
    double noiseless = ideal(outcome);
    double onOne = onOne(outcome);
    double end = left + Math.max(share, Math.max(noiseless, onOne)) * scale;
    String style = isImpossible(outcome) ? "wrong" : "right";
    return Markup.join(
        Markup.text(left - GAP, y + 16, "mono end", cut(outcome.bits())),
        Markup.rect(left, y + 4, share * scale, ROW - 8, style, outcome.bits()),
        noiseless > 0
            ? Markup.line(
                left + noiseless * scale, y + 1, left + noiseless * scale, y + ROW - 1, "ideal")
            : "",
        onOne > 0
            ? Markup.element(
                "circle",
                "",
                "cx",
                left + onOne * scale,
                "cy",
                y + ROW / 2,
                "r",
                4.0,
                "class",
                "one")
            : "",
        Markup.text(
            end + GAP,
            y + 16,
            "",
            Numbers.count(outcome.shots()) + "  (" + Numbers.percent(share) + ")"));
  }

  private String legend() {
    if (ideal.isEmpty()) {
      return key(one.isPresent(), "one", "share on one machine");
    }
    boolean isBroad = ideal.get().isBroad(counts);
    return key(true, "right", isBroad ? "possible without noise" : "a right answer")
        + key(rows.stream().anyMatch(this::isImpossible), "wrong", "impossible without noise")
        + key(true, "ideal", "share without noise")
        + key(one.isPresent(), "one", "share on one machine");
  }

  private static String key(boolean occurs, String style, String words) {
    return occurs ? "<span class='key " + style + "'></span> " + words + " " : "";
  }

  private String notes() {
    long seen = rows.stream().filter(row -> row.shots() > 0).count();
    boolean isAdded = rows.size() > ROWS || seen < rows.size();
    return (isAdded ? "The last row is the likeliest outcome without noise. " : "")
        + (ranked.size() > seen
            ? Numbers.count(ranked.size() - seen, "other outcome") + " not drawn."
            : "");
  }

  private static String cut(String bits) {
    return bits.length() <= LONGEST
        ? bits
        : bits.substring(0, 16) + "…" + bits.substring(bits.length() - 17);
  }
}
