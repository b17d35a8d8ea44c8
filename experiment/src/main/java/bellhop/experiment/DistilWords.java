package bellhop.experiment;

import java.util.ArrayList;
import java.util.List;

/** What the screen and the report on distillation say alike. */
public final class DistilWords {
  private DistilWords() {}

  /** The worst raw infidelity from which at most so many rounds meet the target, heads first. */
  public static List<List<String>> worstRaw(DistilResult result) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("infidelity, for at most"));
    int most = result.schemes().getFirst().worstRawInfidelity().size();
    for (int k = 0; k < most; k++) {
      head.add(Numbers.count(k, "round"));
    }
    rows.add(head);
    for (DistilResult.SchemeForecast scheme : result.schemes()) {
      List<String> row = new ArrayList<>(List.of(scheme.scheme()));
      scheme.worstRawInfidelity().forEach(worst -> row.add(Numbers.rate(worst)));
      rows.add(row);
    }
    return rows;
  }
}
