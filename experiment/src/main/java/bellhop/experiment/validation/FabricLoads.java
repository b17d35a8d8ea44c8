package bellhop.experiment.validation;

import bellhop.experiment.validation.FabricTrial.Demand;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Way;
import bellhop.protocol.fabric.Need;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/** Hubs and what is asked of them, with bursts of a geometric number of attempts. */
final class FabricLoads {
  static final long MEAN_PS = 100_000_000;
  private static final long ATTEMPT_PS = 1_000_000;

  private FabricLoads() {}

  /** One fibre from each QNU to a station, and a link between any two. */
  static FabricSettings hub(int qnus, int channels, long turnPs) {
    Pool open = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);
    List<Pool> pools = new ArrayList<>();
    List<Fibre> fibres = new ArrayList<>();
    List<Line> links = new ArrayList<>();
    for (int q = 0; q < qnus; q++) {
      pools.add(open);
      fibres.add(new Fibre(q, qnus));
    }
    for (int a = 0; a < qnus; a++) {
      for (int b = a + 1; b < qnus; b++) {
        links.add(new Line(a, b, 0, way(a), way(b), MEAN_PS));
      }
    }
    List<Station> stations = List.of(new Station(channels, turnPs));
    return new FabricSettings(pools, List.of(), stations, fibres, links);
  }

  private static List<Way> way(int qnu) {
    return List.of(new Way(List.of(List.of(qnu))));
  }

  static int link(FabricSettings settings, int qnuA, int qnuB) {
    for (int l = 0; l < settings.links().size(); l++) {
      Line line = settings.links().get(l);
      if (line.qnuA() == Math.min(qnuA, qnuB) && line.qnuB() == Math.max(qnuA, qnuB)) {
        return l;
      }
    }
    throw new IllegalArgumentException("no link from " + qnuA + " to " + qnuB);
  }

  static Demand demand(long atPs, int link, Need need, RandomStream chance) {
    return new Demand(atPs, link, need, burstPs(chance), new Seed(chance.nextLong()));
  }

  static long burstPs(RandomStream chance) {
    return ATTEMPT_PS * chance.nextGeometric((double) ATTEMPT_PS / MEAN_PS);
  }

  /**
   * Demands without memory.
   *
   * @param weights by link, of any sum
   * @param bursts that are asked for in a mean burst
   */
  static List<Demand> poisson(double[] weights, double bursts, int count, RandomStream chance) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    List<Demand> demands = new ArrayList<>();
    double atPs = 0;
    for (int d = 0; d < count; d++) {
      atPs -= StrictMath.log(chance.nextPositive()) * MEAN_PS / bursts;
      double rest = chance.nextDouble() * sum;
      int link = 0;
      while (link + 1 < weights.length && rest >= weights[link]) {
        rest -= weights[link++];
      }
      demands.add(demand((long) atPs, link, Need.NONE, chance));
    }
    return demands;
  }

  /** Programs that come at once, each a chain of demands that are needed one after the other. */
  static List<Demand> batches(
      int links, int batches, int programs, int steps, double apart, RandomStream chance) {
    List<Demand> demands = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      long atPs = (long) (b * apart * MEAN_PS);
      for (int p = 0; p < programs; p++) {
        for (int s = 0; s < steps; s++) {
          long byPs = atPs + (s + 1L) * 2 * MEAN_PS;
          demands.add(demand(atPs, chance.nextInt(links), new Need(0, byPs, byPs), chance));
        }
      }
    }
    return demands;
  }
}
