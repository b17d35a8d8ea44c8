package bellhop.experiment.screen;

import bellhop.experiment.CompileResult;
import bellhop.experiment.CurveHeadline;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Ebits over communication qubits, a line for each number. */
final class CurveTable {
  private static final int BAR = 24;

  private CurveTable() {}

  static void print(CompileResult result, Layout out) {
    if (result.ebits() == 0) {
      out.entry("Curve", CurveHeadline.of(result));
    } else {
      lines(result, out);
    }
  }

  private static void lines(CompileResult result, Layout out) {
    List<CompileResult.ByCommunication> points = result.ebitsByCommunication();
    int most = points.stream().mapToInt(point -> point.ebits().orElse(0)).max().orElse(0);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("communication qubits", "Bell pairs", "peak in use", "time", "", ""));
    points.stream()
        .filter(point -> !point.isLeftOut())
        .forEach(point -> rows.add(row(point, Math.max(1, most))));
    out.table("Curve", 0, rows);
    CurveHeadline words = new CurveHeadline(result);
    words.unserved().forEach(sentence -> out.entry("", sentence));
    words.findLeftOut().ifPresent(sentence -> out.entry("", sentence));
    out.entry("", CurveHeadline.of(result));
  }

  private static List<String> row(CompileResult.ByCommunication point, int most) {
    String limit = Numbers.count(point.communicationQubits());
    if (point.ebits().isEmpty()) {
      return List.of(limit, "none found", "", "", "", "");
    }
    return List.of(
        limit,
        Numbers.count(point.ebits().getAsInt()),
        Numbers.count(point.peak().orElseThrow()),
        Numbers.seconds(point.makespanS().orElseThrow()),
        Layout.padded(Layout.bar((double) point.ebits().getAsInt() / most, BAR), BAR),
        point.own() ? "this network" : "");
  }
}
