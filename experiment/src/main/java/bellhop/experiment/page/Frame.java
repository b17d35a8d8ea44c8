package bellhop.experiment.page;

import bellhop.experiment.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What all reports have around and between what they show; it knows of none of them. */
final class Frame {
  private static final int MARGIN = 8;

  private Frame() {}

  /** From the start of the file into its main part. */
  static String head(String title) {
    return Markup.join(
        "<!DOCTYPE html>",
        "<html lang='en'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        "<title>Bellhop: " + Markup.escaped(title) + "</title>",
        "<style>" + resource("page.css") + "</style></head><body><main>");
  }

  /** An SVG file that looks as on a page: it has the styles of pages, their paper and a margin. */
  static String drawing(double width, double height, String title, String inside) {
    double wide = width + 2 * MARGIN;
    double high = height + 2 * MARGIN;
    String paper =
        Markup.element(
            "rect", "", "x", -MARGIN, "y", -MARGIN, "width", wide, "height", high, "class",
            "paper");
    return Markup.join(
        Markup.element(
            "svg",
            Markup.join(
                Markup.element("title", Markup.escaped(title)),
                "<style>" + resource("page.css") + "</style>",
                paper,
                inside),
            "xmlns",
            "http://www.w3.org/2000/svg",
            "width",
            wide,
            "height",
            high,
            "viewBox",
            "%1$d %1$d %2$s %3$s".formatted(-MARGIN, Markup.decimal(wide), Markup.decimal(high))),
        "");
  }

  static String section(String title, String body) {
    return Markup.element("section", Markup.element("h2", Markup.escaped(title)) + body);
  }

  /** A figure with its name above and a remark below. */
  static String fact(String name, String value, String note) {
    return Markup.element(
        "dl",
        Markup.element("dt", Markup.escaped(name))
            + Markup.element("dd", Markup.escaped(value))
            + (note.isEmpty() ? "" : Markup.element("dd", Markup.escaped(note), "class", "aside")));
  }

  static String assumed(List<RunResult.Assumed> inputs) {
    if (inputs.isEmpty()) {
      return "<p class='note'>Nothing: every input was given or published.</p>";
    }
    List<List<String>> rows =
        inputs.stream()
            .map(input -> List.of(input.where(), input.what(), input.mark(), input.source()))
            .toList();
    return "<p class='note'>Inputs that no experiment has shown.</p>"
        + Markup.table(List.of("where", "value", "mark", "source"), rows);
  }

  static String resource(String name) {
    try (InputStream in = Frame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
