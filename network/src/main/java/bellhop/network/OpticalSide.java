package bellhop.network;

import bellhop.network.physics.Optics;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The optical side of a network file: analysers and sources, and the fibres that lead to them.
 *
 * @param names of the nodes and their indices
 * @param stations one a node
 * @param fibres by QNU and node
 * @param qnus the parts of the QNUs, for their transducers
 */
record OpticalSide(
    Map<String, Integer> names, List<Station> stations, Map<Long, Run> fibres, List<Fields> qnus) {
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
   * One fibre from a QNU to a node.
   *
   * @param qnu index
   * @param node index
   * @param line share of light that passes the fibre itself
   * @param conversion efficiency of the frequency conversion at the QNU's end, 1 without one
   * @param conversionNoise photons that it adds in a photon time, at its output
   * @param delay of light
   */
  record Run(
      int qnu, int node, double line, double conversion, double conversionNoise, Span delay) {
    double transmission() {
      return line * conversion;
    }
  }

  static OpticalSide read(Fields top, Map<String, Integer> qnuIndex, List<Fields> qnus) {
    Map<String, Integer> names = new LinkedHashMap<>();
    List<Station> stations = new ArrayList<>();
    for (Fields node : top.parts("nodes")) {
      NetworkBuilder.addName(names, node);
      stations.add(station(node));
    }
    Map<Long, Run> fibres = new LinkedHashMap<>();
    for (Fields fibre : top.parts("fibres")) {
      Run run = run(fibre, names, qnuIndex);
      if (fibres.putIfAbsent(place(run.qnu(), run.node()), run) != null) {
        throw fibre.wrong(
            "between", "a second fibre between the two", "light takes one of them", "");
      }
    }
    return new OpticalSide(names, stations, fibres, qnus);
  }

  List<Analyser> analysers() {
    return stations.stream().map(Station::model).toList();
  }

  private static Station station(Fields node) {
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
    if (kind.equals("switch")) {
      throw node.wrong(
          "kind",
          "a node of kind switch is not understood yet",
          "a later version brings it",
          "an analyser with a reconfiguration time stands for a switch with a bench behind it");
    }
    node.checkKinds();
    return kind.equals(NetworkSchema.SOURCE) ? spring(node) : bench(node);
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

  private static Run run(Fields fibre, Map<String, Integer> names, Map<String, Integer> qnuIndex) {
    List<String> ends = fibre.words("between");
    boolean turned = names.containsKey(ends.getFirst());
    int qnuAt = turned ? 1 : 0;
    int nodeAt = 1 - qnuAt;
    int qnu =
        NetworkBuilder.index(qnuIndex, ends.get(qnuAt), "QNU", fibre.itemAt("between", qnuAt));
    int node =
        NetworkBuilder.index(names, ends.get(nodeAt), "node", fibre.itemAt("between", nodeAt));
    return new Run(
        qnu,
        node,
        transmission(decibels(fibre)),
        fibre.number("conversion-efficiency"),
        fibre.number("conversion-noise"),
        Span.seconds(Optics.delay(fibre.number("length"), fibre.number("index"))));
  }

  private static double decibels(Fields fibre) {
    int splices = fibre.whole("splices");
    return fibre.number("loss") * fibre.number("length")
        + fibre.whole("connectors") * fibre.number("connector-loss")
        + (splices == 0 ? 0 : splices * fibre.number("splice-loss"))
        + fibre.number("extra-loss");
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
    if (link.isKnown(kind)) {
      return NetworkBuilder.index(names, link.text(kind), "node", link.at(kind));
    }
    List<String> common =
        names.keySet().stream()
            .filter(n -> isOfKind(n, kind) && reaches(qnuA, n) && reaches(qnuB, n))
            .toList();
    if (common.size() == 1) {
      return names.getOrDefault(common.getFirst(), 0);
    }
    throw link.wrong(
        "kind",
        common.isEmpty()
            ? "no " + kind + " has fibres to both ends of this link"
            : "several nodes of kind "
                + kind
                + " have fibres to both ends: "
                + String.join(", ", common),
        "the photons of an optical link meet, or start, at one node",
        common.isEmpty()
            ? "a fibre is missing under \"fibres\""
            : "\"" + kind + ": " + common.getFirst() + "\" was meant");
  }

  private boolean isOfKind(String name, String kind) {
    return switch (stations.get(names.getOrDefault(name, -1))) {
      case Bench _ -> kind.equals(NetworkSchema.ANALYSER);
      case PairSpring _ -> kind.equals(NetworkSchema.SOURCE);
    };
  }

  private boolean reaches(int qnu, String node) {
    return fibres.containsKey(place(qnu, names.getOrDefault(node, -1)));
  }

  private static long place(int qnu, int node) {
    return ((long) qnu << 32) | node;
  }

  Run fibre(int qnu, int node, Location at) {
    Run run = fibres.get(place(qnu, node));
    if (run == null) {
      throw new InputException(
          at,
          "no fibre joins the two",
          "light of a QNU needs a fibre to the node",
          "a line under \"fibres\" is missing: {between: ["
              + qnus.get(qnu).text("name")
              + ", "
              + stations.get(node).model().name()
              + "], length: 10 m}");
    }
    return run;
  }
}
