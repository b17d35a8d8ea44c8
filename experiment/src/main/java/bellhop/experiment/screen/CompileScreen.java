package bellhop.experiment.screen;

import bellhop.experiment.CompileResult;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A compilation on one screen. */
public final class CompileScreen {
  private static final int QPUS = 16;
  private static final int PACKETS = 10;
  private static final int BETWEEN = 6;

  private CompileScreen() {}

  public static String print(CompileResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(headline(result), ink::bold);
    out.blank();
    out.entry("Proof", result.verified().orElse("none") + ": " + result.verifiedReason());
    out.entry(
        "Time",
        "one execution takes about "
            + Numbers.seconds(result.makespanS())
            + averaged(result.makespanSamples()));
    for (CompileResult.Loop loop : result.loops()) {
      out.entry(
          "Loop",
          "in line "
              + loop.line()
              + ", "
              + Numbers.count(loop.ebits(), "Bell pair")
              + " a turn; one turn is counted above");
    }
    if (result.localSwaps() > 0) {
      String swaps = Numbers.count(result.localSwaps(), "local swap");
      out.entry("Swaps", swaps + " between qubits of one QPU, to bring others together");
    }
    if (result.measuredAll()) {
      out.entry("Measured", "the program measures nothing, so all qubits are measured at the end");
    }
    out.blank();
    out.table("QPUs", 1, qpus(result));
    if (!result.ebitsBetween().isEmpty()) {
      out.blank();
      out.table("Pairs", 1, between(result));
      rest(result, out);
    }
    if (!result.ebitsByCommunication().isEmpty()) {
      out.blank();
      CurveTable.print(result, out);
    }
    if (!result.packets().isEmpty()) {
      out.blank();
      out.table("Packets", 2, packets(result));
      if (result.packets().size() > PACKETS) {
        out.line("", "and " + (result.packets().size() - PACKETS) + " more; --json prints all");
      }
    }
    return out.toString();
  }

  private static String averaged(int samples) {
    return switch (samples) {
      case 0 -> ", every link at its mean: samples would take too long";
      case 1 -> "";
      default -> " on average";
    };
  }

  private static String headline(CompileResult result) {
    if (result.ebits() == 0) {
      return result.program()
          + (result.fitsOneQpu() ? " fits on one QPU and" : "")
          + " needs no Bell pair.";
    }
    return result.program()
        + " on "
        + result.network()
        + " needs "
        + Numbers.count(result.ebits(), "Bell pair")
        + (result.ebits() == result.ebitsLowerBound()
            ? ", which is the fewest possible in this order of gates"
            : "; in this order of gates none can need fewer than "
                + Numbers.count(result.ebitsLowerBound()))
        + ".";
  }

  private static List<List<String>> qpus(CompileResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "qubits", "two-qubit gates", "communication peak"));
    for (CompileResult.Qpu qpu : result.qpus().stream().limit(QPUS).toList()) {
      rows.add(
          List.of(
              qpu.name(),
              Numbers.count(qpu.qubits()),
              Numbers.count(qpu.gates()),
              Numbers.count(qpu.communicationPeak())));
    }
    return rows;
  }

  private static List<List<String>> between(CompileResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("between", "pairs", "for copies", "for moves"));
    for (CompileResult.Between its : result.ebitsBetween().stream().limit(BETWEEN).toList()) {
      rows.add(
          List.of(
              cut(String.join(" and ", its.qpus())),
              Numbers.count(its.ebits()),
              Numbers.count(its.ebits() - its.forMoves()),
              Numbers.count(its.forMoves())));
    }
    return rows;
  }

  private static void rest(CompileResult result, Layout out) {
    int more = result.ebitsBetween().size() - BETWEEN;
    if (more > 0) {
      int pairs =
          result.ebitsBetween().stream().skip(BETWEEN).mapToInt(CompileResult.Between::ebits).sum();
      out.line("", Numbers.count(pairs) + " more between " + more + " others; --json prints all");
    }
  }

  private static List<List<String>> packets(CompileResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("copy of", "spread over", "gates served", "pairs"));
    for (CompileResult.Packet packet : result.packets().stream().limit(PACKETS).toList()) {
      List<String> edges = packet.tree().stream().map(edge -> String.join(" to ", edge)).toList();
      rows.add(
          List.of(
              "qubit " + packet.root(),
              cut(String.join(", ", edges)),
              Numbers.count(packet.gates().size()),
              Numbers.count(packet.tree().size())));
    }
    return rows;
  }

  private static String cut(String words) {
    return words.length() <= 48 ? words : words.substring(0, 47) + "…";
  }
}
