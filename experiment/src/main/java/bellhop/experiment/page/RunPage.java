package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import java.util.List;

/**
 * The report of a run: one HTML file that needs nothing else, readable without script, in light and
 * dark.
 */
public final class RunPage {
  private final RunDetails details;
  private final RunResult run;

  private RunPage(RunDetails details) {
    this.details = details;
    this.run = details.result();
  }

  public static String print(RunDetails details) {
    return new RunPage(details).page();
  }

  private String page() {
    return Markup.join(
        Frame.head(run.program() + " on " + run.network()),
        head(),
        facts(),
        run.programs().isEmpty()
            ? ""
            : Frame.section("Programs that ran together", ProgramsChart.draw(details)),
        Frame.section(counts(), CountsChart.draw(details)),
        ProgramsChart.counts(details),
        Frame.section("Faults by cause", BudgetChart.draw(run)),
        details
            .trace()
            .map(trace -> Frame.section("One shot in time", TimelineChart.draw(trace)))
            .orElse(""),
        Frame.section("The network", NetworkPicture.draw(details.network())),
        Frame.section("Bell pairs by fate", PairsChart.draw(run)),
        Frame.section("Who did what", who()),
        Frame.section("What is assumed", Frame.assumed(run.assumed())),
        "</main><script>" + Frame.resource("page.js") + "</script></body></html>",
        "");
  }

  private String counts() {
    return run.programs().isEmpty() ? "Counts" : "Counts of " + run.program();
  }

  private String head() {
    return Markup.join(
        Markup.element("h1", Markup.escaped(run.headline())),
        Markup.element(
            "p",
            Markup.escaped(
                run.program()
                    + " on "
                    + run.network()
                    + "; "
                    + Numbers.count(run.shots(), "shot")
                    + ", seed "
                    + run.seed()
                    + ", backend "
                    + run.backend()
                    + ", noise "
                    + (run.noise() ? run.noiseModel() : "off")
                    + ". Proof: "
                    + run.verifiedReason()
                    + (run.deadlineHit() ? ". Cut short by the time limit." : ".")),
            "class",
            "note"));
  }

  private String facts() {
    return Markup.element(
        "div",
        Markup.join(
            Frame.fact(
                "Bell pairs a shot",
                run.loops().isEmpty()
                    ? Numbers.count(run.ebits())
                    : Numbers.three(run.ebitsAShot()),
                run.loops().isEmpty() ? "" : "on average, as loops turn"),
            Frame.fact("One shot takes", Numbers.seconds(run.makespanS().mean()), "on average"),
            Frame.fact("Stalled", Numbers.percent(run.stallShare()), "of that time"),
            run.pairFidelity().map(RunPage::fidelity).orElse(""),
            Frame.fact("No fault at all", Numbers.percent(run.predictedSuccess()), "predicted"),
            hellinger(),
            run.oneMachine().map(RunPage::onOne).orElse("")),
        "class",
        "facts");
  }

  private static String fidelity(RunResult.PairFidelity pair) {
    return Frame.fact(
        "Pair fidelity",
        Numbers.fraction(pair.mean()),
        "at use; worst " + Numbers.fraction(pair.min()));
  }

  private String hellinger() {
    if (run.hellingerFidelity().isEmpty()) {
      return "";
    }
    return Frame.fact(
        "Hellinger fidelity",
        Numbers.fraction(run.hellingerFidelity().getAsDouble()),
        run.hellingerFidelityNoiseless().isPresent()
            ? "noiseless shots: "
                + Numbers.significant(run.hellingerFidelityNoiseless().getAsDouble(), 3)
            : "");
  }

  private static String onOne(RunResult.OneMachine one) {
    boolean isKnown = one.hellingerFidelity().isPresent();
    return Frame.fact(
        "On one machine",
        isKnown
            ? Numbers.fraction(one.hellingerFidelity().getAsDouble())
            : Numbers.percent(one.predictedSuccess()),
        (isKnown ? "Hellinger, like " : "no fault, like ") + one.device());
  }

  private String who() {
    List<List<String>> rows =
        run.qpus().stream()
            .map(qpu ->
                List.of(
                    qpu.name(),
                    qpu.isHelper() ? RunResult.QpuShare.HELP : placed(qpu.name()),
                    Numbers.count(qpu.qubits()),
                    Numbers.count(qpu.gates()),
                    Numbers.count(qpu.communicationPeak()),
                    Numbers.percent(qpu.busyShare())))
            .toList();
    return Markup.table(
        List.of("QPU", "program qubits", "qubits", "gates", "communication peak", "busy"), rows);
  }

  private String placed(String qpu) {
    List<String> qubits =
        details.placement().stream()
            .filter(placed -> placed.qpu().equals(qpu))
            .map(RunDetails.Placed::qubits)
            .toList();
    return qubits.size() > 24
        ? String.join(", ", qubits.subList(0, 24)) + " and " + (qubits.size() - 24) + " more"
        : String.join(", ", qubits);
  }
}
