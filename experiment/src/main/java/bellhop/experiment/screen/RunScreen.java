package bellhop.experiment.screen;

import bellhop.experiment.Cause;
import bellhop.experiment.Counts;
import bellhop.experiment.Noiseless;
import bellhop.experiment.Numbers;
import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run on one screen: at most 40 lines of 100 columns, the answer first. It leaves out what the
 * report shows better.
 */
public final class RunScreen {
  private static final int TOP = 6;
  private static final int TOP_OF_SEVERAL = 3;
  private static final int BAR = 32;
  private static final int QPUS = 8;
  private static final int PROGRAMS = 6;
  private static final int WAITS = 3;
  private static final int GROUPS = 6;
  private static final int LONGEST_ANSWER = 40;

  private final RunDetails details;
  private final RunResult run;
  private final Layout out;

  private RunScreen(RunDetails details, Ink ink) {
    this.details = details;
    this.run = details.result();
    this.out = new Layout(ink);
  }

  public static String print(RunDetails details, Ink ink) {
    RunScreen screen = new RunScreen(details, ink);
    screen.headline();
    screen.counts();
    screen.pairs();
    screen.time();
    screen.programs();
    screen.loops();
    screen.swaps();
    screen.losses();
    screen.oneMachine();
    screen.qpus();
    screen.trust();
    return screen.out.toString();
  }

  private void headline() {
    out.paragraph(run.headline(), out.ink()::bold);
    out.paragraph(
        run.program()
            + " on "
            + run.network()
            + ": "
            + Numbers.count(run.qpus().size(), "QPU")
            + ", "
            + (run.ebits() == 0 ? "" : ebits() + " a shot, ")
            + run.backend()
            + ", noise"
            + Layout.TIE
            + (run.noise() ? run.noiseModel() : "off")
            + ", seed"
            + Layout.TIE
            + run.seed()
            + (run.deadlineHit() ? "; cut short by the time limit" : ""),
        out.ink()::dim);
    out.blank();
  }

  private String ebits() {
    return run.loops().isEmpty()
        ? Numbers.count(run.ebits(), "ebit")
        : Numbers.three(run.ebitsAShot()) + " ebits";
  }

  private void loops() {
    for (RunResult.Loop loop : run.loops()) {
      out.entry(
          "Loop",
          "in line "
              + loop.line()
              + ": "
              + Numbers.three(loop.turns())
              + " turns a shot on average, "
              + Numbers.count(loop.ebits(), "Bell pair")
              + " a turn");
    }
  }

  private void swaps() {
    if (run.localSwaps() > 0) {
      String swaps = Numbers.count(run.localSwaps(), "local swap");
      out.entry("Swaps", swaps + " a shot between qubits of one QPU, to bring others together");
    }
  }

  private void counts() {
    List<Counts.Outcome> ranked = Counts.ranked(run.counts());
    int most = run.programs().isEmpty() ? TOP : TOP_OF_SEVERAL;
    List<Counts.Outcome> top = ranked.subList(0, Math.min(most, ranked.size()));
    int width = top.stream().mapToInt(outcome -> cut(outcome.bits()).length()).max().orElse(0);
    String label = run.measuredAll() ? "Counts (all)" : "Counts";
    for (Counts.Outcome outcome : top) {
      out.line(label, countLine(outcome, top.getFirst().shots(), width));
      label = "";
    }
    if (ranked.size() > top.size()) {
      long rest = run.shots() - top.stream().mapToLong(Counts.Outcome::shots).sum();
      out.line(
          "",
          "and "
              + Numbers.count(ranked.size() - top.size(), "other outcome")
              + " in "
              + Numbers.count(rest, "shot"));
    }
    details.ideal().filter(ideal -> ideal.isBroad(run.counts())).ifPresent(this::likeliest);
    if (run.measuredAll()) {
      out.line("", out.ink().dim("the program measures nothing, so all qubits were measured"));
    }
    out.blank();
  }

  private void likeliest(Noiseless ideal) {
    String bits = ideal.likeliest();
    out.entry(
        "",
        "likeliest without noise: "
            + cut(bits)
            + " ("
            + Numbers.percent(ideal.probability(bits))
            + "), here in "
            + Numbers.count(run.counts().getOrDefault(bits, 0L), "shot"));
  }

  private String countLine(Counts.Outcome outcome, long most, int width) {
    String bar = Layout.bar((double) outcome.shots() / most, BAR);
    return Layout.padded(cut(outcome.bits()), width)
        + String.format(" %8s ", Numbers.count(outcome.shots()))
        + out.ink().bar(bar)
        + " "
        + Numbers.percent((double) outcome.shots() / run.shots());
  }

  private static String cut(String bits) {
    return bits.length() <= LONGEST_ANSWER
        ? bits
        : bits.substring(0, 19) + "…" + bits.substring(bits.length() - 20);
  }

  private void pairs() {
    RunResult.Pairs pairs = run.pairs();
    if (run.ebits() == 0) {
      out.entry(
          "Bell pairs",
          run.fitsOneQpu()
              ? "none, as the program fits on one QPU and stays there"
              : "none needed");
      return;
    }
    out.entry(
        "Bell pairs",
        Numbers.count(pairs.generated())
            + " generated = "
            + Numbers.count(pairs.used())
            + " used + "
            + Numbers.count(pairs.expired())
            + " expired + "
            + Numbers.count(pairs.discarded())
            + " discarded + "
            + Numbers.count(pairs.stored())
            + " stored"
            + run.pairFidelity().map(RunScreen::fidelity).orElse(""));
  }

  private static String fidelity(RunResult.PairFidelity fidelity) {
    return "; fidelity at use "
        + Numbers.fraction(fidelity.mean())
        + " on average, "
        + Numbers.fraction(fidelity.min())
        + " at worst"
        + (fidelity.isHarmful() ? "; " + RunResult.PairFidelity.HARM : "");
  }

  private void time() {
    RunResult.Makespan makespan = run.makespanS();
    out.entry(
        "Time",
        "a shot takes "
            + Numbers.seconds(makespan.mean())
            + (makespan.p50() == makespan.p95() ? "" : spread(makespan))
            + "; for "
            + Numbers.percent(run.stallShare())
            + " of it a QPU stood waiting");
  }

  private static String spread(RunResult.Makespan makespan) {
    return " (half of them at most "
        + Numbers.seconds(makespan.p50())
        + ", 95 % at most "
        + Numbers.seconds(makespan.p95())
        + ")";
  }

  private void programs() {
    if (run.programs().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("name", "a shot takes", "alone", "slower", "stalled", "no fault", "Hellinger"));
    for (RunResult.ProgramShare its : run.programs().subList(0, shown())) {
      rows.add(
          List.of(
              cut(its.program()),
              Numbers.seconds(its.makespanS().mean()),
              Numbers.seconds(its.aloneMakespanS().mean()),
              Numbers.significant(its.slowdown(), 3) + " times",
              Numbers.percent(its.stallShare()),
              Numbers.percent(its.predictedSuccess()),
              its.hellingerFidelity().isPresent()
                  ? Numbers.fraction(its.hellingerFidelity().getAsDouble())
                  : ""));
    }
    out.table("Together", 1, rows);
    if (run.programs().size() > shown()) {
      out.line("", "and " + (run.programs().size() - shown()) + " more");
    }
    out.entry("", company());
  }

  private int shown() {
    return Math.min(PROGRAMS, run.programs().size());
  }

  /** What was waited for longest, over all programs. */
  private String company() {
    TreeMap<String, Double> waits = new TreeMap<>();
    for (RunResult.ProgramShare its : run.programs()) {
      its.waitedFor().forEach(thing -> waits.merge(thing.what(), thing.meanS(), Double::sum));
    }
    List<String> words =
        waits.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(wait -> wait.getKey() + " " + Numbers.seconds(wait.getValue()))
            .toList();
    return (words.isEmpty()
            ? "no request waited for another"
            : "requests of a shot waited for " + Layout.listed(words, WAITS))
        + (run.fairness().isPresent()
            ? "; fairness " + Numbers.fraction(run.fairness().getAsDouble())
            : "")
        + ", policy "
        + run.policy();
  }

  private void losses() {
    RunResult.ErrorBudget budget = run.errorBudget();
    double worst = Cause.ranked(budget).getFirst().lost(budget);
    String label = "Faults by";
    for (Cause cause : Cause.ranked(budget)) {
      double lost = cause.lost(budget);
      String bar = worst == 0 ? "" : Layout.bar(lost / worst, BAR);
      out.line(
          label,
          String.format("%-12s %8s ", cause.words(), Numbers.percent(lost)) + out.ink().bar(bar));
      label = "";
    }
    out.entry(
        "",
        "predicted success "
            + Numbers.percent(run.predictedSuccess())
            + " (no fault at all)"
            + hellinger());
  }

  private String hellinger() {
    return run.hellingerFidelity().isEmpty()
        ? ""
        : "; Hellinger fidelity to the noiseless answer "
            + Numbers.fraction(run.hellingerFidelity().getAsDouble())
            + (run.hellingerFidelityNoiseless().isEmpty()
                ? ""
                : " (noiseless shots: "
                    + Numbers.fraction(run.hellingerFidelityNoiseless().getAsDouble())
                    + ")");
  }

  private void oneMachine() {
    if (run.oneMachine().isPresent()) {
      out.entry("One machine", words(run.oneMachine().get()));
    } else if (run.ebits() > 0) {
      out.entry(
          "One machine",
          details.isFromSource()
              ? "not compared: the time limit came first"
              : "not compared: compiled files do not hold the program that one machine would run");
    }
  }

  private String words(RunResult.OneMachine machine) {
    return "the same program on one machine like "
        + machine.device()
        + ": "
        + (machine.hellingerFidelity().isPresent()
            ? "Hellinger fidelity "
                + Numbers.fraction(machine.hellingerFidelity().getAsDouble())
                + ", "
            : "")
        + "predicted success "
        + Numbers.percent(machine.predictedSuccess())
        + ", "
        + Numbers.seconds(machine.makespanS())
        + " a shot";
  }

  private void qpus() {
    out.blank();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "qubits", "gates", "communication peak", "busy"));
    run.qpus().stream()
        .limit(QPUS)
        .map(qpu ->
            List.of(
                qpu.name(),
                Numbers.count(qpu.qubits()),
                Numbers.count(qpu.gates()),
                Numbers.count(qpu.communicationPeak()),
                Numbers.percent(qpu.busyShare())))
        .forEach(rows::add);
    out.table("QPUs", 1, rows);
    if (run.qpus().size() > QPUS) {
      out.line("", "and " + (run.qpus().size() - QPUS) + " more");
    }
    List<String> helpers =
        run.qpus().stream().filter(RunResult.QpuShare::isHelper).map(qpu -> qpu.name()).toList();
    if (!helpers.isEmpty()) {
      out.entry("", Layout.listed(helpers, QPUS) + ": " + RunResult.QpuShare.HELP);
    }
  }

  private void trust() {
    out.blank();
    out.entry("Proof", run.verifiedReason());
    if (run.assumed().isEmpty()) {
      return;
    }
    TreeMap<String, Integer> groups = new TreeMap<>();
    run.assumed().forEach(input -> groups.merge(group(input.where()), 1, Integer::sum));
    List<String> words =
        groups.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
    out.entry(
        "Assumed",
        Numbers.count(run.assumed().size(), "input")
            + " that no experiment has shown (--report lists them): "
            + Layout.listed(words, GROUPS));
  }

  /** Of {@code qpu/transmon-2029/readout.time} the preset, or the kind where it is a default. */
  private static String group(String where) {
    String[] parts = where.split("/", -1);
    return parts.length < 2 || parts[1].equals("default") ? parts[0] + " defaults" : parts[1];
  }
}
