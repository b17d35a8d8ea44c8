package bellhop.qec.distil;

import bellhop.pair.BellWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow plain twin of {@link Block}: every Pauli as a word, checks and logical operators too.
 */
final class PauliStrings {
  private PauliStrings() {}

  /** Syndrome, then for each logical operator whether the error disturbs it. */
  static Map<String, Map<String, Double>> classes(
      List<String> checks, List<String> logicals, BellWeights pair) {
    Map<String, Map<String, Double>> classes = new TreeMap<>();
    for (String error : all(checks.getFirst().length())) {
      classes
          .computeIfAbsent(disturbed(error, checks), _ -> new TreeMap<>())
          .merge(disturbed(error, logicals), chance(error, pair), Double::sum);
    }
    return classes;
  }

  private static List<String> all(int n) {
    List<String> words = List.of("");
    for (int q = 0; q < n; q++) {
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        for (String letter : List.of("I", "X", "Y", "Z")) {
          longer.add(word + letter);
        }
      }
      words = longer;
    }
    return words;
  }

  private static String disturbed(String error, List<String> operators) {
    StringBuilder bits = new StringBuilder();
    operators.forEach(one -> bits.append(StabilizerCode.commute(error, one) ? '0' : '1'));
    return bits.toString();
  }

  private static double chance(String error, BellWeights pair) {
    double chance = 1;
    for (char letter : error.toCharArray()) {
      chance *=
          switch (letter) {
            case 'X' -> pair.x();
            case 'Y' -> pair.y();
            case 'Z' -> pair.z();
            default -> pair.i();
          };
    }
    return chance;
  }
}
