package bellhop.simulator.timeline;

import bellhop.network.LinkSettings;
import bellhop.network.MemoryShares;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.SharedLinks;
import bellhop.protocol.fabric.FabricPlan;
import bellhop.units.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets up the links that the programs use, and what they share; the others stay dark. */
final class HostedLinks {
  private final Wiring wiring;
  private final TimelineOptions options;
  private final FabricPlan plan;
  private final SharedLinks shared;
  private final MemoryShares shares;

  /** By link of the network; null for one that is not used. */
  final @Nullable HostedLink[] links;

  /** Null where links share nothing. */
  final @Nullable HostedFabric fabric;

  HostedLinks(
      Wiring wiring,
      TimelineOptions options,
      EventQueue queue,
      ShotTimes times,
      List<ShotTimes> timesOf) {
    this.wiring = wiring;
    this.options = options;
    boolean[] isUsed = wiring.usedLinks();
    plan = FabricPlan.of(wiring.network, isUsed);
    shared = new SharedLinks(wiring.network, isUsed);
    shares = new MemoryShares(wiring.network, isUsed);
    @Nullable LinkSettings[] settings = new LinkSettings[isUsed.length];
    for (int l = 0; l < isUsed.length; l++) {
      settings[l] = isUsed[l] ? settings(l) : null;
    }
    fabric = fabric(settings, queue);
    links = new HostedLink[isUsed.length];
    List<MemoryShares.Spare> spares = options.prefetch() ? spares() : List.of();
    for (int l = 0; l < links.length; l++) {
      LinkSettings its = settings[l];
      if (its != null) {
        int link = l;
        List<MemoryShares.Spare> own = spares.stream().filter(s -> s.link() == link).toList();
        links[l] =
            new HostedLink(l, wiring, its, shares, own, fabric, options, queue, times, timesOf);
      }
    }
  }

  private @Nullable HostedFabric fabric(@Nullable LinkSettings[] settings, EventQueue queue) {
    boolean isShared = false;
    boolean isAhead = false;
    for (LinkSettings its : settings) {
      isShared |= its != null && its.asks();
      isAhead |= its != null && its.asks() && its.prefetch();
    }
    return isShared ? new HostedFabric(wiring, plan, options.policy(), isAhead, queue) : null;
  }

  private LinkSettings settings(int link) {
    Network network = wiring.network;
    return LinkSettings.of(
        network,
        link,
        wiring.programs.size(),
        wiring.pairsOfLink(link),
        shares.slots(link),
        wiring.dataCount(network.qpuA(link)),
        wiring.dataCount(network.qpuB(link)),
        options.justInTime(),
        options.prefetch(),
        shared.isShared(link) ? shared.connections(link) : 0,
        shared.longestTurn(link));
  }

  private List<MemoryShares.Spare> spares() {
    List<MemoryShares.Spare> spares = new ArrayList<>();
    List<Qnu> qnus = wiring.network.qnus();
    for (int qnu = 0; qnu < qnus.size(); qnu++) {
      boolean[] isAsked = new boolean[qnus.get(qnu).communicationQubits()];
      for (int g = 0; g < wiring.kind.length; g++) {
        if (wiring.kind[g] == Wiring.Kind.REQUEST && wiring.qnuOfRequest(g) == qnu) {
          isAsked[wiring.communicationQubit[g]] = true;
        }
      }
      spares.addAll(shares.spares(qnu, isAsked));
    }
    return spares;
  }

  /** Those of a QPU that are used. */
  List<HostedLink> ofQpu(int qpu) {
    return wiring.network.linksOfQpu(qpu).stream()
        .map(l -> links[l])
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether two shots can differ by what happens on links. */
  boolean hasChance() {
    return Arrays.stream(links).anyMatch(link -> link != null && link.hasChance());
  }
}
