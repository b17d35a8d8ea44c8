package bellhop.qec.sample;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;

/**
 * Draws shots of a stabilizer circuit by batches of frames: results, or detectors and observables.
 * Shots of a batch depend on the seed and the number of the batch alone, so that threads may share
 * them out. Not thread-safe; each thread has its own.
 *
 * <p>A batch is of 2,048 shots, so that what a kernel touches stays near the processor; fewer where
 * their tables would be too large.
 */
public final class FrameSampler {
  private static final int MOST_SHOTS = 2048;

  /**
   * What all samplers of a circuit share.
   *
   * @param kept results, which are all or as many as are referred to
   * @param most shots of a batch
   * @param reference a word of ones for each result that is 1 in the reference, or none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Plan(
      StabilizerCircuit circuit,
      Kernel[] kernels,
      int kept,
      Seed seed,
      int most,
      long... reference) {
    int detectorCount() {
      return (int) circuit.detectorCount();
    }

    int observableCount() {
      return (int) circuit.observableCount();
    }

    /** Of all results, though fewer may be kept, so that both kinds of samplers draw the same. */
    int batch() {
      long bits = circuit.recordCount() + circuit.detectorCount() + circuit.observableCount();
      return ShotTable.batch(bits + 2L * circuit.qubitCount(), most);
    }

    RandomStream stream(long batch) {
      return seed.stream("frames", batch);
    }
  }

  private final Plan plan;
  private final Frames frames;
  private final ShotTable results;

  /** Detectors, then observables. */
  private final ShotTable detections;

  private FrameSampler(Plan plan) {
    this.plan = plan;
    StabilizerCircuit circuit = plan.circuit;
    int shots = plan.batch();
    results = new ShotTable(plan.kept, shots);
    detections = new ShotTable(plan.detectorCount() + plan.observableCount(), shots);
    Draws draws = new Draws(plan.stream(0));
    frames = new Frames(circuit.qubitCount(), results, detections, plan.detectorCount(), draws);
  }

  /**
   * For results.
   *
   * @param source name of the circuit, for messages
   * @throws bellhop.units.InputException if the circuit is too long or refers to results before its
   *     start
   */
  public static FrameSampler ofResults(StabilizerCircuit circuit, String source, Seed seed) {
    Bits reference = TableauSampler.reference(circuit, source).record();
    return with(circuit, seed, rows(reference));
  }

  /** For results of which the reference is taken to be all zeros, likewise. */
  public static FrameSampler ofFlips(StabilizerCircuit circuit, String source, Seed seed) {
    ShotLimits.require(circuit, source);
    return with(circuit, seed);
  }

  private static FrameSampler with(StabilizerCircuit circuit, Seed seed, long... reference) {
    Kernel[] kernels = new Kernels().of(circuit);
    return new FrameSampler(
        new Plan(circuit, kernels, (int) circuit.recordCount(), seed, MOST_SHOTS, reference));
  }

  /** For detectors and observables, likewise. */
  public static FrameSampler ofDetectors(StabilizerCircuit circuit, String source, Seed seed) {
    return ofDetectors(circuit, source, seed, MOST_SHOTS);
  }

  /**
   * For detectors and observables by batches of another size, likewise.
   *
   * @param most shots of a batch, 64 times a power of two; other sizes give other shots
   */
  public static FrameSampler ofDetectors(
      StabilizerCircuit circuit, String source, Seed seed, int most) {
    ShotLimits.require(circuit, source);
    Kernels maker = new Kernels();
    Kernel[] kernels = maker.of(circuit);
    return new FrameSampler(new Plan(circuit, kernels, maker.farthest(), seed, most));
  }

  /** One that draws the same, for another thread. */
  public FrameSampler another() {
    return new FrameSampler(plan);
  }

  /** A word of ones for each result that is 1 in the reference. */
  private static long[] rows(Bits reference) {
    long[] rows = new long[reference.size()];
    Arrays.setAll(rows, i -> reference.get(i) ? -1L : 0);
    return rows;
  }

  /** Shots of a batch. */
  public int batch() {
    return frames.shots();
  }

  /**
   * Draws a batch; the tables are those of the batch before, written anew.
   *
   * @param number of the batch, from 0
   */
  public void draw(long number) {
    frames.begin(plan.stream(number));
    for (Kernel kernel : plan.kernels) {
      kernel.run(frames);
    }
    for (int bit = 0; bit < plan.reference.length; bit++) {
      long[] row = results.row(bit);
      for (int w = 0; w < row.length; w++) {
        row[w] ^= plan.reference[bit];
      }
    }
  }

  /** Results of the batch, if it draws them. */
  public ShotTable results() {
    return results;
  }

  /** Detectors of the batch, which differ from the noiseless ones, and then observables. */
  public ShotTable detections() {
    return detections;
  }

  public ShotTable detectors() {
    return detections.rows(0, plan.detectorCount());
  }

  public ShotTable observables() {
    return detections.rows(plan.detectorCount(), plan.observableCount());
  }
}
