package bellhop.protocol.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at a machine from outside after every step, and keeps books of its own on what it said. Its
 * searches try everything: the slow plain twin of those of {@link Ports}.
 */
final class Inspector {
  private final FabricSettings settings;
  private final FabricProtocol machine;
  private final Ports ports;

  /** Parts that do not work, and ports as fibre and place. */
  private final Set<FabricInput.Part> dead = new HashSet<>();

  private final Set<Long> badPorts = new HashSet<>();

  Inspector(FabricSettings settings, FabricProtocol machine) {
    this.settings = settings;
    this.machine = machine;
    ports = machine.ports();
  }

  void fails(FabricInput.Part part) {
    dead.add(part);
  }

  void isMended(FabricInput.Part part) {
    dead.remove(part);
    if (part instanceof FabricInput.SwitchPart(int index)) {
      int place = settings.qnus().size() + index;
      badPorts.removeIf(its -> its % 1_000_000 == place);
    }
  }

  /** Fibres of a connection at a switch were read back wrong. */
  void isMisturned(List<Integer> fibres, int theSwitch) {
    int place = settings.qnus().size() + theSwitch;
    for (int fibre : fibres) {
      if (isAt(fibre, place)) {
        badPorts.add(fibre * 1_000_000L + place);
      }
    }
  }

  void check() {
    checkSwitches();
    checkChannels();
    checkLight();
    checkQubits();
    checkOpenLinks();
  }

  /** No port is joined to two others, or to one that is not joined to it. */
  private void checkSwitches() {
    for (int f = 0; f < settings.fibres().size(); f++) {
      for (int place : List.of(fibre(f).placeA(), fibre(f).placeB())) {
        int peer = ports.peer(f, place);
        if (peer >= 0) {
          assertThat(peer).isNotEqualTo(f);
          assertThat(isAt(peer, place)).isTrue();
          assertThat(ports.peer(peer, place)).isEqualTo(f);
          assertThat(settings.switchAt(place)).isNotNegative();
        }
      }
    }
  }

  /** No arm of a channel has two fibres. */
  private void checkChannels() {
    Set<Integer> arms = new HashSet<>();
    for (int f = 0; f < settings.fibres().size(); f++) {
      if (ports.armOf(f) >= 0) {
        assertThat(arms.add(ports.armOf(f))).isTrue();
      }
    }
  }

  /** No fibre and no channel carries light of two connections. */
  private void checkLight() {
    int[] user = new int[settings.fibres().size()];
    Arrays.fill(user, -1);
    for (int c = 0; c < ports.connections(); c++) {
      boolean isUsed = machine.view().linkOf(c) != Policy.NOBODY;
      assertThat(ports.fibres(c).isEmpty()).isEqualTo(!isUsed);
      for (int fibre : ports.fibres(c)) {
        assertThat(user[fibre]).isEqualTo(-1);
        user[fibre] = c;
      }
    }
    for (int f = 0; f < user.length; f++) {
      assertThat(ports.user(f)).isEqualTo(user[f]);
    }
  }

  private void checkQubits() {
    for (int q = 0; q < settings.qnus().size(); q++) {
      Pool pool = settings.qnus().get(q);
      assertThat(machine.freeTalking(q)).isBetween(0, pool.talking());
      assertThat(machine.freePlaces(q)).isBetween(0, pool.places());
    }
  }

  private void checkOpenLinks() {
    FabricView view = machine.view();
    Set<Integer> expected = new TreeSet<>();
    int[] asking = new int[settings.qnus().size()];
    long before = 0;
    int urgent = 0;
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      Line line = settings.links().get(link);
      if (isOpen(line.qnuA()) && isOpen(line.qnuB())) {
        expected.add(link);
      }
      asking[line.qnuA()] += view.bursts(link);
      asking[line.qnuB()] += view.bursts(link);
      assertThat(view.placeInLine(link)).isGreaterThan(before);
      before = view.placeInLine(link);
      Need need = view.need(link);
      urgent += need.byPs() < Need.WHENEVER || need.priority() != 0 ? 1 : 0;
    }
    Set<Integer> open = new TreeSet<>();
    for (int i = 0; i < view.openCount(); i++) {
      open.add(view.open(i));
    }
    assertThat(open).isEqualTo(expected).hasSize(view.openCount());
    assertThat(view.urgentCount()).isEqualTo(urgent);
    for (int q = 0; q < asking.length; q++) {
      assertThat(view.asking(q)).isEqualTo(asking[q]);
    }
  }

  private boolean isOpen(int qnu) {
    boolean hasFibre = false;
    for (int f = 0; f < settings.fibres().size(); f++) {
      hasFibre |= isAt(f, qnu) && isFree(f);
    }
    return hasFibre && machine.freeTalking(qnu) > 0 && machine.freePlaces(qnu) > 0;
  }

  /** What is granted really leads from QNU to station over parts that work, both arms. */
  void checkGranted(int place, int link) {
    Line line = settings.links().get(link);
    List<Integer> fibres = ports.fibres(place);
    int station = settings.qnus().size() + settings.switches().size() + line.station();
    int countA = checkArm(fibres, line.qnuA(), station);
    int countB = checkArm(fibres.subList(countA, fibres.size()), line.qnuB(), station);
    assertThat(countA + countB).isEqualTo(fibres.size());
    int armA = ports.armOf(fibres.get(countA - 1));
    int armB = ports.armOf(fibres.getLast());
    assertThat(armA / 2).isEqualTo(place);
    assertThat(armB / 2).isEqualTo(place);
    assertThat(dead).doesNotContain(new FabricInput.StationPart(line.station()));
  }

  private int checkArm(List<Integer> fibres, int qnu, int station) {
    int place = qnu;
    int count = 0;
    while (place != station) {
      int fibre = fibres.get(count++);
      assertThat(isAt(fibre, place)).isTrue();
      assertThat(isSound(fibre)).isTrue();
      int before = place;
      place = fibre(fibre).placeA() == before ? fibre(fibre).placeB() : fibre(fibre).placeA();
      if (place != station) {
        assertThat(ports.peer(fibre, place)).isEqualTo(fibres.get(count));
      }
    }
    return count;
  }

  /** The least dark time over all free ways, or NEVER: by trying everything. */
  long leastTurnPs(int link) {
    Line line = settings.links().get(link);
    if (dead.contains(new FabricInput.StationPart(line.station()))) {
      return Policy.NEVER;
    }
    long least = Policy.NEVER;
    for (List<Integer> pathA : allPaths(line.waysA())) {
      for (List<Integer> pathB : allPaths(line.waysB())) {
        if (pathA.stream().noneMatch(pathB::contains)) {
          least = Math.min(least, turnPs(line, pathA, pathB));
        }
      }
    }
    return least;
  }

  private List<List<Integer>> allPaths(List<Way> ways) {
    return ways.stream().flatMap(way -> paths(way.bundles()).stream()).toList();
  }

  private List<List<Integer>> paths(List<List<Integer>> bundles) {
    if (bundles.isEmpty()) {
      return List.of(List.of());
    }
    return bundles.getFirst().stream()
        .filter(this::isFree)
        .flatMap(first ->
            paths(bundles.subList(1, bundles.size())).stream()
                .map(rest ->
                    java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
                        .toList()))
        .toList();
  }

  private long turnPs(Line line, List<Integer> pathA, List<Integer> pathB) {
    long least = Policy.NEVER;
    int first = 0;
    for (int s = 0; s < line.station(); s++) {
      first += settings.stations().get(s).channels();
    }
    int count = settings.stations().get(line.station()).channels();
    for (int c = first; c < first + count; c++) {
      if (ports.fibres(c).isEmpty()) {
        long itsPs =
            ports.isTuned(c, pathA.getLast(), pathB.getLast())
                ? 0
                : settings.stations().get(line.station()).turnPs();
        least = Math.min(least, itsPs);
      }
    }
    return Math.max(least, Math.max(turnPs(pathA, line.qnuA()), turnPs(pathB, line.qnuB())));
  }

  private long turnPs(List<Integer> path, int qnu) {
    long longest = 0;
    int place = qnu;
    for (int i = 0; i + 1 < path.size(); i++) {
      Fibre its = fibre(path.get(i));
      place = its.placeA() == place ? its.placeB() : its.placeA();
      if (ports.peer(path.get(i), place) != path.get(i + 1)) {
        int theSwitch = settings.switchAt(place);
        longest = Math.max(longest, settings.switches().get(theSwitch).turnPs());
      }
    }
    return longest;
  }

  private Fibre fibre(int index) {
    return settings.fibres().get(index);
  }

  private boolean isAt(int fibre, int place) {
    return fibre(fibre).placeA() == place || fibre(fibre).placeB() == place;
  }

  private boolean isFree(int fibre) {
    return ports.user(fibre) < 0 && isSound(fibre);
  }

  private boolean isSound(int fibre) {
    return !dead.contains(new FabricInput.FibrePart(fibre))
        && isSound(fibre, fibre(fibre).placeA())
        && isSound(fibre, fibre(fibre).placeB());
  }

  private boolean isSound(int fibre, int place) {
    int theSwitch = settings.switchAt(place);
    return theSwitch < 0
        || (!dead.contains(new FabricInput.SwitchPart(theSwitch))
            && !badPorts.contains(fibre * 1_000_000L + place));
  }
}
