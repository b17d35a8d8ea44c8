package bellhop.experiment.page;

import bellhop.compiler.TimePlan;
import bellhop.experiment.CompileDetails;
import bellhop.experiment.CompilePlan;
import bellhop.experiment.CompileResult;
import bellhop.experiment.Numbers;
import bellhop.experiment.Spending;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a compilation: what the answer costs, where that goes, and what limited it; one
 * HTML file that needs nothing else, and no script.
 */
public final class CompilePage {
  private static final int MOST_QPUS = 500;

  private final CompileDetails details;
  private final CompileResult result;
  private final Spending spending;
  private final CompilePlan plan;

  private CompilePage(CompileDetails details) {
    this.details = details;
    result = details.result();
    spending = details.spending();
    plan = CompilePlan.of(details);
  }

  public static String print(CompileDetails details) {
    return new CompilePage(details).page();
  }

  private String page() {
    return Markup.join(
        Frame.head(result.program() + " divided over " + result.network()),
        Markup.element("h1", Markup.escaped(headline())),
        note(setting()),
        facts(),
        Frame.section("The QPUs", qpus()),
        Frame.section("The circuit", circuit()),
        result.ebits() == 0
            ? ""
            : Frame.section("Where the Bell pairs go", SpendingTables.draw(details)),
        Frame.section("When it happens", PlanChart.draw(plan)),
        Frame.section("Communication qubits in use", InUseChart.draw(plan)),
        result.ebitsByCommunication().isEmpty()
            ? ""
            : Frame.section("How many communication qubits", CurveChart.draw(result)),
        Frame.section("What limited it", limits()),
        details.network().links().isEmpty()
            ? ""
            : Frame.section("The network", NetworkPicture.draw(details.network())),
        Frame.section("What is assumed", Frame.assumed(details.assumed())),
        "</main></body></html>",
        "");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private String headline() {
    if (result.ebits() == 0) {
      return result.program()
          + (result.fitsOneQpu() ? " fits on one QPU and" : "")
          + " needs no Bell pair";
    }
    return result.program()
        + ": "
        + Numbers.count(result.ebits(), "Bell pair")
        + (result.ebits() == result.ebitsLowerBound()
            ? ", the fewest possible in this order of gates"
            : ", at least "
                + Numbers.count(result.ebitsLowerBound())
                + (result.ebitsLowerBound() == 1 ? " is needed" : " are needed"));
  }

  private String setting() {
    return result.program()
        + " on "
        + result.network()
        + "; "
        + Numbers.count(details.qubits().size(), "qubit")
        + ", "
        + Numbers.count(details.course().gates().size(), "two-qubit gate")
        + ", seed "
        + result.seed()
        + ". Proof: "
        + result.verified().map(method -> method + ", ").orElse("")
        + result.verifiedReason()
        + (result.localSwaps() > 0
            ? ". "
                + Numbers.count(result.localSwaps(), "local swap")
                + " between qubits of one QPU, to bring others together"
            : "")
        + (result.measuredAll()
            ? ". It measures nothing, so all qubits are measured at the end"
            : "")
        + (result.deadlineHit() ? ". Cut short by the time limit." : ".");
  }

  private String predicted() {
    return switch (result.makespanSamples()) {
      case 0 -> "predicted, every link at its mean";
      case 1 -> "predicted";
      default -> "predicted, on average";
    };
  }

  private String facts() {
    int gates = details.course().gates().size();
    return Markup.element(
        "div",
        Markup.join(
            Frame.fact(
                "Bell pairs",
                Numbers.count(result.ebits()),
                "at least " + Numbers.count(result.ebitsLowerBound())),
            Frame.fact(
                "Gates with copies",
                Numbers.count(spending.servedGates()),
                "of " + Numbers.count(gates, "two-qubit gate")),
            Frame.fact(
                "Qubits moved",
                Numbers.count(result.stateTeleports()),
                "with " + Numbers.count(spending.forMoves(), "pair")),
            Frame.fact("One execution takes", Numbers.seconds(result.makespanS()), predicted()),
            Frame.fact(
                "Without fault",
                Numbers.percent(StrictMath.exp(-details.expectedFaults())),
                Numbers.three(details.expectedFaults()) + " faults by pairs and waiting"),
            Frame.fact("Proof", result.verified().orElse("none"), "that the parts are the whole")),
        "class",
        "facts",
        "data-ebits",
        result.ebits(),
        "data-ebits-lower-bound",
        result.ebitsLowerBound(),
        "data-state-teleports",
        result.stateTeleports(),
        "data-makespan-s",
        Double.toString(result.makespanS()),
        "data-verified",
        result.verified().orElse("none"));
  }

  private String qpus() {
    List<List<String>> rows = new ArrayList<>();
    for (int q = 0; q < Math.min(MOST_QPUS, result.qpus().size()); q++) {
      CompileResult.Qpu its = result.qpus().get(q);
      int room = details.network().qpu(q).dataQubits();
      rows.add(
          List.of(
              its.name(),
              Numbers.count(its.qubits()) + " of " + Numbers.count(room),
              Numbers.count(its.gates()),
              its.communicationPeak()
                  + " of "
                  + Numbers.count(details.limit(q))
                  + (isAtLimit(q) ? ", the limit" : "")));
    }
    int more = result.qpus().size() - rows.size();
    return Markup.table(
            List.of("QPU", "qubits at the start", "two-qubit gates", "communication qubits, peak"),
            rows)
        + (more > 0 ? note(Numbers.count(more) + " more are in the JSON.") : "");
  }

  private boolean isAtLimit(int qpu) {
    int peak = result.qpus().get(qpu).communicationPeak();
    return peak > 0 && peak == details.limit(qpu);
  }

  private String circuit() {
    return CircuitChart.fits(details) ? CircuitChart.draw(details) : HomesChart.draw(details);
  }

  private String limits() {
    List<String> items = new ArrayList<>();
    items.add(gap());
    if (spending.servedGates() > 0) {
      items.add(sharing());
    }
    if (result.ebits() > result.ebitsLowerBound()) {
      items.add(search());
    }
    if (result.ebits() > 0) {
      items.add(communication());
      items.add(room());
    }
    if (!plan.longestChain().isEmpty()) {
      items.add(time());
    }
    StringBuilder list = new StringBuilder();
    items.forEach(item -> list.append(Markup.element("li", Markup.escaped(item))).append('\n'));
    return Markup.element("ul", list.toString());
  }

  private String gap() {
    int gap = result.ebits() - result.ebitsLowerBound();
    if (result.ebits() == 0) {
      return "Bell pairs: none, and none can be fewer.";
    }
    return gap == 0
        ? "Bell pairs: "
            + Numbers.count(result.ebits())
            + ", which the lower bound shows to be the fewest that any answer needs with the gates in"
            + " this order."
        : "Bell pairs: "
            + Numbers.count(result.ebits())
            + "; with the gates in this order no answer needs fewer than "
            + Numbers.count(result.ebitsLowerBound())
            + ", however many communication qubits there are. Whether any answer lies in between is"
            + " not known.";
  }

  private String sharing() {
    int copies = result.ebits() - spending.forMoves();
    return "Sharing: one copy for each gate that crosses, from this placement, would take "
        + Numbers.count(spending.alone(), "pair")
        + "; shared copies take "
        + Numbers.count(copies)
        + (spending.forMoves() > 0
            ? ", and moves that bring qubits together another " + Numbers.count(spending.forMoves())
            : "")
        + ".";
  }

  private String search() {
    return "Search: "
        + Numbers.count(result.searchSteps(), "step")
        + (details.isSearchCut()
            ? ", then the time limit ended it; more time may find fewer pairs."
            : "; --effort best searches longer, another --seed elsewhere.");
  }

  private String communication() {
    List<String> full = new ArrayList<>();
    for (int q = 0; q < result.qpus().size(); q++) {
      if (isAtLimit(q)) {
        full.add(result.qpus().get(q).name());
      }
    }
    return full.isEmpty()
        ? "Communication qubits: no QPU ever uses all that it has, so this answer does not touch the"
            + " limit."
        : "Communication qubits: at "
            + listed(full)
            + " all are in use at some time. "
            + (result.ebits() <= result.ebitsLowerBound()
                ? "More would save no pair; they may save time."
                : "With more, copies could live longer and serve more gates.");
  }

  private String room() {
    List<String> full = new ArrayList<>();
    for (int q = 0; q < result.qpus().size(); q++) {
      int room = details.network().qpu(q).dataQubits();
      if (room > 0 && result.qpus().get(q).qubits() == room) {
        full.add(result.qpus().get(q).name());
      }
    }
    return full.isEmpty()
        ? "Data qubits: no QPU is full at the start."
        : "Data qubits: full at the start "
            + (full.size() == 1 ? "is " : "are ")
            + listed(full)
            + ", where a qubit can come only if another leaves.";
  }

  private static String listed(List<String> names) {
    int most = 8;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  private String time() {
    List<String> parts =
        plan.longestChain().stream()
            .map(its -> Numbers.percent(its.share()) + " " + words(its.cause()))
            .toList();
    return "Time: the longest chain of steps that wait for each other spends "
        + String.join(", ", parts)
        + ".";
  }

  private static String words(TimePlan.Cause cause) {
    return switch (cause) {
      case GATE -> "in gates";
      case READOUT -> "in measurements and resets";
      case MESSAGE -> "waiting for messages";
      case PAIR -> "waiting for Bell pairs";
    };
  }
}
