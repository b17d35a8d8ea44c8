package bellhop.qec.model;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.ShotTable;
import bellhop.qec.sample.Draws;
import bellhop.qec.sample.ShotLimits;
import bellhop.qec.sample.Skips;
import bellhop.units.Seed;

/**
 * Draws shots of an error model by batches: which faults happen, and the detectors and observables
 * that they flip. Shots of a batch depend on the seed and the number of the batch alone. Not
 * thread-safe; each thread has its own.
 *
 * <p>Faults of equal probability are drawn together, skipping from one that happens to the next, so
 * that a batch costs as many draws as faults happen in it, and one for each probability.
 */
public final class ErrorSampler {
  private static final int MOST_SHOTS = 1024;

  private final FaultTable faults;
  private final Seed seed;
  private final Draws draws;
  private final boolean keepsFaults;
  private final ShotTable detections;
  private final ShotTable flips;
  private final ShotTable happened;

  private ErrorSampler(FaultTable faults, Seed seed, boolean keepsFaults, int shots) {
    this.faults = faults;
    this.seed = seed;
    draws = new Draws(seed.stream("faults", 0));
    this.keepsFaults = keepsFaults;
    detections = new ShotTable(faults.detectors(), shots);
    flips = new ShotTable(faults.observables(), shots);
    happened = new ShotTable(keepsFaults ? faults.size() : 0, shots);
  }

  /**
   * @param source name of the model, for messages
   * @param keepsFaults whether it is also noted which faults happened
   * @throws bellhop.units.InputException if the model is too large to be unrolled, or its shots are
   *     too long
   */
  public static ErrorSampler of(ErrorModel model, String source, Seed seed, boolean keepsFaults) {
    ShotLimits.bits(model.detectorCount(), "detectors", source);
    ShotLimits.bits(model.observableCount(), "observables", source);
    FaultTable faults = FaultTable.of(model, source);
    long bits = (long) faults.detectors() + faults.observables();
    long rows = bits + (keepsFaults ? faults.size() : 0);
    return new ErrorSampler(faults, seed, keepsFaults, ShotTable.batch(rows, MOST_SHOTS));
  }

  /** One that draws the same, for another thread. */
  public ErrorSampler another() {
    return new ErrorSampler(faults, seed, keepsFaults, batch());
  }

  /** Shots of a batch, 64 times a power of two. */
  public int batch() {
    return detections.shots();
  }

  /** Of the model, unrolled: rows of {@link #faults}. */
  public int faultCount() {
    return faults.size();
  }

  /**
   * Draws a batch; the tables are those of the batch before, written anew.
   *
   * @param number of the batch, from 0
   */
  public void draw(long number) {
    clear();
    draws.restart(seed.stream("faults", number));
    for (int group = 0; group < faults.groupCount(); group++) {
      draw(group);
    }
  }

  private void clear() {
    detections.clear();
    flips.clear();
    happened.clear();
  }

  private void draw(int group) {
    Skips skips = faults.skips(group);
    int log = Integer.numberOfTrailingZeros(batch());
    long tries = (long) faults.size(group) << log;
    for (long at = skips.from(0, draws); at < tries; at = skips.from(at + 1, draws)) {
      flip(faults.member(group, (int) (at >>> log)), (int) at & ((1 << log) - 1));
    }
  }

  private void flip(int fault, int shot) {
    int word = shot >> 6;
    long bit = 1L << shot;
    for (int i = faults.start(fault); i < faults.start(fault + 1); i++) {
      int symptom = faults.symptom(i);
      if (symptom >= 0) {
        detections.row(symptom)[word] ^= bit;
      } else {
        flips.row(~symptom)[word] ^= bit;
      }
    }
    if (keepsFaults) {
      happened.row(fault)[word] |= bit;
    }
  }

  /**
   * The shots in which given faults happen, instead of drawn ones.
   *
   * @param given a row for each fault, of as many shots as a batch
   */
  public void replay(ShotTable given) {
    if (given.bits() != faults.size() || given.words() != detections.words()) {
      throw new IllegalArgumentException(
          given.bits() + " faults of " + given.shots() + " shots for a model of " + faults.size());
    }
    clear();
    for (int fault = 0; fault < faults.size(); fault++) {
      for (int word = 0; word < given.words(); word++) {
        replay(fault, word, given.row(fault)[word]);
      }
    }
  }

  private void replay(int fault, int word, long shots) {
    for (long left = shots; left != 0; left &= left - 1) {
      flip(fault, 64 * word + Long.numberOfTrailingZeros(left));
    }
  }

  /** Detectors of the batch. */
  public ShotTable detectors() {
    return detections;
  }

  public ShotTable observables() {
    return flips;
  }

  /** Which faults happened, if that is kept; a row for each in the order of the unrolled model. */
  public ShotTable faults() {
    return happened;
  }
}
