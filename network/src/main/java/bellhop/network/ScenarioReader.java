package bellhop.network;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Span;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads scenario files and the networks that they name, checked against {@link ScenarioSchema} and
 * for sense. Every fault is an {@link InputException} at its line and column.
 */
public final class ScenarioReader {
  private static final int MOST_BYTES = 1_000_000;

  private ScenarioReader() {}

  /** Reads a file of at most 1 MB; the name of its network is seen from its folder. */
  public static Scenario read(Path file) {
    String text = InputText.read(file, MOST_BYTES, "a scenario file");
    Fields top = top(text, file.toString());
    Network network =
        top.isPart("network")
            ? GeneratedNetwork.read(top.part("network"))
            : NetworkReader.read(file(top, "network", file));
    return read(top, network, file);
  }

  /** Reads a file about another network than the one that it names. */
  public static Scenario read(Path file, Network network) {
    String text = InputText.read(file, MOST_BYTES, "a scenario file");
    return read(top(text, file.toString()), network, file);
  }

  /**
   * Reads a text about a network that is known already; what the text calls it is not looked up.
   */
  static Scenario read(String text, String fileName, Network network) {
    return read(top(text, fileName), network, Path.of(fileName));
  }

  private static Fields top(String text, String fileName) {
    Value tree = YamlTree.read(text, fileName, FileFormat.SCENARIO);
    FileFormat.SCENARIO.check(tree);
    Fields top =
        Fields.of(
            FileFormat.SCENARIO.top(), tree, new Assumptions(), new Figures(FigureChange.NONE));
    top.choice("format");
    if (!top.isPart("network")) {
      top.text("network");
    }
    return top;
  }

  /** A file that a scenario names. */
  private static Path file(Fields fields, String key, Path scenario) {
    try {
      Path file = scenario.resolveSibling(fields.text(key));
      if (!Files.exists(file)) {
        throw fields.wrong(
            key,
            "no such file: " + file,
            "the name is seen from the folder of the scenario",
            InputText.neighbour(file));
      }
      return file;
    } catch (InvalidPathException e) {
      throw fields.wrong(key, "not a file name", "the system refuses its characters", "");
    }
  }

  private static Scenario read(Fields top, Network network, Path file) {
    List<Fields> lines = top.parts("traffic");
    TrafficReader reader = new TrafficReader(network, file);
    Scenario scenario =
        new Scenario(
            top.text("name"),
            network,
            top.span("duration"),
            Scenario.Policy.of(top.choice("policy")).orElseThrow(),
            top.span("slot"),
            top.isGiven("period") ? Optional.of(top.span("period")) : Optional.empty(),
            top.isGiven("cutoff") ? Optional.of(top.span("cutoff")) : Optional.empty(),
            top.flag("distil"),
            top.flag("reroute"),
            lines.stream().map(reader::read).toList(),
            new TroubleReader(network).read(top.parts("faults")));
    checkDemand(scenario, lines);
    for (Fields fault : top.parts("faults")) {
      if (fault.span("at").compareTo(scenario.duration()) >= 0) {
        throw fault.wrong(
            "at",
            "begins after the end of the scenario",
            "nobody would notice",
            "an earlier time was meant");
      }
    }
    checkSlots(top, scenario.duration(), "slot");
    checkSlots(top, scenario.duration(), "period");
    return scenario;
  }

  /** Every slot wakes the machine of the fabric. */
  private static void checkSlots(Fields top, Span duration, String key) {
    if (top.isGiven(key) && duration.seconds() > MOST_SLOTS * top.span(key).seconds()) {
      throw top.wrong(
          key,
          "more than %,d of them".formatted(MOST_SLOTS),
          "something is decided at each",
          "the unit is wrong");
    }
  }

  private static final int MOST_SLOTS = 1_000_000;

  /** Every line asks for something, and all together for what can be simulated. */
  private static void checkDemand(Scenario scenario, List<Fields> lines) {
    double requests = 0;
    double paths = 0;
    for (int i = 0; i < lines.size(); i++) {
      Fields line = lines.get(i);
      Traffic traffic = scenario.traffic().get(i);
      if (scenario.pairs(traffic) < 1) {
        throw line.wrong("kind", "nobody asks", "the network has no two QPUs for this pattern", "");
      }
      if (traffic.start().compareTo(scenario.duration()) >= 0) {
        throw line.wrong(
            "start",
            "begins after the end",
            "the scenario lasts " + scenario.duration(),
            "an earlier start was meant");
      }
      requests += scenario.requests(traffic);
      paths += scenario.paths(traffic);
      if (requests > Scenario.MOST_REQUESTS) {
        throw line.wrong(
            "rate",
            "about %.3g requests".formatted(requests),
            "at most %,d are simulated".formatted(Scenario.MOST_REQUESTS),
            "the unit of the rate is wrong, or the duration");
      }
      checkPaths(scenario, line, traffic, paths);
    }
  }

  /** Each pair of ends is a path to be planned and installed. */
  private static void checkPaths(Scenario scenario, Fields line, Traffic traffic, double paths) {
    if (paths <= Scenario.MOST_PATHS) {
      return;
    }
    boolean isRandom = scenario.isDrawn(traffic);
    throw line.wrong(
        isRandom ? "rate" : "kind",
        "about %.6g pairs of ends".formatted(paths),
        "at most %,d have a path each".formatted(Scenario.MOST_PATHS),
        isRandom
            ? "a lower rate, or a shorter duration"
            : "requests at random, of which only those ends have a path that ask: kind poisson");
  }

  /** Reads the lines of traffic. */
  private record TrafficReader(Network network, Path file) {
    Traffic read(Fields line) {
      line.checkKinds();
      String kind = line.choice("kind");
      return new Traffic(
          kind,
          ends(line, kind),
          arrivals(line, kind),
          isCounted(kind) ? line.whole("pairs") : 1,
          line.number("minimum-fidelity"),
          line.isGiven("deadline") ? Optional.of(line.span("deadline")) : Optional.empty(),
          line.whole("priority"),
          line.choice("request").equals("measure"),
          line.span("start"));
    }

    private static boolean isCounted(String kind) {
      return !kind.equals(ScenarioSchema.STREAM) && !kind.equals(ScenarioSchema.PROGRAM);
    }

    private Traffic.Arrivals arrivals(Fields line, String kind) {
      return switch (kind) {
        case ScenarioSchema.STREAM -> new Traffic.Stream();
        case ScenarioSchema.ONCE -> new Traffic.Once();
        case ScenarioSchema.STEADY -> new Traffic.Steady(line.number("rate"));
        case ScenarioSchema.PROGRAM ->
            line.isGiven("rate") ? new Traffic.Poisson(line.number("rate")) : new Traffic.Once();
        default -> new Traffic.Poisson(line.number("rate"));
      };
    }

    private Traffic.Ends ends(Fields line, String kind) {
      if (kind.equals(ScenarioSchema.PROGRAM)) {
        return new Traffic.OfProgram(
            ScenarioReader.file(line, "program", file),
            line.isGiven("place")
                ? Optional.of(ScenarioReader.file(line, "place", file))
                : Optional.empty(),
            line.at("program"));
      }
      String pattern = pattern(line, kind);
      refuse(line, "between", !pattern.equals(ScenarioSchema.BETWEEN), pattern);
      refuse(line, "target", !pattern.equals(ScenarioSchema.HOT_SPOT), pattern);
      return switch (pattern) {
        case ScenarioSchema.BETWEEN -> between(line);
        case ScenarioSchema.HOT_SPOT ->
            new Traffic.HotSpot(qpu(line.text("target"), line.at("target")));
        case ScenarioSchema.PERMUTATION -> new Traffic.Permutation();
        default -> new Traffic.AllToAll();
      };
    }

    private static String pattern(Fields line, String kind) {
      if (line.isGiven("pattern")) {
        return line.choice("pattern");
      }
      if (kind.equals(ScenarioSchema.HOT_SPOT) || kind.equals(ScenarioSchema.PERMUTATION)) {
        return kind;
      }
      if (line.isGiven("between")) {
        return ScenarioSchema.BETWEEN;
      }
      return line.isGiven("target") ? ScenarioSchema.HOT_SPOT : ScenarioSchema.ALL_TO_ALL;
    }

    private static void refuse(Fields line, String key, boolean isOutOfPlace, String pattern) {
      if (isOutOfPlace && line.isGiven(key)) {
        throw new InputException(
            line.keyAt(key),
            "\"" + key + "\" has no meaning for the pattern " + pattern,
            "the pattern says between whom",
            "one of the two is left over");
      }
    }

    private Traffic.Ends between(Fields line) {
      List<String> names = line.words("between");
      int from = qpu(names.getFirst(), line.itemAt("between", 0));
      int to = qpu(names.getLast(), line.itemAt("between", 1));
      if (from == to) {
        throw new InputException(
            line.itemAt("between", 1),
            "a QPU and itself",
            "pairs are between two QPUs",
            "another one was meant");
      }
      return new Traffic.Between(from, to);
    }

    private int qpu(String name, Location at) {
      return Names.qpu(network, name, at);
    }
  }

  /** Reads what goes wrong. */
  private record TroubleReader(Network network) {
    List<Scenario.TimedTrouble> read(List<Fields> parts) {
      List<Scenario.TimedTrouble> troubles = new ArrayList<>();
      for (Fields part : parts) {
        part.checkKinds();
        List<Scenario.TimedTrouble> its = again(part, trouble(part));
        for (Scenario.TimedTrouble trouble : its) {
          if (troubles.stream().anyMatch(other -> clashes(other, trouble))) {
            throw part.wrong(
                "at",
                "overlaps an earlier fault of the same kind",
                "which of the two counts would be open",
                "one fault for the whole time was meant");
          }
        }
        troubles.addAll(its);
        if (troubles.size() > MOST_TROUBLES) {
          throw part.wrong(
              "kind",
              "more than %,d faults".formatted(MOST_TROUBLES),
              "each begin and end of a fault is played",
              "a part that is hardly ever up was meant as down for the whole time");
        }
      }
      return troubles;
    }

    private static final int MOST_TROUBLES = 20_000;

    /** As often as it happens. */
    private static List<Scenario.TimedTrouble> again(Fields part, Scenario.Trouble trouble) {
      int times = part.whole("times");
      Span length = part.span("for");
      if (times == 1 && part.isGiven("every")) {
        throw part.wrong(
            "every",
            "happens once, and again every so often",
            "times says how often it happens",
            "times: 2");
      }
      if (times > 1 && !part.isGiven("every")) {
        throw part.wrong(
            "times",
            "happens %d times, but not how often".formatted(times),
            "every says the time from one begin to the next",
            "every: 10 ms");
      }
      Span every = times > 1 ? part.span("every") : length;
      if (every.compareTo(length) < 0) {
        throw part.wrong(
            "every",
            "begins again before it is over",
            "a fault is over before it comes again",
            "for and every were mixed up");
      }
      if ((times - 1) * every.seconds() > Scenario.LONGEST) {
        throw part.wrong(
            "times",
            "goes on for longer than is simulated",
            "at most 500 h are simulated",
            "the unit of every is wrong");
      }
      List<Scenario.TimedTrouble> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(new Scenario.TimedTrouble(trouble, part.span("at").plus(every.times(i)), length));
      }
      return all;
    }

    private static boolean clashes(Scenario.TimedTrouble one, Scenario.TimedTrouble other) {
      Span end = one.at().plus(one.length());
      Span otherEnd = other.at().plus(other.length());
      boolean overlap = one.at().compareTo(otherEnd) < 0 && other.at().compareTo(end) < 0;
      return overlap && isSame(one.trouble(), other.trouble());
    }

    private static boolean isSame(Scenario.Trouble one, Scenario.Trouble other) {
      return switch (one) {
        case Scenario.Trouble.BadMessages _ -> other instanceof Scenario.Trouble.BadMessages;
        case Scenario.Trouble.SlowMessages _ -> other instanceof Scenario.Trouble.SlowMessages;
        case Scenario.Trouble.LinkDrift(int link, double _) ->
            other instanceof Scenario.Trouble.LinkDrift(int second, double _) && link == second;
        case Scenario.Trouble.ClockStep(int qpu, Span _) ->
            other instanceof Scenario.Trouble.ClockStep(int second, Span _) && qpu == second;
        case Scenario.Trouble.NodeDown _ -> false;
        case Scenario.Trouble.LinkCut _ -> false;
        case Scenario.Trouble.AnalyserDown _ -> false;
        case Scenario.Trouble.SwitchDown _ -> false;
        case Scenario.Trouble.SwitchStuck _ -> false;
        case Scenario.Trouble.FibreCut _ -> false;
      };
    }

    private Scenario.Trouble trouble(Fields part) {
      return switch (part.choice("kind")) {
        case ScenarioSchema.NODE_DOWN -> new Scenario.Trouble.NodeDown(qpu(part));
        case ScenarioSchema.LINK_CUT -> new Scenario.Trouble.LinkCut(link(part));
        case ScenarioSchema.ANALYSER_DOWN ->
            new Scenario.Trouble.AnalyserDown(
                Names.index(
                    network.analysers().stream().map(Analyser::name).toList(),
                    part.text("node"),
                    "analyser or source",
                    part.at("node")));
        case ScenarioSchema.SWITCH_DOWN -> new Scenario.Trouble.SwitchDown(theSwitch(part));
        case ScenarioSchema.SWITCH_STUCK -> new Scenario.Trouble.SwitchStuck(theSwitch(part));
        case ScenarioSchema.FIBRE_CUT -> new Scenario.Trouble.FibreCut(fibres(part));
        case ScenarioSchema.LINK_DRIFT -> new Scenario.Trouble.LinkDrift(link(part), drift(part));
        case ScenarioSchema.CLOCK_STEP ->
            new Scenario.Trouble.ClockStep(qpu(part), part.span("offset"));
        case ScenarioSchema.BAD_MESSAGES ->
            new Scenario.Trouble.BadMessages(
                part.number("loss"), part.number("repeat"), part.number("disorder"));
        default -> new Scenario.Trouble.SlowMessages(slowness(part));
      };
    }

    private int qpu(Fields part) {
      return Names.qpu(network, part.text("node"), part.at("node"));
    }

    private int theSwitch(Fields part) {
      List<String> names = network.fabric().switches().stream().map(Switch::name).toList();
      return Names.index(names, part.text("node"), "switch", part.at("node"));
    }

    private List<Integer> fibres(Fields part) {
      Point one = place(part, 0);
      Point other = place(part, 1);
      List<Fibre> all = network.fabric().fibres();
      List<Integer> between =
          IntStream.range(0, all.size())
              .filter(f -> all.get(f).endsAt(one) && all.get(f).endsAt(other))
              .boxed()
              .toList();
      if (between.isEmpty() || one.equals(other)) {
        throw part.wrong(
            "between",
            "no fibre between " + String.join(" and ", part.words("between")),
            "a fibre of the network file is cut",
            "kind: link-cut was meant");
      }
      return between;
    }

    private Point place(Fields part, int item) {
      String name = part.words("between").get(item);
      List<Point> points = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Fibre fibre : network.fabric().fibres()) {
        for (Point point : List.of(fibre.a(), fibre.b())) {
          if (!points.contains(point)) {
            points.add(point);
            names.add(nameOf(point));
          }
        }
      }
      return points.get(Names.index(names, name, "end of a fibre", part.itemAt("between", item)));
    }

    private String nameOf(Point point) {
      return switch (point) {
        case Point.AtQnu(int qnu) -> network.qnu(qnu).name();
        case Point.AtSwitch(int index) -> network.fabric().switches().get(index).name();
        case Point.AtStation(int station) -> network.analysers().get(station).name();
      };
    }

    private int link(Fields part) {
      List<String> names = network.links().stream().map(Link::name).toList();
      return Names.index(names, part.text("link"), "link", part.at("link"));
    }

    private static double drift(Fields part) {
      double factor = part.number("factor");
      if (factor > 1) {
        throw part.wrong(
            "factor",
            "factor " + part.text("factor") + " is above 1",
            "a link that drifts succeeds less often",
            "its inverse was meant");
      }
      return factor;
    }

    private static int slowness(Fields part) {
      double factor = part.number("factor");
      if (factor < 1 || factor != StrictMath.rint(factor)) {
        throw part.wrong(
            "factor",
            "factor " + part.text("factor") + " is not a whole number from 1",
            "messages take so many times as long",
            "");
      }
      return (int) factor;
    }
  }

  /** Finds what a file names. */
  private static final class Names {
    private Names() {}

    static int qpu(Network network, String name, Location at) {
      return index(network.qpus().stream().map(Qpu::name).toList(), name, "QPU", at);
    }

    static int index(List<String> names, String name, String noun, Location at) {
      int index = names.indexOf(name);
      if (index < 0) {
        throw new InputException(
            at,
            "unknown " + noun + " \"" + InputText.shortened(name) + "\"",
            "the network has no such " + noun,
            names.isEmpty() ? "" : Nearest.suggestion(name, names));
      }
      return index;
    }
  }
}
