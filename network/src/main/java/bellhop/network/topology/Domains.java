package bellhop.network.topology;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An internet: domains whose nodes hang together, and a backbone that joins the first node of each.
 * A domain, and the backbone, is two rings through all its nodes, one in order and one at random
 * without a common link, so that every node has four neighbours; three or four nodes have one ring.
 * Rates and fidelities are round numbers, not hardware.
 *
 * <p>Qubits remember for a second: those of the preset forget in a millisecond, which is what light
 * takes from domain to domain.
 *
 * @param qpus in all; domains differ by one node at most
 */
record Domains(int qpus, int domains) implements Shape {
  private static final Seed SEED = new Seed(1);

  /** Links of two rings, of one, or of a single pair. */
  static int links(int nodes) {
    return nodes >= 5 ? 2 * nodes : nodes >= 3 ? nodes : nodes - 1;
  }

  private static int neighbours(int nodes) {
    return Math.min(4, nodes >= 5 ? 4 : nodes - 1);
  }

  int degree() {
    return neighbours(first(1)) + neighbours(domains);
  }

  /** The first node of a domain. */
  private int first(int domain) {
    int longer = qpus % domains;
    return domain * (qpus / domains) + Math.min(domain, longer);
  }

  @Override
  public Counts counts() {
    int links = links(domains);
    for (int d = 0; d < domains; d++) {
      links += links(first(d + 1) - first(d));
    }
    return new Counts(qpus, 0, 0, 0, 0, links);
  }

  @Override
  public String words() {
    return "%d domains of about %d nodes, each with four neighbours in it; the first node of each is"
            .formatted(domains, qpus / domains)
        + " its gateway to the backbone. Links have round rates and fidelities, and qubits a round"
        + " coherence of 1 s, not those of hardware: light takes a millisecond from end to end.";
  }

  @Override
  public void write(NetworkText text) {
    for (int d = 0; d < domains; d++) {
      text.machinesOf("d" + d, first(d), first(d + 1));
      List<String> nodes = NetworkText.qnus(first(d), first(d + 1));
      rings(nodes, SEED.stream("domain", d))
          .forEach(ring -> text.given("along", ring, "10 km", "100 kHz", "0.99"));
    }
    List<String> gateways =
        IntStream.range(0, domains).mapToObj(d -> NetworkText.qnu(first(d))).toList();
    rings(gateways, SEED.stream("backbone"))
        .forEach(ring -> text.given("along", ring, "100 km", "100 kHz", "0.98"));
  }

  private static List<List<String>> rings(List<String> nodes, RandomStream chance) {
    List<List<String>> rings = new ArrayList<>();
    if (nodes.size() > 1) {
      rings.add(Direct.closed(nodes));
    }
    if (nodes.size() > 4) {
      rings.add(Direct.closed(secondRing(nodes.size(), chance).stream().map(nodes::get).toList()));
    }
    return rings;
  }

  /** A ring at random that has no link of the ring in order: exchanges places until it has none. */
  private static List<Integer> secondRing(int size, RandomStream chance) {
    List<Integer> ring = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    for (int i = size - 1; i > 0; i--) {
      swap(ring, i, chance.nextInt(i + 1));
    }
    Set<Integer> bad = clashes(ring);
    while (!bad.isEmpty()) {
      swap(ring, bad.stream().mapToInt(b -> b).min().orElse(0), chance.nextInt(size));
      bad = clashes(ring);
    }
    return ring;
  }

  /** Places from which the ring goes on to a neighbour in order. */
  private static Set<Integer> clashes(List<Integer> ring) {
    int size = ring.size();
    Set<Integer> bad = new HashSet<>();
    for (int i = 0; i < size; i++) {
      int step = StrictMath.floorMod(ring.get(i) - ring.get((i + 1) % size), size);
      if (step == 1 || step == size - 1) {
        bad.add(i);
      }
    }
    return bad;
  }

  private static void swap(List<Integer> ring, int i, int j) {
    int kept = ring.get(i);
    ring.set(i, ring.get(j));
    ring.set(j, kept);
  }
}
