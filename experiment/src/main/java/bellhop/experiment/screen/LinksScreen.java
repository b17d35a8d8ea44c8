package bellhop.experiment.screen;

import bellhop.experiment.LinksResult;
import bellhop.experiment.Numbers;
import bellhop.network.OperatingPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forecast of all links as two tables. */
public final class LinksScreen {
  private static final int MOST = 15;

  /** Links of an analyser that are called by name. */
  private static final int NAMED = 6;

  private LinksScreen() {}

  public static String print(LinksResult result, Ink ink) {
    Layout out = new Layout(ink);
    if (result.links().isEmpty()) {
      return out.paragraph("\"" + result.network() + "\" has no links.", ink::bold).toString();
    }
    out.paragraph(
        "Each link of \"" + result.network() + "\" taken alone, pairs as fresh as emitted.",
        ink::bold);
    out.blank();
    out.table("Links", 2, links(result));
    more(out, result.links().size(), 0);
    shared(result, out);
    passed(result, out);
    result.links().stream().limit(MOST).forEach(link -> heat(link, out));
    if (!result.paths().isEmpty()) {
      out.blank();
      out.table("Paths", 1, paths(result));
      more(out, result.paths().size(), result.pathsLeftOut());
    }
    if (!result.targets().isEmpty()) {
      out.blank();
      out.entry(
          "Fidelity",
          "above at emission; below when both ends can use the pair, after it has waited for their"
              + " messages in qubits that decay.");
    }
    result.targets().forEach(target -> TargetScreen.print(target, out));
    if (!result.targets().isEmpty() && result.targets().size() < result.links().size()) {
      out.blank();
      out.entry("", "The other links were left out: a file with fewer links says more about each.");
    }
    return out.toString();
  }

  /** Which links wait for each other, as the rates above do not say. */
  private static void shared(LinksResult result, Layout out) {
    Map<LinksResult.Analyser, List<String>> users = new LinkedHashMap<>();
    for (LinksResult.LinkForecast link : result.links()) {
      link.analyser()
          .ifPresent(at -> users.computeIfAbsent(at, _ -> new ArrayList<>()).add(link.link()));
    }
    users.forEach((analyser, links) -> {
      if (links.size() > analyser.channels()) {
        out.entry(
            "",
            (links.size() == result.links().size()
                    ? "all share "
                    : Layout.listed(links, NAMED) + " share ")
                + analyser.name()
                + ", "
                + (analyser.channels() == 1 ? "one" : Numbers.count(analyser.channels()))
                + " at a time");
      }
    });
  }

  /** Which switches the figures above count with. */
  private static void passed(LinksResult result, Layout out) {
    List<String> names =
        result.links().stream().flatMap(link -> link.switches().stream()).distinct().toList();
    if (!names.isEmpty()) {
      out.entry("", "light passes " + Layout.listed(names, NAMED) + "; --json says which link's");
    }
  }

  /** How warm the transducers of a link are, and what its attempts wait for. */
  private static void heat(LinksResult.LinkForecast link, Layout out) {
    if (link.transducers().isEmpty()) {
      return;
    }
    out.entry(
        "",
        link.link()
            + ": "
            + link.transducers().stream().map(LinksScreen::heat).collect(Collectors.joining("; ")));
  }

  private static String heat(LinksResult.Transducer transducer) {
    return transducer.qnu()
        + " at "
        + Numbers.withPrefix(transducer.temperatureK(), "K")
        + " with "
        + Numbers.fraction(transducer.thermalQuanta())
        + " thermal quanta by "
        + Numbers.withPrefix(transducer.loadW(), "W")
        + ", attempts bound by "
        + words(transducer.bound());
  }

  private static String words(OperatingPoint.Bound bound) {
    return switch (bound) {
      case PERIOD -> "their period";
      case RECOVERY -> "its recovery";
      case COOLING -> "its cooling power";
      case HIGHEST_TEMPERATURE -> "its highest temperature";
      case OTHER_END -> "the other end";
    };
  }

  private static void more(Layout out, int count, long leftOut) {
    if (count > MOST) {
      String all = leftOut == 0 ? "all" : Numbers.count(count) + " of them";
      out.line("", "and " + Numbers.count(count - MOST + leftOut) + " more; --json prints " + all);
    }
  }

  private static List<List<String>> links(LinksResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "kind", "success", "attempt every", "pairs", "fidelity", "latency"));
    for (LinksResult.LinkForecast link : result.links().stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              link.link(),
              link.kind(),
              Numbers.percent(link.successProbability()),
              Numbers.seconds(link.attemptPeriodS()),
              Numbers.withPrefix(link.ratePerS(), "Hz"),
              Numbers.fraction(link.fidelity()),
              Numbers.seconds(link.latencyS())));
    }
    return rows;
  }

  private static List<List<String>> paths(LinksResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("from - to", "links", "pairs", "fidelity", "latency"));
    for (LinksResult.PathForecast path : result.paths().stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              path.from() + " - " + path.to(),
              Numbers.count(path.links().size()),
              Numbers.withPrefix(path.ratePerS(), "Hz"),
              Numbers.fraction(path.fidelity()),
              Numbers.seconds(path.latencyS())));
    }
    return rows;
  }
}
