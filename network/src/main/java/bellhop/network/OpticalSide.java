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
 * The optical side of a network file: analysers, and the fibres that lead to them.
 *
 * @param names of the nodes and their indices
 * @param benches one a node
 * @param fibres by QNU and node
 * @param qnus the parts of the QNUs, for their transducers
 */
record OpticalSide(
    Map<String, Integer> names, List<Bench> benches, Map<Long, Run> fibres, List<Fields> qnus) {
  /**
   * An analyser with what its light meets.
   *
   * @param model name, channels and reconfiguration
   * @param transmission from a fibre's end to a click, detector included
   * @param clickRate of one detector without signal, in Hz
   * @param numberResolving whether two photons are told from one
   * @param logic from the photon's arrival to the decision being sent
   */
  record Bench(
      Analyser model, double transmission, double clickRate, boolean numberResolving, Span logic) {}

  /**
   * One fibre from a QNU to a node.
   *
   * @param qnu index
   * @param node index
   * @param transmission share of light that passes
   * @param delay of light
   */
  record Run(int qnu, int node, double transmission, Span delay) {}

  static OpticalSide read(Fields top, Map<String, Integer> qnuIndex, List<Fields> qnus) {
    Map<String, Integer> names = new LinkedHashMap<>();
    List<Bench> benches = new ArrayList<>();
    for (Fields node : top.parts("nodes")) {
      NetworkBuilder.addName(names, node);
      benches.add(bench(node));
    }
    Map<Long, Run> fibres = new LinkedHashMap<>();
    for (Fields fibre : top.parts("fibres")) {
      Run run = run(fibre, names, qnuIndex);
      if (fibres.putIfAbsent(place(run.qnu(), run.node()), run) != null) {
        throw fibre.wrong(
            "between", "a second fibre between the two", "light takes one of them", "");
      }
    }
    return new OpticalSide(names, benches, fibres, qnus);
  }

  List<Analyser> analysers() {
    return benches.stream().map(Bench::model).toList();
  }

  private static Bench bench(Fields node) {
    String kind = node.choice("kind");
    if (!kind.equals("analyser")) {
      throw node.wrong(
          "kind",
          "a node of kind " + kind + " is not understood yet",
          "a later version brings it",
          "an analyser with a reconfiguration time stands for a switch with a bench behind it");
    }
    Fields detector = node.part("detector");
    return new Bench(
        new Analyser(node.text("name"), node.whole("channels"), node.span("reconfiguration")),
        transmission(node.number("loss")) * detector.number("efficiency"),
        detector.number("dark-rate") + node.number("background-rate"),
        detector.flag("number-resolving"),
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
    double length = fibre.number("length");
    double decibels =
        fibre.number("loss") * length
            + fibre.whole("connectors") * fibre.number("connector-loss")
            + fibre.number("extra-loss");
    Span delay = Span.seconds(Optics.delay(length, fibre.number("index")));
    return new Run(qnu, node, transmission(decibels), delay);
  }

  private static double transmission(double decibels) {
    return Optics.transmission(decibels);
  }

  /** The node where the photons of a link meet: the named one, or the only one in reach of both. */
  int node(Fields link, int qnuA, int qnuB) {
    if (link.isKnown("analyser")) {
      return NetworkBuilder.index(names, link.text("analyser"), "node", link.at("analyser"));
    }
    List<String> common =
        names.keySet().stream().filter(n -> reaches(qnuA, n) && reaches(qnuB, n)).toList();
    if (common.size() == 1) {
      return names.getOrDefault(common.getFirst(), 0);
    }
    throw link.wrong(
        "kind",
        common.isEmpty()
            ? "no analyser has fibres to both ends of this link"
            : "several analysers have fibres to both ends: " + String.join(", ", common),
        "the photons of an optical link meet at one analyser",
        common.isEmpty()
            ? "a fibre is missing under \"fibres\""
            : "\"analyser: " + common.getFirst() + "\" was meant");
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
          "light of a QNU needs a fibre to the analyser",
          "a line under \"fibres\" is missing: {between: ["
              + qnus.get(qnu).text("name")
              + ", "
              + benches.get(node).model().name()
              + "], length: 10 m}");
    }
    return run;
  }
}
