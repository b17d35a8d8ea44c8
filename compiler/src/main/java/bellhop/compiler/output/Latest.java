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
 * backwards, with its own order and its mean times. A channel, of a link or of the analyser that
 * links share, needs its mean time for each pair, so a pair must also leave that much before the
 * next one on its channel.
 */
final class Latest {
  private final Forecast forecast;
  private final Network network;
  private final long[] startPs;
  private final long[] arrivalPs;

  /** By link, then by analyser: the latest arrivals of the pairs that come next, a channel each. */
  private final List<Deque<Long>> next = new ArrayList<>();

  /** By analyser: how many links go through it. */
  private final int[] usersOf;

  Latest(Forecast forecast, Distributed distributed, Network network) {
    this.forecast = forecast;
    this.network = network;
    int nodes = forecast.flow().instructionCount();
    startPs = new long[nodes];
    arrivalPs = new long[distributed.pairs().size()];
    Arrays.fill(startPs, forecast.makespanPs());
    usersOf = new int[network.analysers().size()];
    network.links().forEach(link -> link.analyser().ifPresent(analyser -> usersOf[analyser]++));
    for (int i = 0; i < network.links().size() + network.analysers().size(); i++) {
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
    latestPs = Math.min(latestPs, beforeNext(link));
    arrivalPs[pair] = Math.max(latestPs, forecast.arrivalPs(pair));
    nextOf(link).add(arrivalPs[pair]);
  }

  private long beforeNext(int link) {
    Link model = network.link(link);
    int channels =
        model.analyser().isPresent()
            ? throughAnalyser(model, usersOf[model.analyser().getAsInt()])
            : model.model().channels();
    return nextOf(link).size() < channels
        ? Long.MAX_VALUE
        : nextOf(link).remove() - LinkTimes.spacingPs(model);
  }

  /** Pairs at a time: a link alone at its analyser brings its own channels. */
  private int throughAnalyser(Link link, int users) {
    return users == 1
        ? link.model().channels()
        : network.analysers().get(link.analyser().getAsInt()).channels();
  }

  private Deque<Long> nextOf(int link) {
    Link model = network.link(link);
    return next.get(
        model.analyser().isPresent() ? network.links().size() + model.analyser().getAsInt() : link);
  }
}
