package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.network.Analyser;
import bellhop.network.Fibre;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Point;
import bellhop.network.Qnu;
import bellhop.network.Switch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machines and what joins them: QPUs as boxes on a row or a ring, QNUs as their doors,
 * analysers in the middle of their links; a table below has the links' numbers. Where there are
 * switches the fibres are drawn instead of the optical links, with switches and analysers inside
 * the ring of QPUs.
 */
final class NetworkPicture {
  private static final double WIDTH = 900;

  /** More QPUs are drawn small on a larger ring, by their names alone. */
  private static final int MOST_LARGE = 16;

  /** More would lie on top of each other. */
  private static final int MOST_DRAWN = 300;

  private static final int LABELLED = 10;
  private static final int NONE = -1;
  private static final int MOST_NAMED_NODES = 40;
  private static final int MOST_ROWS = 500;
  private static final int PER_ROW = 3;

  private final Network network;
  private final List<Place> qpus;
  private final Map<Point, Place> nodes;
  private final List<Place> doors;
  private final double height;
  private final boolean isSmall;

  /** Width and height of a QPU. */
  private final double box;

  private final double tall;

  private NetworkPicture(Network network) {
    this.network = network;
    boolean row = isRow();
    this.isSmall = !row && network.qpus().size() > (isSwitched() ? MOST_LARGE / 2 : MOST_LARGE);
    this.box = isSmall ? 30 : 132;
    this.tall = isSmall ? 18 : 74;
    this.height = row ? rowHeight() : isSmall ? 760 : 400;
    this.qpus = row ? snake() : ring();
    this.nodes =
        isSwitched() ? FabricLayout.of(network, qpus, WIDTH, height) : new LinkedHashMap<>();
    this.doors = doorPlaces();
  }

  /** Of a network that is too large only what its domains are and what joins them is drawn. */
  static String draw(Network network) {
    return network.qpus().size() > MOST_DRAWN ? DomainsPicture.draw(network) : drawAll(network);
  }

  static String drawAll(Network network) {
    NetworkPicture picture = new NetworkPicture(network);
    return Markup.join(
        Markup.drawing(WIDTH, picture.height, "Network: " + network.name(), picture.inside()),
        network.links().isEmpty() ? "" : picture.table());
  }

  private boolean isSwitched() {
    return !network.fabric().switches().isEmpty();
  }

  /** No QPU has more than two neighbours, and they close no ring. */
  private boolean isRow() {
    if (isSwitched()) {
      return false;
    }
    long ends = 0;
    for (int q = 0; q < network.qpus().size(); q++) {
      int here = q;
      long neighbours =
          network.linksOfQpu(q).stream().map(link -> network.farQpu(link, here)).distinct().count();
      if (neighbours > 2) {
        return false;
      }
      ends += neighbours < 2 ? 1 : 0;
    }
    return ends > 0;
  }

  private double rowHeight() {
    return 150 * ((network.qpus().size() + PER_ROW - 1) / PER_ROW) + 10;
  }

  /** Left to right, then right to left below, so that neighbours stay close. */
  private List<Place> snake() {
    List<Place> places = new ArrayList<>();
    int perRow = Math.min(PER_ROW, network.qpus().size());
    for (int q = 0; q < network.qpus().size(); q++) {
      int line = q / perRow;
      int column = line % 2 == 0 ? q % perRow : perRow - 1 - q % perRow;
      double step = perRow == 1 ? 0 : (WIDTH - box - 120) / (perRow - 1);
      double x = perRow == 1 ? WIDTH / 2 : 60 + box / 2 + column * step;
      places.add(new Place(x, 80 + 150 * line));
    }
    return places;
  }

  private List<Place> ring() {
    List<Place> places = new ArrayList<>();
    int count = network.qpus().size();
    for (int q = 0; q < count; q++) {
      double angle = 2 * StrictMath.PI * (q + 0.5) / count - StrictMath.PI / 2;
      double wide = isSmall ? 420 : 330;
      double high = isSmall ? 355 : 155;
      places.add(
          new Place(
              WIDTH / 2 + wide * StrictMath.cos(angle), height / 2 + high * StrictMath.sin(angle)));
    }
    return places;
  }

  private String inside() {
    StringBuilder text = new StringBuilder();
    for (Link link : network.links()) {
      if (link.analyser().isEmpty() || !isSwitched()) {
        text.append(line(link)).append('\n');
      }
    }
    if (isSwitched()) {
      text.append(fibres());
    }
    for (int a = 0; a < network.analysers().size(); a++) {
      text.append(analyser(a)).append('\n');
    }
    for (int s = 0; s < network.fabric().switches().size(); s++) {
      text.append(drawnSwitch(s)).append('\n');
    }
    for (int q = 0; q < network.qpus().size(); q++) {
      text.append(box(q)).append('\n');
    }
    for (int q = 0; q < network.qnus().size(); q++) {
      text.append(door(q)).append('\n');
    }
    return text.toString();
  }

  private String line(Link link) {
    Place a = doors.get(link.qnuA());
    Place b = doors.get(link.qnuB());
    if (link.analyser().isPresent()) {
      Place middle = analyserPlace(link.analyser().getAsInt());
      return Markup.join(
          Markup.line(a.x(), a.y(), middle.x(), middle.y(), lineStyle()),
          Markup.line(middle.x(), middle.y(), b.x(), b.y(), lineStyle()));
    }
    if (isSmall) {
      return curve(a, b);
    }
    String label = network.links().size() > LABELLED ? "" : label(link, a, b);
    return Markup.line(a.x(), a.y(), b.x(), b.y(), "quantum") + label;
  }

  private String lineStyle() {
    return isSmall ? "quantum thin" : "quantum";
  }

  /** Bent towards the middle of the ring, so that neighbours of neighbours are told apart. */
  private String curve(Place a, Place b) {
    double x = 0.6 * (a.x() + b.x()) / 2 + 0.4 * WIDTH / 2;
    double y = 0.6 * (a.y() + b.y()) / 2 + 0.4 * height / 2;
    String path =
        "M%s %sQ%s %s %s %s"
            .formatted(
                Markup.decimal(a.x()),
                Markup.decimal(a.y()),
                Markup.decimal(x),
                Markup.decimal(y),
                Markup.decimal(b.x()),
                Markup.decimal(b.y()));
    return Markup.element("path", "", "d", path, "class", lineStyle());
  }

  /** Around the middle of the line; beside it where it goes down. */
  private static String label(Link link, Place a, Place b) {
    boolean down = StrictMath.abs(a.y() - b.y()) > StrictMath.abs(a.x() - b.x());
    double x = (a.x() + b.x()) / 2 + (down ? 12 : 0);
    double y = (a.y() + b.y()) / 2 - (down ? 10 : 8);
    String style = down ? "" : "middle";
    String rate = Numbers.withPrefix(link.model().ratePerSecond(), "Hz");
    String fidelity = "F " + Numbers.fraction(link.model().fidelity());
    return Markup.join(
        Markup.text(x, y, style + " label", link.name()),
        Markup.text(x, y + (down ? 14 : 22), style + " label small", rate),
        Markup.text(x, y + (down ? 28 : 36), style + " label small", fidelity));
  }

  /** One line for all fibres side by side. */
  private String fibres() {
    Map<List<Point>, Integer> counts = new LinkedHashMap<>();
    network.fabric().fibres().forEach(f -> counts.merge(List.of(f.a(), f.b()), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    counts.forEach((ends, count) -> {
      Place a = end(ends.getFirst());
      Place b = end(ends.getLast());
      text.append(Markup.line(a.x(), a.y(), b.x(), b.y(), count == 1 ? "fibre" : "fibre many"))
          .append('\n');
    });
    return text.toString();
  }

  private Place end(Point point) {
    return switch (point) {
      case Point.AtQnu(int qnu) -> doors.get(qnu);
      case Point.AtSwitch _ -> nodes.getOrDefault(point, new Place(0, 0));
      case Point.AtStation _ -> nodes.getOrDefault(point, new Place(0, 0));
    };
  }

  private String drawnSwitch(int index) {
    Place place = end(new Point.AtSwitch(index));
    Switch drawn = network.fabric().switches().get(index);
    String hint =
        drawn.name()
            + ": "
            + Numbers.count(drawn.ports(), "port")
            + ", turns in "
            + Numbers.seconds(drawn.reconfiguration().seconds())
            + ", loses "
            + Numbers.significant(drawn.loss(), 3)
            + " dB";
    boolean named = network.fabric().switches().size() <= MOST_NAMED_NODES;
    return Markup.join(
        Markup.rect(place.x() - 8, place.y() - 8, 16, 16, "switch", hint),
        named ? Markup.text(place.x(), place.y() + 20, "middle small", drawn.name()) : "");
  }

  private String analyser(int index) {
    Place place = analyserPlace(index);
    Analyser analyser = network.analysers().get(index);
    String diamond =
        "M%s %sl12 12l-12 12l-12-12z"
            .formatted(Markup.decimal(place.x()), Markup.decimal(place.y() - 12));
    boolean down = standsUpright(index);
    double x = place.x() + (down ? 20 : 0);
    double y = place.y() + (down ? -2 : 30);
    String style = down ? "label" : "label middle";
    String channels = Numbers.count(analyser.channels(), "link") + " at a time";
    return Markup.join(
        Markup.element("path", "", "d", diamond, "class", "analyser"),
        isSwitched() && network.analysers().size() > MOST_NAMED_NODES
            ? ""
            : Markup.text(x, y, style + (isSwitched() ? " small" : ""), analyser.name()),
        isSwitched() && network.analysers().size() > 1
            ? ""
            : Markup.text(x, y + 15, style + " small", channels));
  }

  /** Its links come from above and below, so that its name stands beside it. */
  private boolean standsUpright(int analyser) {
    Place middle = analyserPlace(analyser);
    return !isSwitched()
        && network.links().stream()
            .filter(link -> link.analyser().orElse(NONE) == analyser)
            .flatMap(link -> Stream.of(link.qnuA(), link.qnuB()))
            .allMatch(qnu -> StrictMath.abs(qpus.get(network.qnu(qnu).qpu()).x() - middle.x()) < 1);
  }

  private Place analyserPlace(int index) {
    if (isSwitched()) {
      return end(new Point.AtStation(index));
    }
    double x = 0;
    double y = 0;
    int count = 0;
    for (Link link : network.links()) {
      if (link.analyser().orElse(NONE) == index) {
        Place a = qpus.get(network.qnu(link.qnuA()).qpu());
        Place b = qpus.get(network.qnu(link.qnuB()).qpu());
        x += a.x() + b.x();
        y += a.y() + b.y();
        count += 2;
      }
    }
    return count == 0 ? new Place(WIDTH / 2, height / 2) : new Place(x / count, y / count);
  }

  private String box(int qpu) {
    Place place = qpus.get(qpu);
    if (isSmall) {
      String name = network.qpu(qpu).name();
      return Markup.join(
          Markup.rect(place.x() - box / 2, place.y() - tall / 2, box, tall, "qpu", name),
          Markup.text(place.x(), place.y() + 4, "middle small", name));
    }
    return Markup.join(
        Markup.rect(place.x() - box / 2, place.y() - tall / 2, box, tall, "qpu", ""),
        Markup.text(place.x(), place.y() - 6, "middle strong", network.qpu(qpu).name()),
        Markup.text(
            place.x(), place.y() + 12, "middle small", qubits(network.qpu(qpu).dataQubits())));
  }

  private static String qubits(int dataQubits) {
    return dataQubits == 0 ? "no data qubits" : Numbers.count(dataQubits, "data qubit");
  }

  private String door(int index) {
    Place place = doors.get(index);
    Qnu qnu = network.qnu(index);
    String hint =
        qnu.name()
            + ": "
            + Numbers.count(qnu.communicationQubits(), "communication qubit")
            + ", "
            + Numbers.count(qnu.memoryQubits(), "memory qubit");
    double size = isSmall ? 7 : 18;
    return Markup.rect(place.x() - size / 2, place.y() - size / 2, size, size, "qnu", hint);
  }

  /** On the edges of their QPUs, towards the mean of what their links or fibres lead to. */
  private List<Place> doorPlaces() {
    double[] dx = new double[network.qnus().size()];
    double[] dy = new double[network.qnus().size()];
    for (Link link : network.links()) {
      Place a = qpus.get(network.qnu(link.qnuA()).qpu());
      Place b = qpus.get(network.qnu(link.qnuB()).qpu());
      if (link.analyser().isEmpty() || !isSwitched()) {
        dx[link.qnuA()] += b.x() - a.x();
        dy[link.qnuA()] += b.y() - a.y();
        dx[link.qnuB()] += a.x() - b.x();
        dy[link.qnuB()] += a.y() - b.y();
      }
    }
    for (Fibre fibre : network.fabric().fibres()) {
      leanTo(fibre.a(), fibre.b(), dx, dy);
      leanTo(fibre.b(), fibre.a(), dx, dy);
    }
    List<Place> places = new ArrayList<>();
    for (int q = 0; q < dx.length; q++) {
      places.add(doorPlace(qpus.get(network.qnu(q).qpu()), dx[q], dy[q]));
    }
    return places;
  }

  private void leanTo(Point end, Point far, double[] dx, double[] dy) {
    Place there = nodes.get(far);
    if (end instanceof Point.AtQnu(int qnu) && there != null) {
      Place home = qpus.get(network.qnu(qnu).qpu());
      dx[qnu] += there.x() - home.x();
      dy[qnu] += there.y() - home.y();
    }
  }

  private Place doorPlace(Place home, double dx, double dy) {
    double reach = Math.max(StrictMath.abs(dx) / (box / 2), StrictMath.abs(dy) / (tall / 2));
    return reach == 0
        ? new Place(home.x(), home.y() + tall / 2)
        : new Place(home.x() + dx / reach, home.y() + dy / reach);
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    for (Link link : network.links().stream().limit(MOST_ROWS).toList()) {
      rows.add(
          List.of(
              link.name(),
              link.kind(),
              Numbers.withPrefix(link.model().ratePerSecond(), "Hz"),
              Numbers.fraction(link.model().fidelity()),
              Numbers.percent(link.model().successProbability()),
              Numbers.seconds(link.model().attemptPeriod().seconds()),
              Numbers.seconds(link.latency().seconds()),
              link.cutoff().picos() == 0 ? "none" : Numbers.seconds(link.cutoff().seconds())));
    }
    int more = network.links().size() - rows.size();
    return Markup.table(
            List.of(
                "link",
                "kind",
                "pair rate",
                "fidelity",
                "success",
                "attempt every",
                "latency",
                "cutoff"),
            rows)
        + (more > 0
            ? Markup.element("p", Numbers.count(more, "more link") + " left out.", "class", "note")
            : "");
  }
}
