package bellhop.compiler.output;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.network.Link;
import bellhop.network.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How late each pair can arrive with the end of the program not delayed: the forecast walked
 * backwards, with its own order and its mean times. A channel of a link or of a station that links
 * share, and a fibre that leads there, need their mean time for each pair, so a pair must also
 * leave that much before the next one there.
 */
final class Latest {
  private final Forecast forecast;
  private final Network network;
  private final long[] startPs;
  private final long[] arrivalPs;

  /**
   * By link, then by station, then by QNU and station: the latest arrivals of the pairs that come
   * next, as many as there are channels or fibres.
   */
  private final List<Deque<Long>> next = new ArrayList<>();

  Latest(Forecast forecast, Distributed distributed, Network network) {
    this.forecast = forecast;
    this.network = network;
    int nodes = forecast.flow().instructionCount();
    startPs = new long[nodes];
    arrivalPs = new long[distributed.pairs().size()];
    Arrays.fill(startPs, forecast.makespanPs());
    int stations = network.analysers().size();
    for (int i = 0; i < network.links().size() + stations * (1 + network.qnus().size()); i++) {
      next.add(new ArrayDeque<>());
    }
    List<Integer> order = forecast.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      int event = order.get(i);
      if (event < nodes) {
        start(event);
      } else {
        int pair = event - nodes;
        arrive(pair, distributed.pairs().get(pair).link());
      }
    }
  }

  /** When the first of its two halves can be used at the latest, in ps; 0 if none ever is. */
  long firstUsePs(int pair) {
    return forecast.halves().ofPair(pair).isEmpty() ? 0 : arrivalPs[pair];
  }

  /**
   * When the first user of a half starts at the latest, in ps; as {@link #firstUsePs} if there is
   * none.
   *
   * @param from the first instruction of the QPU of that half, by global number
   * @param to after its last
   */
  long useAtPs(int pair, int from, int to) {
    for (Halves.Half half : forecast.halves().ofPair(pair)) {
      if (from <= half.user() && half.user() < to) {
        return startPs[half.user()];
      }
    }
    return firstUsePs(pair);
  }

  private void start(int node) {
    Dataflow flow = forecast.flow();
    long latestPs = forecast.makespanPs() - (forecast.endPs(node) - forecast.startPs(node));
    for (int i = 0; i < flow.successorCount(node); i++) {
      int later = flow.successor(node, i);
      latestPs = Math.min(latestPs, startPs[later] - forecast.lagPs(node, later));
    }
    if (flow.instruction(node) instanceof Instruction.RequestPair request) {
      Link link = network.link(request.link());
      long knownPs = arrivalPs[(int) request.pair()] - LinkTimes.meanPs(link);
      long askedPs = knownPs - link.latency().picos();
      latestPs = Math.min(latestPs, askedPs - forecast.lagOfRequestPs(node));
    }
    startPs[node] = Math.max(latestPs, forecast.startPs(node));
  }

  private void arrive(int pair, int link) {
    long latestPs = forecast.makespanPs();
    for (Halves.Half half : forecast.halves().ofPair(pair)) {
      latestPs = Math.min(latestPs, startPs[half.user()] - half.pulsePs());
    }
    for (Shared shared : shared(link)) {
      latestPs = Math.min(latestPs, beforeNext(shared, link));
    }
    arrivalPs[pair] = Math.max(latestPs, forecast.arrivalPs(pair));
    shared(link).forEach(shared -> next.get(shared.number()).add(arrivalPs[pair]));
  }

  /**
   * What pairs of a link share.
   *
   * @param number of its line
   * @param count pairs at a time
   */
  private record Shared(int number, int count) {}

  private List<Shared> shared(int index) {
    Link link = network.link(index);
    if (!forecast.links().isShared(index)) {
      return List.of(new Shared(index, link.model().channels()));
    }
    int station = link.analyser().orElseThrow();
    return List.of(
        new Shared(network.links().size() + station, network.analysers().get(station).channels()),
        fibres(link.qnuA(), station),
        fibres(link.qnuB(), station));
  }

  private Shared fibres(int qnu, int station) {
    int stations = network.analysers().size();
    int number = network.links().size() + stations * (1 + qnu) + station;
    return new Shared(number, forecast.links().fibres(qnu, station));
  }

  private long beforeNext(Shared shared, int link) {
    Deque<Long> line = next.get(shared.number());
    return line.size() < shared.count()
        ? Long.MAX_VALUE
        : line.remove() - LinkTimes.spacingPs(network.link(link));
  }
}
