package bellhop.protocol.fabric;

import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fibres, bundles and ways of a fabric as flat arrays. Nothing here changes in a run. */
final class WayTable {
  static final int NONE = -1;

  private final FabricSettings settings;
  private final Fibre[] fibres;
  private final Line[] links;

  /** By link: the ways of its arms. */
  private final WayTree[] waysA;

  private final WayTree[] waysB;

  /** By bundle: its fibres. */
  private final int[][] bundles;

  /** By fibre: its bundle, or NONE. */
  private final int[] bundleOf;

  /** By QNU: its fibres. */
  private final int[][] fibresAt;

  WayTable(FabricSettings settings) {
    this.settings = settings;
    fibres = settings.fibres().toArray(Fibre[]::new);
    links = settings.links().toArray(Line[]::new);
    Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
    IdentityHashMap<List<Way>, WayTree> trees = new IdentityHashMap<>();
    waysA = new WayTree[links.length];
    waysB = new WayTree[links.length];
    for (int l = 0; l < links.length; l++) {
      waysA[l] = trees.computeIfAbsent(links[l].waysA(), its -> tree(its, numbers));
      waysB[l] = trees.computeIfAbsent(links[l].waysB(), its -> tree(its, numbers));
    }
    bundles = new int[numbers.size()][];
    bundleOf = new int[fibres.length];
    Arrays.fill(bundleOf, NONE);
    fillBundles(numbers);
    fibresAt = fibresAt();
  }

  private static WayTree tree(List<Way> ways, Map<List<Integer>, Integer> numbers) {
    return new WayTree(
        ways.stream()
            .map(way ->
                way.bundles().stream()
                    .mapToInt(its -> numbers.computeIfAbsent(its, _ -> numbers.size()))
                    .toArray())
            .toList());
  }

  private void fillBundles(Map<List<Integer>, Integer> numbers) {
    numbers.forEach((its, number) -> {
      bundles[number] = its.stream().mapToInt(f -> f).toArray();
      for (int fibre : bundles[number]) {
        if (bundleOf[fibre] != NONE) {
          throw new IllegalArgumentException("fibre " + fibre + " is in two bundles");
        }
        bundleOf[fibre] = number;
      }
    });
    for (int l = 0; l < links.length; l++) {
      enter(waysA[l], links[l].qnuA());
      enter(waysB[l], links[l].qnuB());
    }
  }

  private void enter(WayTree ways, int qnu) {
    int[] places = new int[ways.longest() + 1];
    places[0] = qnu;
    for (int node = 0; node < ways.size(); node++) {
      int bundle = ways.bundle(node);
      int step = ways.step(node);
      ways.setEntry(node, places[step]);
      places[step + 1] = far(bundles[bundle][0], places[step]);
    }
  }

  private int[][] fibresAt() {
    int[][] at = new int[settings.qnus().size()][];
    Arrays.fill(at, new int[0]);
    for (int f = 0; f < fibres.length; f++) {
      int qnu = qnuOf(f);
      if (qnu != NONE) {
        at[qnu] = Arrays.copyOf(at[qnu], at[qnu].length + 1);
        at[qnu][at[qnu].length - 1] = f;
      }
    }
    return at;
  }

  FabricSettings settings() {
    return settings;
  }

  Line link(int link) {
    return links[link];
  }

  WayTree waysA(int link) {
    return waysA[link];
  }

  WayTree waysB(int link) {
    return waysB[link];
  }

  int fibreCount() {
    return fibres.length;
  }

  int bundleCount() {
    return bundles.length;
  }

  /** Fibres of a bundle. */
  int[] bundle(int bundle) {
    return bundles[bundle];
  }

  /** The bundle of a fibre, or NONE. */
  int bundleOf(int fibre) {
    return bundleOf[fibre];
  }

  int[] fibresAt(int qnu) {
    return fibresAt[qnu];
  }

  /** The QNU that a fibre leads to, or NONE. */
  int qnuOf(int fibre) {
    int least = Math.min(fibres[fibre].placeA(), fibres[fibre].placeB());
    return least < settings.qnus().size() ? least : NONE;
  }

  /** The other place of a fibre. */
  int far(int fibre, int place) {
    return fibres[fibre].placeA() == place ? fibres[fibre].placeB() : fibres[fibre].placeA();
  }

  /** The port of a fibre at a place: twice the fibre, and one more at place B. */
  int port(int fibre, int place) {
    return 2 * fibre + (fibres[fibre].placeA() == place ? 0 : 1);
  }

  /** Where a port is. */
  int placeOf(int port) {
    Fibre fibre = fibres[port >> 1];
    return (port & 1) == 0 ? fibre.placeA() : fibre.placeB();
  }

  boolean isAt(int fibre, int place) {
    return fibres[fibre].placeA() == place || fibres[fibre].placeB() == place;
  }

  /** Fibres of the longest connection: both arms. */
  int longest() {
    int longest = 0;
    for (int l = 0; l < links.length; l++) {
      longest = Math.max(longest, Math.max(waysA[l].longest(), waysB[l].longest()));
    }
    return 2 * longest;
  }
}
