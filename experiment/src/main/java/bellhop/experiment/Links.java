package bellhop.experiment;

import bellhop.network.Analyser;
import bellhop.network.FabricWays;
import bellhop.network.Link;
import bellhop.network.LinkFile;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Path;
import bellhop.network.Way;
import bellhop.pair.BellWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the links of a network will give, by closed forms: network in, forecast out. */
public final class Links {
  /** Few enough to read, and to be predicted in a moment. */
  private static final int MOST_PATHS = 1_000;

  /** Links of all paths together. */
  private static final int MOST_HOPS = 20_000;

  /** Links for which figures are varied: some seconds each. */
  private static final int MOST_TARGETS = 30;

  private Links() {}

  /** With what each link gives of pairs of at least that fidelity, above 0.5 and up to 1. */
  public static LinksResult of(java.nio.file.Path file, double targetFidelity) {
    return of(LinkFile.first(MOST_TARGETS, file), NetworkReader.read(file), targetFidelity);
  }

  static LinksResult of(List<LinkFile> files, Network network, double targetFidelity) {
    return of(network).with(LinkTargets.of(files, targetFidelity));
  }

  public static LinksResult of(Network network) {
    List<LinksResult.LinkForecast> links = new ArrayList<>();
    FabricWays ways = new FabricWays(network.fabric());
    for (Link link : network.links()) {
      links.add(forecast(network, ways, link));
    }
    Paths paths = paths(network);
    return new LinksResult(
        network.name(),
        List.copyOf(links),
        paths.forecasts(),
        paths.leftOut(),
        List.of(),
        RunResult.Assumed.of(network));
  }

  private static LinksResult.LinkForecast forecast(Network network, FabricWays ways, Link link) {
    LinkModel model = link.model();
    return new LinksResult.LinkForecast(
        link.name(),
        link.kind(),
        network.qnu(link.qnuA()).name(),
        network.qnu(link.qnuB()).name(),
        analyser(network, link),
        switches(network, ways, link),
        model.successProbability(),
        model.attemptPeriod().seconds(),
        model.ratePerSecond(),
        model.fidelity(),
        link.latency().seconds(),
        link.cutoff().seconds(),
        LinksResult.State.of(model.state()),
        model.transducers().stream().map(LinksResult.Transducer::of).toList());
  }

  private static Optional<LinksResult.Analyser> analyser(Network network, Link link) {
    if (link.analyser().isEmpty()) {
      return Optional.empty();
    }
    Analyser analyser = network.analysers().get(link.analyser().getAsInt());
    return Optional.of(new LinksResult.Analyser(analyser.name(), analyser.channels()));
  }

  /** From end A to the analyser and on to end B. */
  private static List<String> switches(Network network, FabricWays ways, Link link) {
    if (link.analyser().isEmpty()) {
      return List.of();
    }
    List<Way> arms = ways.findWays(link.qnuA(), link.qnuB(), link.analyser().getAsInt());
    return arms.isEmpty()
        ? List.of()
        : Stream.concat(
                arms.getFirst().switches().stream(), arms.getLast().switches().reversed().stream())
            .map(s -> network.fabric().switches().get(s).name())
            .toList();
  }

  private static WaitForAll.Source source(Link link) {
    LinkModel model = link.model();
    return new WaitForAll.Source(model.attemptPeriod().seconds(), model.successProbability());
  }

  /** Between QPUs without a link of their own, in order, until there are enough. */
  private static Paths paths(Network network) {
    Journeys journeys = new Journeys(network);
    List<LinksResult.PathForecast> paths = new ArrayList<>();
    int hops = 0;
    for (int a = 0; a < network.qpus().size(); a++) {
      for (int b : journeys.reachedFrom(a)) {
        if (b > a && journeys.linkCount(b) > 1) {
          hops += journeys.linkCount(b);
          if (paths.size() == MOST_PATHS || hops > MOST_HOPS) {
            return new Paths(List.copyOf(paths), journeys.indirectPairs() - paths.size());
          }
          paths.add(forecast(network, journeys.path(b)));
        }
      }
    }
    return new Paths(List.copyOf(paths), 0);
  }

  /**
   * @param leftOut how many more there are
   */
  private record Paths(List<LinksResult.PathForecast> forecasts, long leftOut) {}

  private static LinksResult.PathForecast forecast(Network network, Path path) {
    List<Link> links = path.links().stream().map(network::link).toList();
    List<String> names = path.qpus().stream().map(qpu -> network.qpu(qpu).name()).toList();
    double success = 1;
    double period = 0;
    double latency = 0;
    int channels = Integer.MAX_VALUE;
    BellWeights weights = new BellWeights(1, 0, 0, 0);
    for (Link link : links) {
      LinkModel model = link.model();
      success *= model.successProbability();
      period = Math.max(period, model.attemptPeriod().seconds());
      latency += link.latency().seconds();
      channels = Math.min(channels, model.channels());
      weights = weights.convolve(model.state().weights().correct(model.heralded()));
    }
    return new LinksResult.PathForecast(
        String.join(" - ", names),
        names.getFirst(),
        names.getLast(),
        links.stream().map(Link::name).toList(),
        success,
        period,
        channels / WaitForAll.meanSeconds(links.stream().map(Links::source).toList()),
        weights.fidelity(),
        latency,
        LinksResult.Weights.of(weights));
  }
}
