package bellhop.experiment.page;

import bellhop.network.Fibre;
import bellhop.network.Network;
import bellhop.network.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where switches and stations stand in a picture whose QPUs stand around them: on rings of their
 * own, the farther from the QPUs the farther inside, each about where its fibres come from. It
 * draws nothing.
 */
final class FabricLayout {
  private static final double OUTERMOST = 0.74;

  private final Network network;
  private final double width;
  private final double height;
  private final Map<Point, List<Point>> neighbours = new LinkedHashMap<>();
  private final Map<Point, Integer> steps = new LinkedHashMap<>();
  private final Map<Point, Place> places = new LinkedHashMap<>();

  /** Places of all points of the fabric; those of QNUs are given by their QPUs. */
  static Map<Point, Place> of(Network network, List<Place> qpus, double width, double height) {
    FabricLayout layout = new FabricLayout(network, width, height);
    layout.measure();
    layout.place(qpus);
    return layout.places;
  }

  private FabricLayout(Network network, double width, double height) {
    this.network = network;
    this.width = width;
    this.height = height;
    for (Fibre fibre : network.fabric().fibres()) {
      neighbours.computeIfAbsent(fibre.a(), _ -> new ArrayList<>()).add(fibre.b());
      neighbours.computeIfAbsent(fibre.b(), _ -> new ArrayList<>()).add(fibre.a());
    }
  }

  /** Fibres from the nearest QNU. */
  private void measure() {
    ArrayDeque<Point> open = new ArrayDeque<>();
    for (int q = 0; q < network.qnus().size(); q++) {
      steps.put(new Point.AtQnu(q), 0);
      open.add(new Point.AtQnu(q));
    }
    while (!open.isEmpty()) {
      Point here = open.remove();
      for (Point there : neighbours.getOrDefault(here, List.of())) {
        if (!steps.containsKey(there)) {
          steps.put(there, steps.getOrDefault(here, 0) + 1);
          open.add(there);
        }
      }
    }
  }

  private void place(List<Place> qpus) {
    for (int q = 0; q < network.qnus().size(); q++) {
      places.put(new Point.AtQnu(q), qpus.get(network.qnu(q).qpu()));
    }
    int deepest = steps.values().stream().mapToInt(s -> s).max().orElse(0);
    for (int step = 1; step <= deepest; step++) {
      int at = step;
      List<Point> level = nodes().stream().filter(p -> steps.getOrDefault(p, 0) == at).toList();
      placeRing(level, OUTERMOST * (deepest + 1 - step) / deepest);
    }
    placeRing(nodes().stream().filter(p -> !steps.containsKey(p)).toList(), 0);
  }

  private List<Point> nodes() {
    List<Point> nodes = new ArrayList<>();
    for (int s = 0; s < network.fabric().switches().size(); s++) {
      nodes.add(new Point.AtSwitch(s));
    }
    for (int a = 0; a < network.analysers().size(); a++) {
      nodes.add(new Point.AtStation(a));
    }
    return nodes;
  }

  /** In the order of the angles from which their fibres come; a lone node stands in the middle. */
  private void placeRing(List<Point> level, double share) {
    List<Point> ordered = new ArrayList<>(level);
    ordered.sort(Comparator.comparingDouble(this::angle));
    double size = level.size() == 1 ? 0 : share;
    for (int i = 0; i < ordered.size(); i++) {
      double angle = 2 * StrictMath.PI * (i + 0.5) / ordered.size() - StrictMath.PI / 2;
      places.put(
          ordered.get(i),
          new Place(
              width / 2 + size * 0.46 * width * StrictMath.cos(angle),
              height / 2 + size * 0.46 * height * StrictMath.sin(angle)));
    }
  }

  /** Clockwise from the top, of the mean of the neighbours that have a place. */
  private double angle(Point point) {
    double x = 0;
    double y = 0;
    for (Point near : neighbours.getOrDefault(point, List.of())) {
      Place place = places.get(near);
      if (place != null) {
        x += (place.x() - width / 2) / width;
        y += (place.y() - height / 2) / height;
      }
    }
    boolean isCentral = StrictMath.hypot(x, y) < 1e-6;
    double clockwise = StrictMath.atan2(x, -y);
    return isCentral ? 0 : clockwise < 0 ? clockwise + 2 * StrictMath.PI : clockwise;
  }
}
