package bellhop.experiment.validation;

import java.util.List;

/** Memories of the gross code beside published ones. It runs none of them. */
final class PublishedMemories {
  private PublishedMemories() {}

  /** Measured by {@code bench/measure-beliefs}. */
  static Table table() {
    return new Table(
        List.of("decoder", "p", "basis", "errors / shots", "published"),
        List.of(
            row(".003", "X", "154 / 59,392 (2.6e-3)", "282 / 100,000 (2.8e-3)"),
            row(".003", "Z", "150 / 65,536 (2.3e-3)", "316 / 100,000 (3.2e-3)"),
            row(".005", "X", "535 / 5,000 (0.107)", "660 / 5,000 (0.132)"),
            row(".005", "Z", "479 / 5,000 (0.096)", "651 / 5,000 (0.130)"),
            List.of("the default", ".003", "X", "101 / 75,776 (1.3e-3)", "–"),
            List.of("the default", ".003", "Z", "101 / 71,680 (1.4e-3)", "–"),
            List.of("relay", ".003", "Z", "9 / 12,288 (7.3e-4)", "40 / 100,000 (4.0e-4)"),
            List.of("relay", ".005", "Z", "32 / 1,024 (0.031)", "205 / 5,000 (0.041)")));
  }

  private static List<String> row(String p, String basis, String ours, String published) {
    return List.of("80 iterations, order 10", p, basis, ours, published);
  }
}
