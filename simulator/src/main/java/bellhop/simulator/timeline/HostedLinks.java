package bellhop.simulator.timeline;

import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUse;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.protocol.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up the links that a program uses; the others stay dark. */
final class HostedLinks {
  private HostedLinks() {}

  /** By link of the network; null for one that is not used. */
  static @Nullable HostedLink[] of(
      Wiring wiring, TimelineOptions options, EventQueue queue, ShotTimes times) {
    Network network = wiring.network;
    boolean[] isUsed = new boolean[network.links().size()];
    for (PairUse use : wiring.program.pairs()) {
      isUsed[use.link()] = true;
    }
    MemoryShares shares = new MemoryShares(network, isUsed);
    List<MemoryShares.Spare> spares = spares(wiring, shares);
    @Nullable HostedLink[] links = new HostedLink[isUsed.length];
    for (int l = 0; l < links.length; l++) {
      if (isUsed[l]) {
        LinkSettings settings = settings(wiring, l, shares.slots(l), options);
        int link = l;
        List<MemoryShares.Spare> own = spares.stream().filter(s -> s.link() == link).toList();
        links[l] = new HostedLink(l, wiring, settings, shares, own, options, queue, times);
      }
    }
    return links;
  }

  private static LinkSettings settings(
      Wiring wiring, int link, int slots, TimelineOptions options) {
    List<LocalProgram> programs = wiring.program.programs();
    return LinkSettings.of(
        wiring.network,
        link,
        wiring.pairsOfLink(link),
        slots,
        programs.get(wiring.network.qpuA(link)).dataCount(),
        programs.get(wiring.network.qpuB(link)).dataCount(),
        options.justInTime(),
        options.prefetch());
  }

  private static List<MemoryShares.Spare> spares(Wiring wiring, MemoryShares shares) {
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
}
