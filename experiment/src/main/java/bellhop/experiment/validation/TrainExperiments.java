package bellhop.experiment.validation;

import bellhop.network.physics.PhotonTrains;
import bellhop.simulator.photon.TrainDistillationBench;
import bellhop.simulator.photon.TrainDistillationBench.Outcome;
import bellhop.simulator.photon.TrainLinkBench;
import bellhop.simulator.photon.TrainStation;
import bellhop.simulator.photon.TrainSwapBench;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * The four experiments by which QuISP and SeQUeNCe were compared (arXiv 2504.01290): closed form,
 * drawn photon by photon, and the simulated values that were published with QuISP.
 */
final class TrainExperiments {
  private static final int PAIRS = 1000;
  private static final int SWAPS_PER_RUN = 100;
  private static final int RUNS_PER_DISTILLATION = 400;
  private static final int DISTILLED = 10_000;
  private static final double KM = 1000;

  private final int runs;
  private final Seed seed;

  /**
   * @param runs of each link; a swap takes 100 times as many, a distillation every 400th
   */
  TrainExperiments(int runs, Seed seed) {
    this.runs = runs;
    this.seed = seed;
  }

  /** One link of a table: memories, arms in km, and what was published. */
  private record LinkCase(int memories, int armA, int armB, String published) {}

  /** E1: more memories at each end. */
  Table moreMemories() {
    List<LinkCase> cases =
        List.of(
            new LinkCase(1, 10, 10, "0.48181 ± 0.0147"),
            new LinkCase(2, 10, 10, "0.24171 ± 0.0069"),
            new LinkCase(4, 10, 10, "0.12070 ± 0.0035"),
            new LinkCase(8, 10, 10, "0.060473 ± 0.0018"),
            new LinkCase(16, 10, 10, "0.030198 ± 0.00084"),
            new LinkCase(32, 10, 10, "0.015172 ± 0.00042"));
    return links("memories", cases);
  }

  /** E2: a station that is not in the middle. */
  Table unequalArms() {
    List<LinkCase> cases =
        List.of(
            new LinkCase(1, 10, 10, "0.48181 ± 0.0147"),
            new LinkCase(1, 12, 8, "0.57731 ± 0.0164"),
            new LinkCase(1, 15, 5, "0.72357 ± 0.0211"),
            new LinkCase(1, 18, 2, "0.86607 ± 0.0238"),
            new LinkCase(1, 20, 0, "0.96204 ± 0.0255"));
    return links("arms, km", cases);
  }

  private Table links(String title, List<LinkCase> cases) {
    List<List<String>> rows = new ArrayList<>();
    for (LinkCase link : cases) {
      double closed = PhotonTrains.linkTime(PAIRS, link.memories, KM * link.armA, KM * link.armB);
      Sample drawn = times(title, link);
      rows.add(
          List.of(
              title.equals("memories")
                  ? Integer.toString(link.memories)
                  : link.armA + " / " + link.armB,
              Print.digits(closed, 5),
              Print.spread(drawn.mean(), drawn.deviation()),
              Print.percent(drawn.mean(), closed),
              link.published));
    }
    return new Table(
        List.of(title, "closed form, s", "drawn ± deviation, s", "drawn − closed", "published, s"),
        rows);
  }

  private Sample times(String title, LinkCase link) {
    TrainLinkBench bench =
        new TrainLinkBench(new TrainStation(KM * link.armA, KM * link.armB), link.memories);
    Sample times = new Sample();
    for (int run = 0; run < runs; run++) {
      times.add(bench.run(PAIRS, seed.stream(title + link, run)).seconds());
    }
    return times;
  }

  /** One swap: faults, lifetime in s, and what was published. */
  private record SwapCase(double gate, double readout, double lifetime, String published) {
    double closed() {
      return isForgetful()
          ? PhotonTrains.swapFidelity(gate, readout, 10 * KM, lifetime)
          : PhotonTrains.swapFidelity(gate, readout);
    }

    boolean isForgetful() {
      return Double.isFinite(lifetime);
    }
  }

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** E3: a swap with faults. */
  Table swaps() {
    return swaps(
        List.of(
            new SwapCase(0, 0.1, NEVER, "0.8132, 0.8123"),
            new SwapCase(0.05, 0, NEVER, "0.9613"),
            new SwapCase(0.05, 0.1, NEVER, "0.77894"),
            new SwapCase(0.5, 0.1, NEVER, "0.51222"),
            new SwapCase(0, 0.25, NEVER, "0.5677")));
  }

  /** E3: memories that forget. */
  Table forgetfulSwaps() {
    return swaps(
        List.of(
            new SwapCase(0, 0, 9728e-6, "0.8154"),
            new SwapCase(0, 0, 29723e-6, "0.9319"),
            new SwapCase(0.05, 0.1, 0.1, "0.7668")));
  }

  private Table swaps(List<SwapCase> cases) {
    List<List<String>> rows = new ArrayList<>();
    for (SwapCase swap : cases) {
      Sample drawn = fidelities(swap);
      rows.add(
          List.of(
              swap.gate + ", " + swap.readout,
              swap.isForgetful() ? Print.digits(swap.lifetime * 1e6, 5) : "never",
              Print.digits(swap.closed(), 5),
              Print.spread(drawn.mean(), drawn.error()),
              Print.percent(drawn.mean(), swap.closed()),
              swap.published));
    }
    return new Table(
        List.of(
            "gate error, readout error",
            "memories forget, µs",
            "closed form",
            "drawn ± error of the mean",
            "drawn − closed",
            "published"),
        rows);
  }

  private Sample fidelities(SwapCase swap) {
    TrainSwapBench bench = new TrainSwapBench(10 * KM, swap.gate, swap.readout, swap.lifetime);
    RandomStream chance = seed.stream(swap.toString());
    Sample wanted = new Sample();
    for (long i = 0; i < (long) runs * SWAPS_PER_RUN; i++) {
      wanted.add(bench.run(chance) ? 1 : 0);
    }
    return wanted;
  }

  /** One distillation: fidelity of new pairs, lifetime in s, and what was published. */
  private record DistillationCase(
      double fidelity, double lifetime, String out, String success, String time) {}

  /** E4: a round of distillation. */
  Table distillations() {
    return distillations(
        List.of(
            new DistillationCase(0.6, NEVER, "0.62049", "0.60904", "60.619 ± 0.41"),
            new DistillationCase(0.8, NEVER, "0.83526", "0.76924", "47.999 ± 0.39"),
            new DistillationCase(0.9, NEVER, "0.92600", "0.87537", "42.109 ± 0.34"),
            new DistillationCase(1, NEVER, "1", "1", "36.904 ± 0.29")));
  }

  /** E4: memories that forget. */
  Table forgetfulDistillations() {
    return distillations(
        List.of(new DistillationCase(0.8, 9728e-6, "0.62678", "0.62358", "59.140")));
  }

  private Table distillations(List<DistillationCase> cases) {
    List<List<String>> rows = new ArrayList<>();
    for (DistillationCase one : cases) {
      PhotonTrains.Purified closed =
          PhotonTrains.purify(one.fidelity, DISTILLED, 20 * KM, one.lifetime);
      Sample fidelity = new Sample();
      Sample success = new Sample();
      Sample time = new Sample();
      for (int run = 0; run < StrictMath.max(2, runs / RUNS_PER_DISTILLATION); run++) {
        Outcome outcome = outcome(one, run);
        fidelity.add(outcome.fidelity());
        success.add(outcome.success());
        time.add(outcome.end().seconds());
      }
      rows.add(row(one, "fidelity", closed.fidelity(), fidelity, one.out));
      rows.add(row(one, "kept", closed.success(), success, one.success));
      rows.add(row(one, "time, s", closed.time(), time, one.time));
    }
    return new Table(
        List.of(
            "new pairs",
            "memories forget, µs",
            "what",
            "closed form",
            "drawn ± deviation",
            "drawn − closed",
            "published"),
        rows);
  }

  private Outcome outcome(DistillationCase one, int run) {
    return new TrainDistillationBench(20 * KM, one.fidelity, one.lifetime)
        .run(DISTILLED, seed.stream("E4 " + one, run));
  }

  private static List<String> row(
      DistillationCase one, String what, double closed, Sample drawn, String published) {
    return List.of(
        Double.toString(one.fidelity),
        Double.isFinite(one.lifetime) ? Print.digits(one.lifetime * 1e6, 5) : "never",
        what,
        Print.digits(closed, 5),
        Print.spread(drawn.mean(), drawn.deviation()),
        Print.percent(drawn.mean(), closed),
        published);
  }
}
