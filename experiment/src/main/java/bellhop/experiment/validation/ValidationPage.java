package bellhop.experiment.validation;

/** The page of validation in Markdown. */
public final class ValidationPage {
  private static final int WIDTH = 120;

  private ValidationPage() {}

  /** The whole page; equal inputs give equal bytes. */
  public static String markdown(Validation all) {
    StringBuilder page = new StringBuilder(head(all));
    for (Validation.Part part : all.parts()) {
      if (!part.title().isEmpty()) {
        page.append("\n## ").append(part.title()).append('\n');
      }
      page.append('\n').append(wrapped(part.text())).append("\n\n").append(part.table().markdown());
    }
    return page.toString();
  }

  private static String head(Validation all) {
    return """
    # Validation

    Written by `bellhop validate --runs %d --seed %d --out docs/validation.md`; a test compares all columns but
    those with "drawn" in their titles. "Closed form" is what Bellhop computes links with. "Drawn" is the same link
    played event by event, by code that shares no formula with it. "Published" is quoted.

    E1 to E4 are the experiments by which QuISP and SeQUeNCe were compared (arXiv 2504.01290; the published columns are
    QuISP's, 100 runs each, E4 25). Photon trains spaced 1 ns, 0.2 dB/km, 208,189,206.944 m/s, perfect detectors, a
    station that tells half of the Bell states. Drawn and closed form agree within 1 %% where memories do not forget.
    """
        .formatted(all.runs(), all.seed());
  }

  /** Lines of up to 120 characters, broken at blanks. */
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    for (String paragraph : text.split("\n\n")) {
      int width = 0;
      lines.append(lines.isEmpty() ? "" : "\n\n");
      for (String word : paragraph.split(" ")) {
        boolean fits = width + 1 + word.length() <= WIDTH;
        lines.append(width == 0 ? "" : fits ? " " : "\n").append(word);
        width = width == 0 || !fits ? word.length() : width + 1 + word.length();
      }
    }
    return lines.toString();
  }
}
