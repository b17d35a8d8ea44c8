package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machines and what joins them: QPUs as boxes on a row or a ring, QNUs as their doors,
 * analysers in the middle of their links; a table below has every link's numbers.
 */
final class NetworkPicture {
  private static final double WIDTH = 900;

  /** More QPUs are drawn small on a larger ring, by their names alone. */
  private static final int MOST_LARGE = 16;

  private static final int LABELLED = 10;
  private static final int NONE = -1;
  private static final int PER_ROW = 3;

  /** Centre of a box or a dot. */
  private record Place(double x, double y) {}

  private final Network network;
  private final List<Place> qpus;
  private final double height;
  private final boolean isSmall;

  /** Width and height of a QPU. */
  private final double box;

  private final double tall;

  private NetworkPicture(Network network) {
    this.network = network;
    boolean row = isRow();
    this.isSmall = !row && network.qpus().size() > MOST_LARGE;
    this.box = isSmall ? 30 : 132;
    this.tall = isSmall ? 18 : 74;
    this.height = row ? rowHeight() : isSmall ? 760 : 400;
    this.qpus = row ? snake() : ring();
  }

  static String draw(Network network) {
    NetworkPicture picture = new NetworkPicture(network);
    return Markup.join(
        Markup.drawing(WIDTH, picture.height, "Network: " + network.name(), picture.inside()),
        network.links().isEmpty() ? "" : picture.table());
  }

  /** No QPU has more than two neighbours. */
  private boolean isRow() {
    for (int q = 0; q < network.qpus().size(); q++) {
      int here = q;
      long neighbours =
          network.linksOfQpu(q).stream().map(link -> network.farQpu(link, here)).distinct().count();
      if (neighbours > 2) {
        return false;
      }
    }
    return true;
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
      text.append(line(link)).append('\n');
    }
    for (int a = 0; a < network.analysers().size(); a++) {
      text.append(analyser(a)).append('\n');
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
    Place a = doorPlace(link.qnuA());
    Place b = doorPlace(link.qnuB());
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
        Markup.text(x, y, style, analyser.name()),
        Markup.text(x, y + 15, style + " small", channels));
  }

  /** Its links come from above and below, so that its name stands beside it. */
  private boolean standsUpright(int analyser) {
    Place middle = analyserPlace(analyser);
    return network.links().stream()
        .filter(link -> link.analyser().orElse(NONE) == analyser)
        .flatMap(link -> Stream.of(link.qnuA(), link.qnuB()))
        .allMatch(qnu -> StrictMath.abs(qpus.get(network.qnu(qnu).qpu()).x() - middle.x()) < 1);
  }

  private Place analyserPlace(int index) {
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
    Place place = doorPlace(index);
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

  /** On the edge of its QPU, towards the mean of what its links lead to. */
  private Place doorPlace(int qnu) {
    Place home = qpus.get(network.qnu(qnu).qpu());
    double dx = 0;
    double dy = 0;
    for (Link link : network.links()) {
      if (link.qnuA() == qnu || link.qnuB() == qnu) {
        Place far = qpus.get(network.qnu(link.qnuA() == qnu ? link.qnuB() : link.qnuA()).qpu());
        dx += far.x() - home.x();
        dy += far.y() - home.y();
      }
    }
    double reach = Math.max(StrictMath.abs(dx) / (box / 2), StrictMath.abs(dy) / (tall / 2));
    return reach == 0
        ? new Place(home.x(), home.y() + tall / 2)
        : new Place(home.x() + dx / reach, home.y() + dy / reach);
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    for (Link link : network.links()) {
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
        rows);
  }
}
