package bellhop.experiment.validation;

import bellhop.network.physics.Clicks;
import bellhop.network.physics.Heralded;
import bellhop.network.physics.MultiQuanta;
import bellhop.network.physics.PairSource;
import bellhop.network.physics.PitchAndCatch;
import bellhop.network.physics.PumpedTransducer;
import bellhop.network.physics.TransducerPair;
import bellhop.pair.BellState;
import bellhop.pair.XState;
import bellhop.simulator.photon.CommonMode;
import bellhop.simulator.photon.Crowding;
import bellhop.simulator.photon.Detectors;
import bellhop.simulator.photon.DoubleClickBench;
import bellhop.simulator.photon.Estimate;
import bellhop.simulator.photon.MiddleSourceBench;
import bellhop.simulator.photon.PitchAndCatchBench;
import bellhop.simulator.photon.PumpedMode;
import bellhop.simulator.photon.SingleClickBench;
import bellhop.simulator.photon.TransducerBench;
import bellhop.simulator.photon.Trial;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One case of each kind of link: its closed form beside the same link drawn photon by photon. */
final class Twins {
  private static final double ARM = 0.04;

  private final List<List<String>> rows = new ArrayList<>();
  private final int pairs;
  private final Seed seed;

  private Twins(int pairs, Seed seed) {
    this.pairs = pairs;
    this.seed = seed;
  }

  /**
   * @param pairs of each case
   */
  static Table table(int pairs, Seed seed) {
    Twins twins = new Twins(pairs, seed);
    twins.clicks();
    twins.middle();
    twins.transducers();
    twins.pitch();
    return new Table(
        List.of("link", "closed P", "drawn P ± error", "closed F", "drawn F ± error"), twins.rows);
  }

  private void clicks() {
    Detectors detectors = new Detectors(1e-3, false);
    SingleClickBench single =
        new SingleClickBench(0.3, 0.7, 0.5, detectors, new CommonMode(0.6), 0.4);
    row(
        "single click: α 0.3, η 0.7 and 0.5, dark 1e-3, V 0.6, phase 0.4 rad",
        Clicks.single(0.3, 0.7, 0.5, 1e-3, 0.6, StrictMath.exp(-0.08), false),
        single::attempt);
    DoubleClickBench twice = new DoubleClickBench(0.5, 0.4, detectors, new CommonMode(0.8), false);
    row(
        "double click: η 0.5 and 0.4, dark 1e-3, V 0.8",
        Clicks.twice(0.5, 0.4, 1e-3, 0.8),
        twice::attempt);
  }

  private void middle() {
    MiddleSourceBench bench = new MiddleSourceBench(0.2, 0.5, 0.4);
    double fidelity = PairSource.fidelity(0.2, 0.5, 0.4);
    row(
        "pair source in the middle: x 0.2, η 0.5 and 0.4",
        PairSource.probability(0.2, 0.5, 0.4),
        fidelity,
        BellState.PHI_PLUS,
        bench::attempt);
  }

  private void transducers() {
    PumpedMode mode = new PumpedMode(0.2, 0.15, 0.59, ARM);
    PumpedTransducer closed = new PumpedTransducer(0.2, 0.15, 0.59, ARM);
    TransducerBench bench =
        new TransducerBench(mode, mode, new CommonMode(0.8), 1e-3, 0, Crowding.AS_ONE);
    row(
        "two transducers: N 0.2, n_th 0.15, η_m 0.59, η_opt 0.04, dark 1e-3, V 0.8",
        TransducerPair.herald(closed, closed, StrictMath.sqrt(0.8), 1, 1e-3, MultiQuanta.SATURATE),
        bench::attempt);
  }

  private void pitch() {
    PitchAndCatchBench bench = new PitchAndCatchBench(0.8, 0, 1e-7, 0);
    XState pair = PitchAndCatch.pair(0.8, 1);
    row("pitch-and-catch: η 0.8", new Heralded(1, pair), bench::attempt);
  }

  private void row(String name, Heralded closed, Function<RandomStream, Trial> bench) {
    row(name, closed.probability(), closed.fidelity(), BellState.PSI_PLUS, bench);
  }

  private void row(
      String name,
      double probability,
      double fidelity,
      BellState wanted,
      Function<RandomStream, Trial> bench) {
    Estimate drawn = Estimate.of(bench, seed.stream(name), pairs);
    double p = drawn.probability();
    double error = p * StrictMath.sqrt((1 - p) / pairs);
    double[] errors = drawn.errors();
    boolean psi = wanted == BellState.PSI_PLUS;
    double ofPopulations = psi ? errors[1] + errors[2] : errors[0] + errors[3];
    double ofCoherence = psi ? errors[4] : errors[6];
    rows.add(
        List.of(
            name,
            Print.digits(probability, 6),
            Print.fixed(p, 6) + " ± " + Print.fixed(error, 6),
            Print.fixed(fidelity, 5),
            Print.fixed(drawn.state().fidelity(wanted), 5)
                + " ± "
                + Print.fixed(ofPopulations / 2 + ofCoherence, 5)));
  }
}
