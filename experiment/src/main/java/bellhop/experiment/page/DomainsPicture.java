package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A network too large to be drawn machine by machine: its sizes in words, and its domains with the
 * links between them where it has some. What is inside of a domain is not drawn.
 */
final class DomainsPicture {
  private static final int MOST_DOMAINS = 100;

  private DomainsPicture() {}

  static String draw(Network network) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    network.qpus().forEach(q -> q.domain().ifPresent(its -> sizes.merge(its, 1, Integer::sum)));
    boolean isDrawn = sizes.size() > 1 && sizes.size() <= MOST_DOMAINS;
    return Markup.element("p", Markup.escaped(words(network, sizes.size())), "class", "note")
        + (isDrawn ? NetworkPicture.drawAll(condensed(network, sizes)) : "");
  }

  private static String words(Network network, int domains) {
    int[] neighbours = new int[network.qpus().size()];
    int between = 0;
    for (int l = 0; l < network.links().size(); l++) {
      neighbours[network.qpuA(l)]++;
      neighbours[network.qpuB(l)]++;
      between += isBetween(network, l) ? 1 : 0;
    }
    String links = Numbers.count(network.links().size(), "link");
    String least = Numbers.count(IntStream.of(neighbours).min().orElse(0));
    String most = Numbers.count(IntStream.of(neighbours).max().orElse(0));
    return Numbers.count(network.qpus().size(), "machine")
        + ", too many to be drawn, with "
        + links
        + ", "
        + least
        + " to "
        + most
        + " at each"
        + (domains > 1
            ? ", in "
                + Numbers.count(domains)
                + " domains. Drawn are the domains, with the number of machines behind each name,"
                + " and the "
                + Numbers.count(between, "link")
                + " between them."
            : ".");
  }

  private static boolean isBetween(Network network, int link) {
    return !network
        .qpu(network.qpuA(link))
        .domain()
        .equals(network.qpu(network.qpuB(link)).domain());
  }

  /** A machine for each domain; links as they are between two of them. */
  private static Network condensed(Network network, Map<String, Integer> sizes) {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    sizes.forEach((name, size) -> {
      Qnu like = network.qnu(0);
      places.put(name, qpus.size());
      qnus.add(
          new Qnu(
              name + "/0",
              qpus.size(),
              like.communicationQubits(),
              like.memoryQubits(),
              like.memory(),
              like.transfer(),
              like.transferError()));
      qpus.add(new Qpu(name + ": " + size, 0, network.qpu(0).device()));
    });
    List<Link> links = new ArrayList<>();
    for (int l = 0; l < network.links().size(); l++) {
      int a = place(network, network.qpuA(l), places);
      int b = place(network, network.qpuB(l), places);
      if (a != b && a >= 0 && b >= 0) {
        links.add(between(network.link(l), a, b));
      }
    }
    return new Network(network.name(), qpus, qnus, List.of(), links, List.of());
  }

  private static int place(Network network, int qpu, Map<String, Integer> places) {
    return network.qpu(qpu).domain().map(places::get).orElse(-1);
  }

  private static Link between(Link its, int a, int b) {
    return new Link(
        its.name(),
        a,
        b,
        its.kind(),
        OptionalInt.empty(),
        its.model(),
        its.cutoff(),
        its.latency(),
        its.phaseRms(),
        its.dephasingPerAttempt(),
        its.t1WhilePumping());
  }
}
