package bellhop.experiment.page;

import bellhop.experiment.Cause;
import bellhop.experiment.Numbers;
import bellhop.experiment.RunResult;
import java.util.OptionalDouble;

/**
 * What each cause takes, twice: the chance of a fault that the budget predicts, and what the run
 * gained with the cause switched off. The second kind does not add up; the remainder is drawn too.
 */
final class BudgetChart {
  private static final double WIDTH = 900;
  private static final double LEFT = 130;
  private static final double RIGHT = 110;
  private static final double GROUP = 52;
  private static final double BAR = 16;

  private BudgetChart() {}

  static String draw(RunResult run) {
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(1e-12, largest(run));
    StringBuilder inside = new StringBuilder();
    double y = 0;
    for (Cause cause : Cause.ranked(run.errorBudget())) {
      inside.append(group(run, cause, y, scale)).append('\n');
      y += GROUP;
    }
    OptionalDouble rest = gained(run, RunResult.REMAINDER);
    if (rest.isPresent()) {
      inside.append(Markup.text(LEFT - 10, y + 17, "end", "remainder"));
      inside.append(gainBar(run, y + 4, rest.getAsDouble(), scale, "remainder: "));
      y += GROUP / 2;
    }
    return Markup.join(
        Markup.drawing(WIDTH, y, "Error budget by cause", inside.toString()), legend(run));
  }

  private static String group(RunResult run, Cause cause, double y, double scale) {
    double lost = cause.lost(run.errorBudget());
    OptionalDouble gained = gained(run, cause.field());
    return Markup.join(
        Markup.text(LEFT - 10, y + 24, "end", cause.words()),
        bar(y + 4, lost * scale, "predicted", "predicted: ", Numbers.percent(lost)),
        gained.isEmpty()
            ? ""
            : gainBar(run, y + 6 + BAR, gained.getAsDouble(), scale, "switched off: "));
  }

  private static double largest(RunResult run) {
    double most = 0;
    for (Cause cause : Cause.values()) {
      most = Math.max(most, cause.lost(run.errorBudget()));
    }
    for (RunResult.SwitchedOff off : run.switchedOff()) {
      most = Math.max(most, StrictMath.abs(off.gained()));
    }
    return most;
  }

  private static OptionalDouble gained(RunResult run, String cause) {
    return run.switchedOff().stream()
        .filter(off -> off.cause().equals(cause))
        .mapToDouble(RunResult.SwitchedOff::gained)
        .findFirst();
  }

  /** Fidelities are fractions, chances are percents, so that nobody takes one for the other. */
  private static String gainBar(RunResult run, double y, double gained, double scale, String hint) {
    double size = StrictMath.abs(gained);
    String plain =
        run.hellingerFidelity().isPresent() ? Numbers.fraction(size) : Numbers.percent(size);
    boolean isNothing = size == 0 || plain.equals("0");
    String number = (isNothing ? "" : gained < 0 ? "−" : "+") + plain;
    return bar(y, size * scale, "gained" + (gained < 0 ? " less" : ""), hint, number);
  }

  private static String bar(double y, double width, String style, String hint, String number) {
    return Markup.join(
        Markup.rect(LEFT, y, Math.max(width, 1), BAR, style, hint + number),
        Markup.text(LEFT + width + 8, y + 13, "", number));
  }

  private static String legend(RunResult run) {
    String gained =
        run.hellingerFidelity().isPresent() ? "Hellinger fidelity" : "chance of no fault";
    String text =
        "<span class='key predicted'></span> chance of a fault by this cause, predicted from the"
            + " budget; no fault at all: "
            + Numbers.percent(run.predictedSuccess())
            + ". "
            + (run.switchedOff().isEmpty()
                ? ""
                : "<span class='key gained'></span> "
                    + gained
                    + " gained by switching the cause off, same seeds; the remainder is what"
                    + " switching off all of them gains beyond the sum.");
    return Markup.element("p", text, "class", "note");
  }
}
