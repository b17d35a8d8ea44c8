package bellhop.compiler.output;

import bellhop.distributed.Distributed;
import bellhop.network.Link;
import bellhop.network.LinkSettings;
import bellhop.network.MemoryShares;
import bellhop.network.Network;
import bellhop.network.SharedLinks;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sets up the links that a program uses for sampled runs, and what they share. */
final class ChanceLinks {
  /** Draws of a link that are stratified: for each pair so many bursts, and some more. */
  private static final int DRAWS_A_PAIR = 3;

  private final Distributed distributed;
  private final ChanceSteps steps;
  private final Network network;
  private final SharedLinks shared;
  private final MemoryShares shares;
  private final List<MemoryShares.Spare> spares;

  /** By pair: its rank among those of its link. By link: its pairs. */
  private final int[] rankOf;

  private final List<List<Long>> pairsOf = new ArrayList<>();

  /** By link of the network; null for one that is not used. */
  final @Nullable ChanceLink[] links;

  /** Null where links share nothing. */
  final @Nullable ChanceFabric fabric;

  ChanceLinks(
      Distributed distributed,
      ChanceSteps steps,
      Network network,
      Agenda agenda,
      Seed seed,
      int samples) {
    this.distributed = distributed;
    this.steps = steps;
    this.network = network;
    rankOf = new int[steps.pairCount()];
    boolean[] isUsed = new boolean[network.links().size()];
    for (int l = 0; l < isUsed.length; l++) {
      pairsOf.add(new ArrayList<>());
    }
    for (int p = 0; p < rankOf.length; p++) {
      isUsed[steps.link[p]] = true;
      rankOf[p] = pairsOf.get(steps.link[p]).size();
      pairsOf.get(steps.link[p]).add((long) p);
    }
    shared = new SharedLinks(network, isUsed);
    shares = new MemoryShares(network, isUsed);
    spares = spares();
    int[] sharing = IntStream.range(0, isUsed.length).filter(shared::isShared).toArray();
    fabric = sharing.length > 0 ? new ChanceFabric(network, sharing, agenda) : null;
    links = new ChanceLink[isUsed.length];
    for (int l = 0; l < isUsed.length; l++) {
      links[l] = isUsed[l] ? link(l, agenda, seed, samples) : null;
    }
  }

  private ChanceLink link(int index, Agenda agenda, Seed seed, int samples) {
    Link link = network.link(index);
    LinkSettings settings = settings(index);
    int pairs = settings.pairs().size();
    Strata draws = new Strata(seed, "network/" + link.name(), samples, DRAWS_A_PAIR * pairs);
    return new ChanceLink(
        index,
        settings,
        steps,
        rankOf,
        agenda,
        new ChanceBursts(link, pairs + settings.slots(), settings.channels(), draws),
        settings.prefetch() ? memory(index, settings) : null,
        shared.isShared(index) ? fabric : null);
  }

  private LinkSettings settings(int link) {
    return LinkSettings.of(
        network,
        link,
        1,
        pairsOf.get(link),
        shares.slots(link),
        distributed.programs().get(network.qpuA(link)).dataCount(),
        distributed.programs().get(network.qpuB(link)).dataCount(),
        true,
        distributed.loops().isEmpty(),
        shared.isShared(link) ? shared.connections(link) : 0,
        shared.longestTurn(link));
  }

  private MemoryQubits memory(int link, LinkSettings settings) {
    List<MemoryShares.Spare> own = spares.stream().filter(its -> its.link() == link).toList();
    return new MemoryQubits(settings.slots(), settings.qubitsA(), settings.qubitsB(), own);
  }

  private List<MemoryShares.Spare> spares() {
    boolean[][] isAsked = new boolean[network.qnus().size()][];
    Arrays.setAll(isAsked, q -> new boolean[network.qnu(q).communicationQubits()]);
    for (int p = 0; p < rankOf.length; p++) {
      Link its = network.link(steps.link[p]);
      isAsked[its.qnuA()][steps.qubit[0][p]] = true;
      isAsked[its.qnuB()][steps.qubit[1][p]] = true;
    }
    List<MemoryShares.Spare> all = new ArrayList<>();
    for (int q = 0; q < isAsked.length; q++) {
      all.addAll(shares.spares(q, isAsked[q]));
    }
    return all;
  }

  /** Those of a QPU that are used. */
  List<ChanceLink> ofQpu(int qpu) {
    return network.linksOfQpu(qpu).stream().map(l -> links[l]).filter(Objects::nonNull).toList();
  }
}
