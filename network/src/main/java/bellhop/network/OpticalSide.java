package bellhop.network;

import bellhop.network.physics.Optics;
import bellhop.units.InputException;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The optical side of a network file: analysers and sources, and the ways of light that lead there.
 *
 * @param nodes places of all nodes by their names
 * @param stations one an analyser or source
 * @param fabric switches and fibres
 * @param ways over them
 * @param runs what each fibre does to light
 * @param qnus the parts of the QNUs, for their transducers
 */
record OpticalSide(
    Map<String, Point> nodes,
    List<Station> stations,
    Fabric fabric,
    FabricWays ways,
    List<FabricReader.Run> runs,
    List<Fields> qnus) {
  private static final int MOST_LISTED = 6;

  /** A node with what its light meets. */
  sealed interface Station {
    /** Name, channels and reconfiguration. */
    Analyser model();

    /** From a fibre's end to a click, detector included; or from a source to a fibre. */
    double transmission();

    /** From the photon's arrival, here or at a memory, to the decision being sent. */
    Span logic();
  }

  /**
   * An analyser.
   *
   * @param clickRate of one detector without signal, in Hz
   * @param numberResolving whether two photons are told from one
   * @param deadTime of a detector after a click
   */
  record Bench(
      Analyser model,
      double transmission,
      double clickRate,
      boolean numberResolving,
      Span deadTime,
      Span logic)
      implements Station {}

  /**
   * A source of photon pairs.
   *
   * @param pairs N, mean number per rail and pulse
   * @param pulsePeriod shortest time from pulse to pulse
   */
  record PairSpring(Analyser model, double transmission, double pairs, Span pulsePeriod, Span logic)
      implements Station {}

  /**
   * The light of one arm of a link.
   *
   * @param run what its way does to it
   * @param crosstalk clicks per second that its switches add at a detector
   */
  record Light(FabricReader.Run run, double crosstalk) {}

  static OpticalSide read(Fields top, Map<String, Integer> qnuIndex, List<Fields> qnus) {
    Map<String, Integer> names = new LinkedHashMap<>();
    Map<String, Point> nodes = new LinkedHashMap<>();
    List<Station> stations = new ArrayList<>();
    List<Switch> switches = new ArrayList<>();
    List<Fields> switchFields = new ArrayList<>();
    for (Fields node : top.parts("nodes")) {
      NetworkBuilder.addName(names, node);
      if (isSwitch(node)) {
        nodes.put(node.text("name"), new Point.AtSwitch(switches.size()));
        switches.add(FabricReader.readSwitch(node));
        switchFields.add(node);
      } else {
        nodes.put(node.text("name"), new Point.AtStation(stations.size()));
        stations.add(station(node));
      }
    }
    FabricReader.Result read =
        new FabricReader(nodes, qnuIndex).read(switches, switchFields, top.parts("fibres"));
    return new OpticalSide(
        nodes, stations, read.fabric(), new FabricWays(read.fabric()), read.runs(), qnus);
  }

  List<Analyser> analysers() {
    return stations.stream().map(Station::model).toList();
  }

  private static boolean isSwitch(Fields node) {
    String kind = node.choice("kind");
    if (kind.equals("repeater")) {
      throw node.wrong(
          "kind",
          "a repeater is no node",
          "it holds qubits and swaps pairs, as a QPU does",
          "\"{name: "
              + Fields.shortened(node.text("name"))
              + ", qubits: 0}\" under \"qpus\" was meant");
    }
    node.checkKinds();
    return kind.equals(NetworkSchema.SWITCH);
  }

  private static Station station(Fields node) {
    return node.choice("kind").equals(NetworkSchema.SOURCE) ? spring(node) : bench(node);
  }

  private static Analyser model(Fields node) {
    return new Analyser(node.text("name"), node.whole("channels"), node.span("reconfiguration"));
  }

  private static Station bench(Fields node) {
    Fields detector = node.part("detector");
    return new Bench(
        model(node),
        transmission(node.number("loss")) * detector.number("efficiency"),
        detector.number("dark-rate") + node.number("background-rate"),
        detector.flag("number-resolving"),
        detector.span("dead-time"),
        node.span("logic"));
  }

  private static Station spring(Fields node) {
    return new PairSpring(
        model(node),
        transmission(node.number("loss")),
        node.number("pairs-per-pulse"),
        Span.seconds(1 / node.number("clock-rate")),
        node.span("logic"));
  }

  private static double transmission(double decibels) {
    return Optics.transmission(decibels);
  }

  /** The analyser where the photons of a link meet: the named one, or the only one in reach. */
  int bench(Fields link, int qnuA, int qnuB) {
    int node = node(link, "analyser", qnuA, qnuB);
    if (!(stations.get(node) instanceof Bench)) {
      throw notOfKind(link, "analyser", "a source, where no photons meet");
    }
    return node;
  }

  /** The source of a link's photons: the named one, or the only one in reach. */
  int spring(Fields link, int qnuA, int qnuB) {
    int node = node(link, "source", qnuA, qnuB);
    if (!(stations.get(node) instanceof PairSpring)) {
      throw notOfKind(link, "source", "an analyser, which sends no photons");
    }
    return node;
  }

  private static InputException notOfKind(Fields link, String key, String what) {
    return link.wrong(
        key,
        "the node \"" + link.text(key) + "\" is " + what,
        "a " + link.choice("kind") + " link needs the other kind of node",
        "the kind of the node or of the link is wrong");
  }

  private int node(Fields link, String kind, int qnuA, int qnuB) {
    return link.isKnown(kind) ? named(link, kind) : onlyOne(link, kind, qnuA, qnuB);
  }

  private int named(Fields link, String kind) {
    String name = link.text(kind);
    return switch (nodes.get(name)) {
      case Point.AtStation(int station) -> station;
      case Point.AtSwitch _ ->
          throw link.wrong(
              kind,
              "the node \"" + name + "\" is a switch",
              "photons of a link meet, or start, at a station, and pass switches on their way",
              "the node behind it was meant");
      case Point.AtQnu _ -> throw new IllegalStateException("a QNU among the nodes");
      case null -> NetworkBuilder.index(stationNames(), name, "node", link.at(kind));
    };
  }

  private Map<String, Integer> stationNames() {
    Map<String, Integer> index = new LinkedHashMap<>();
    for (Station station : stations) {
      index.put(station.model().name(), index.size());
    }
    return index;
  }

  private int onlyOne(Fields link, String kind, int qnuA, int qnuB) {
    List<Integer> common =
        IntStream.range(0, stations.size())
            .filter(n -> isOfKind(n, kind) && ways.reaches(qnuA, n) && ways.reaches(qnuB, n))
            .boxed()
            .toList();
    if (common.size() == 1) {
      return common.getFirst();
    }
    List<String> names = common.stream().map(n -> stations.get(n).model().name()).toList();
    throw link.wrong(
        "kind",
        common.isEmpty()
            ? "no " + kind + " has fibres to both ends of this link"
            : "several nodes of kind " + kind + " have fibres to both ends: " + listed(names),
        common.isEmpty()
            ? endOfWays(qnuA) + "; " + endOfWays(qnuB)
            : "the photons of an optical link meet, or start, at one node",
        common.isEmpty()
            ? "a fibre is missing under \"fibres\""
            : "\"" + kind + ": " + names.getFirst() + "\" was meant");
  }

  private boolean isOfKind(int station, String kind) {
    return switch (stations.get(station)) {
      case Bench _ -> kind.equals(NetworkSchema.ANALYSER);
      case PairSpring _ -> kind.equals(NetworkSchema.SOURCE);
    };
  }

  /** The light of both arms of a link, over ways of least loss that do not meet before the node. */
  List<Light> arms(Fields link, int qnuA, int qnuB, int node) {
    checkReach(link, qnuA, node);
    checkReach(link, qnuB, node);
    List<Way> found = ways.findWays(qnuA, qnuB, node);
    if (found.isEmpty()) {
      throw bothNeed(link, qnuA, qnuB, node);
    }
    return found.stream().map(this::light).toList();
  }

  private Light light(Way way) {
    FabricReader.Run first = runs.get(way.fibres().getFirst());
    double line = first.line();
    for (int i = 0; i < way.switches().size(); i++) {
      line *= fabric.switches().get(way.switches().get(i)).transmission();
      line *= runs.get(way.fibres().get(i + 1)).line();
    }
    return new Light(
        new FabricReader.Run(line, first.conversion(), first.conversionNoise(), way.delay()),
        way.crosstalk());
  }

  private void checkReach(Fields link, int qnu, int node) {
    if (!ways.reaches(qnu, node)) {
      String from = qnuName(qnu);
      String to = stations.get(node).model().name();
      throw link.wrong(
          "kind",
          "no fibre joins the two: none leads from \"" + from + "\" to \"" + to + "\"",
          endOfWays(qnu),
          "a line under \"fibres\" is missing: {between: ["
              + from
              + ", "
              + to
              + "], length: 10 m}");
    }
  }

  /** Which nodes the light of a QNU can come to. */
  private String endOfWays(int qnu) {
    List<String> reached = ways.inReach(qnu).stream().map(this::name).toList();
    return reached.isEmpty()
        ? "light of \"" + qnuName(qnu) + "\" needs a fibre to a node"
        : "light of \"" + qnuName(qnu) + "\" comes to " + listed(reached) + " and no further";
  }

  private InputException bothNeed(Fields link, int qnuA, int qnuB, int node) {
    List<Integer> alongA = ways.findWay(qnuA, node).orElseThrow().fibres();
    List<Integer> alongB = ways.findWay(qnuB, node).orElseThrow().fibres();
    Fibre both =
        fabric.fibres().get(alongA.stream().filter(alongB::contains).findFirst().orElseThrow());
    return link.wrong(
        "kind",
        "both arms of the link "
            + qnuName(qnuA)
            + " - "
            + qnuName(qnuB)
            + " need the fibre between \""
            + name(both.a())
            + "\" and \""
            + name(both.b())
            + "\"",
        "a fibre carries one connection at a time, and all ways of least loss to \""
            + stations.get(node).model().name()
            + "\" share it",
        "\"count: 2\" on that fibre was meant");
  }

  private String qnuName(int qnu) {
    return qnus.get(qnu).text("name");
  }

  private String name(Point point) {
    return switch (point) {
      case Point.AtQnu(int qnu) -> qnuName(qnu);
      case Point.AtSwitch(int index) -> fabric.switches().get(index).name();
      case Point.AtStation(int station) -> stations.get(station).model().name();
    };
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_LISTED;
    return String.join(", ", names.stream().limit(MOST_LISTED).map(Fields::shortened).toList())
        + (more > 0 ? " and " + more + " more" : "");
  }
}
