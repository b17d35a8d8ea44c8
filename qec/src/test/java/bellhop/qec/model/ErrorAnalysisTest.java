package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.BruteForceErrors;
import bellhop.qec.Quiet;
import bellhop.qec.RandomCircuits;
import bellhop.qec.sample.FrameSampler;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The analysis against slower ways to say the same, on circuits of all instructions. */
final class ErrorAnalysisTest {
  private static final AnalysisOptions LOOSE = AnalysisOptions.PLAIN.approximating(1);

  @Test
  void agreesWithEachFaultCarriedForwards() {
    RandomStream random = new Seed(3).stream("circuits");
    Set<Op> seen = EnumSet.noneOf(Op.class);
    long faults = 0;
    for (int trial = 0; trial < 300; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      circuit.steps().forEach(step -> seen.add(((Step.Apply) step).op()));
      ErrorModel model = ErrorAnalysis.of(circuit, "random", LOOSE);
      SortedMap<String, Double> found = Merged.of(model);
      assertEqual(found, BruteForceErrors.named(BruteForceErrors.approximately(circuit)), circuit);
      assertThat(model.detectorCount()).isEqualTo(circuit.detectorCount());
      assertThat(model.observableCount()).isEqualTo(circuit.observableCount());
      faults += found.size();
    }
    assertThat(seen).containsAll(EnumSet.allOf(Op.class));
    assertThat(faults).isGreaterThan(1_500);
  }

  private static void assertEqual(
      SortedMap<String, Double> found, SortedMap<String, Double> expected, Object circuit) {
    assertThat(found.keySet()).as("%s", circuit).isEqualTo(expected.keySet());
    found.forEach((name, p) ->
        assertThat(p).as("%s of %s", name, circuit).isEqualTo(expected.get(name), within(1e-12)));
  }

  @Test
  void gaugesSpanWhatIsRandomWithoutNoise() {
    RandomStream random = new Seed(4).stream("circuits");
    int gauges = 0;
    for (int trial = 0; trial < 200; trial++) {
      List<Step> steps = withRandomDetectors(RandomCircuits.steps(20, random), random);
      StabilizerCircuit quiet = Quiet.of(new StabilizerCircuit(steps));
      ErrorModel model = ErrorAnalysis.of(quiet, "random", LOOSE.allowingGauges());
      List<Long> coins = new ArrayList<>();
      model.flattened(step -> coins.add(coin(step)));
      coins.removeIf(coin -> coin == 0);
      assertThat(reduced(coins)).as("%s", quiet).isEqualTo(reduced(differences(quiet)));
      gauges += coins.size();
    }
    assertThat(gauges).isGreaterThan(200);
  }

  private static List<Step> withRandomDetectors(List<Step> steps, RandomStream random) {
    List<Step> all = new ArrayList<>();
    int records = 0;
    for (Step step : steps) {
      all.add(step);
      records += ((Step.Apply) step).recordCount();
      if (records > 0 && random.nextBoolean(0.3)) {
        int near = 1 + random.nextInt(records);
        int far = 1 + random.nextInt(records);
        all.add(
            Step.Apply.of(
                Op.DETECTOR,
                bellhop.circuit.stabilizer.Target.record(near),
                bellhop.circuit.stabilizer.Target.record(far)));
      }
    }
    return all;
  }

  private static long coin(bellhop.circuit.dem.Step step) {
    long bits = 0;
    if (step instanceof Mechanism mechanism) {
      assertThat(mechanism.probability()).isEqualTo(0.5);
      for (long target : mechanism.targets().toArray()) {
        bits ^= 1L << Target.index(target);
      }
    }
    return bits;
  }

  private static List<Long> differences(StabilizerCircuit quiet) {
    List<Long> shots = new ArrayList<>();
    for (int shot = 0; shot < 100; shot++) {
      Shot drawn = TableauSampler.shot(quiet, "random", new Seed(shot).stream("shots"));
      long bits = 0;
      for (int i = 0; i < drawn.detectors().size(); i++) {
        bits |= drawn.detectors().get(i) ? 1L << i : 0;
      }
      shots.add(bits);
    }
    return shots.stream().map(bits -> bits ^ shots.getFirst()).toList();
  }

  /** The reduced basis of a space, which is unique. */
  private static SortedSet<Long> reduced(List<Long> vectors) {
    SortedSet<Long> basis = new TreeSet<>();
    for (long vector : vectors) {
      long left = vector;
      for (long pivot : basis) {
        left = StrictMath.min(left, left ^ pivot);
      }
      for (long pivot : basis.reversed()) {
        left = StrictMath.min(left, left ^ pivot);
      }
      if (left != 0) {
        long added = left;
        SortedSet<Long> next = new TreeSet<>();
        basis.forEach(pivot -> next.add(StrictMath.min(pivot, pivot ^ added)));
        next.add(added);
        basis = next;
      }
    }
    return basis;
  }

  /** 131,072 shots; 5 sigma. */
  @Test
  void detectorsFireAsOftenAsTheModelSays() {
    StabilizerCircuit circuit = Memories.rotated(3, 3, 0.01, 'X');
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN);
    double[] signs = new double[(int) model.detectorCount()];
    java.util.Arrays.fill(signs, 1);
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        for (long target : mechanism.targets().toArray()) {
          if (Target.isDetector(target)) {
            signs[(int) target] *= 1 - 2 * mechanism.probability();
          }
        }
      }
    });
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, "memory", new Seed(5));
    int batches = 131_072 / sampler.batch();
    long[] fired = new long[signs.length];
    for (int batch = 0; batch < batches; batch++) {
      sampler.draw(batch);
      ShotTable detectors = sampler.detectors();
      for (int d = 0; d < fired.length; d++) {
        for (int w = 0; w < detectors.words(); w++) {
          fired[d] += Long.bitCount(detectors.row(d)[w]);
        }
      }
    }
    double shots = (double) batches * sampler.batch();
    for (int d = 0; d < signs.length; d++) {
      double p = (1 - signs[d]) / 2;
      double sigma = StrictMath.sqrt(p * (1 - p) / shots);
      assertThat(fired[d] / shots).isEqualTo(p, within(5 * sigma));
    }
  }
}
