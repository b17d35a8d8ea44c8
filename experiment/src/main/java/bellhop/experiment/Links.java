package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.pair.BellWeights;
import java.util.ArrayList;
import java.util.List;

/** What the links of a network will give, by closed forms: network in, forecast out. */
public final class Links {
  /** Steps of the integral over time; its error is far below a part in a million. */
  private static final int STEPS = 20_000;

  /** In mean times of the slowest link; e^−40 of the time lies beyond. */
  private static final double HORIZON = 40;

  private Links() {}

  public static LinksResult of(Network network) {
    List<LinksResult.LinkForecast> links = new ArrayList<>();
    for (Link link : network.links()) {
      links.add(forecast(network, link));
    }
    return new LinksResult(network.name(), List.copyOf(links), paths(network));
  }

  private static LinksResult.LinkForecast forecast(Network network, Link link) {
    LinkModel model = link.model();
    return new LinksResult.LinkForecast(
        link.name(),
        link.kind(),
        network.qnu(link.qnuA()).name(),
        network.qnu(link.qnuB()).name(),
        model.successProbability(),
        model.attemptPeriod().seconds(),
        model.ratePerSecond(),
        model.fidelity(),
        link.latency().seconds(),
        link.cutoff().seconds(),
        LinksResult.State.of(model.state()));
  }

  private static List<LinksResult.PathForecast> paths(Network network) {
    List<LinksResult.PathForecast> paths = new ArrayList<>();
    for (int a = 0; a < network.qpus().size(); a++) {
      for (int b = a + 1; b < network.qpus().size(); b++) {
        network
            .findPath(a, b)
            .filter(path -> path.links().size() > 1)
            .ifPresent(path -> paths.add(forecast(network, path)));
      }
    }
    return List.copyOf(paths);
  }

  private static LinksResult.PathForecast forecast(Network network, Path path) {
    List<Link> links = path.links().stream().map(network::link).toList();
    List<String> names = path.qpus().stream().map(qpu -> network.qpu(qpu).name()).toList();
    double success = 1;
    double period = 0;
    double latency = 0;
    BellWeights weights = new BellWeights(1, 0, 0, 0);
    for (Link link : links) {
      LinkModel model = link.model();
      success *= model.successProbability();
      period = Math.max(period, model.attemptPeriod().seconds());
      latency += link.latency().seconds();
      weights = weights.convolve(model.state().weights().correct(model.heralded()));
    }
    return new LinksResult.PathForecast(
        String.join(" - ", names),
        names.getFirst(),
        names.getLast(),
        links.stream().map(Link::name).toList(),
        success,
        period,
        1 / timeUntilAll(links.stream().mapToDouble(l -> l.model().ratePerSecond()).toArray()),
        weights.fidelity(),
        latency,
        LinksResult.Weights.of(weights));
  }

  /**
   * Mean time until every one of several independent Poisson sources has fired: the integral of 1 −
   * Π(1 − e^(−rate t)), by Simpson's rule.
   *
   * @param rates per second, all above 0
   */
  static double timeUntilAll(double[] rates) {
    double slowest = Double.POSITIVE_INFINITY;
    for (double rate : rates) {
      slowest = Math.min(slowest, rate);
    }
    double step = HORIZON / slowest / STEPS;
    double sum = 1;
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * someMissing(rates, i * step);
    }
    return sum * step / 3;
  }

  private static double someMissing(double[] rates, double time) {
    double all = 1;
    for (double rate : rates) {
      all *= -StrictMath.expm1(-rate * time);
    }
    return 1 - all;
  }
}
