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
 * Reads switches and fibres, and counts ports. It finds no ways: links do, when they need them.
 *
 * @param nodes names of all nodes, with their places
 * @param qnus names of the QNUs, with their indices
 */
record FabricReader(Map<String, Point> nodes, Map<String, Integer> qnus) {
  private static final int MOST_FIBRES = 100_000;

  /**
   * What a fibre, or a whole way, does to light.
   *
   * @param line share that passes, without the conversion
   * @param conversion efficiency of the frequency conversion at the QNU's end, 1 without one
   * @param conversionNoise photons that it adds in a photon time, at its output
   * @param delay of light
   */
  record Run(double line, double conversion, double conversionNoise, Span delay) {
    double transmission() {
      return line * conversion;
    }
  }

  /**
   * @param runs one a fibre
   */
  record Result(Fabric fabric, List<Run> runs) {}

  static Switch readSwitch(Fields node) {
    return new Switch(
        node.text("name"),
        node.whole("ports"),
        node.span("reconfiguration"),
        Optics.transmission(node.number("loss")),
        node.number("crosstalk"));
  }

  /**
   * @param fields of the switches, for messages about them
   */
  Result read(List<Switch> switches, List<Fields> fields, List<Fields> lines) {
    List<Fibre> fibres = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    Map<List<Point>, Integer> joined = new LinkedHashMap<>();
    long[] used = new long[switches.size()];
    for (Fields line : lines) {
      Fibre fibre = fibre(line);
      if (joined.putIfAbsent(List.of(fibre.a(), fibre.b()), joined.size()) != null
          || joined.containsKey(List.of(fibre.b(), fibre.a()))) {
        throw line.wrong(
            "between",
            "a second fibre between the two",
            "fibres side by side are alike, and stand in one line",
            "\"count: 2\" in the first of them was meant");
      }
      int count = line.whole("count");
      if (fibres.size() + count > MOST_FIBRES) {
        throw line.wrong("count", "more than " + MOST_FIBRES + " fibres", "that is too many", "");
      }
      Run run = run(line, fibre);
      for (int i = 0; i < count; i++) {
        fibres.add(fibre);
        runs.add(run);
      }
      use(used, fibre.a(), count);
      use(used, fibre.b(), count);
    }
    checkPorts(switches, fields, used);
    return new Result(new Fabric(switches, fibres), runs);
  }

  private static void use(long[] used, Point end, int count) {
    if (end instanceof Point.AtSwitch(int index)) {
      used[index] += count;
    }
  }

  private static void checkPorts(List<Switch> switches, List<Fields> fields, long[] used) {
    for (int s = 0; s < used.length; s++) {
      Switch one = switches.get(s);
      if (used[s] > one.ports()) {
        String said = fields.get(s).isGiven("ports") ? "ports" : "name";
        throw fields
            .get(s)
            .wrong(
                said,
                "impossible radix: the switch \""
                    + Fields.shortened(one.name())
                    + "\" has "
                    + one.ports()
                    + " ports and "
                    + used[s]
                    + " fibres",
                "each fibre takes a port of its own",
                "\"ports: " + used[s] + "\" was meant, or a second switch");
      }
    }
  }

  private Fibre fibre(Fields line) {
    Point a = end(line, 0);
    Point b = end(line, 1);
    if (a.equals(b)) {
      throw line.wrong("between", "a fibre from a place to itself", "it joins two", "");
    }
    if (a instanceof Point.AtQnu && b instanceof Point.AtQnu) {
      throw line.wrong(
          "between",
          "a fibre from QNU to QNU",
          "the photons of two QNUs meet at an analyser, or start at a source",
          "a node between them is missing, or a link of kind microwave was meant");
    }
    if (a instanceof Point.AtStation && b instanceof Point.AtStation) {
      throw line.wrong(
          "between",
          "a fibre from station to station",
          "light ends, or starts, at an analyser or source",
          "a switch was meant");
    }
    double conversion = conversion(line, a, b);
    return new Fibre(
        a,
        b,
        Optics.transmission(decibels(line)) * conversion,
        Span.seconds(Optics.delay(line.number("length"), line.number("index"))));
  }

  private Point end(Fields line, int item) {
    String name = line.words("between").get(item);
    Location at = line.itemAt("between", item);
    Point node = nodes.get(name);
    Integer qnu = qnus.get(name);
    if (node != null && qnu != null) {
      throw new InputException(
          at,
          "\"" + Fields.shortened(name) + "\" is the name of a QNU and of a node",
          "a fibre must know which of them is meant",
          "another name for the node was meant");
    }
    if (node != null) {
      return node;
    }
    if (qnu != null) {
      return new Point.AtQnu(qnu);
    }
    Map<String, Integer> all = new LinkedHashMap<>(qnus);
    nodes.keySet().forEach(known -> all.put(known, 0));
    return new Point.AtQnu(NetworkBuilder.index(all, name, "QNU or node", at));
  }

  private static double conversion(Fields line, Point a, Point b) {
    boolean atQnu = a instanceof Point.AtQnu || b instanceof Point.AtQnu;
    for (String key : new String[] {"conversion-efficiency", "conversion-noise"}) {
      if (!atQnu && line.isGiven(key)) {
        throw line.wrong(
            key,
            "\"" + key + "\" on a fibre between two nodes",
            "photons are converted at the QNU's end of a way",
            "it belongs to the fibre that ends at the QNU");
      }
    }
    return line.number("conversion-efficiency");
  }

  private static Run run(Fields line, Fibre fibre) {
    return new Run(
        Optics.transmission(decibels(line)),
        line.number("conversion-efficiency"),
        line.number("conversion-noise"),
        fibre.delay());
  }

  private static double decibels(Fields line) {
    int splices = line.whole("splices");
    return line.number("loss") * line.number("length")
        + line.whole("connectors") * line.number("connector-loss")
        + (splices == 0 ? 0 : splices * line.number("splice-loss"))
        + line.number("extra-loss");
  }
}
