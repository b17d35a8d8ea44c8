package bellhop.compiler.output;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.units.Seed;

/**
 * How long a timed program takes, predicted: the mean over sampled runs ({@link ChanceRun}), since
 * the mean of what waits for the later of two pairs is more than the later of two means.
 *
 * @param meanPs from the first to the last instruction
 * @param samples that it is the mean of; 1 where nothing is left to chance, 0 where even a few
 *     would take too long and links are taken at their mean times
 */
public record Makespan(long meanPs, int samples) {
  /** Samples for a prediction, and for one that only compares. */
  public static final int FOR_ANSWER = 64;

  public static final int FOR_COMPARISON = 8;

  /** Steps of all samples together: a tenth of a second in a JVM that is not warm yet. */
  private static final long USUAL_STEPS = 250_000;

  /** Fewer samples than that are no better than mean times. */
  private static final int FEWEST = 4;

  /** Steps that the fewest samples may take together, where the usual ones are not enough. */
  private static final long MOST_STEPS = 2_000_000;

  /** Entries of the agenda for a pair, each of which counts as a step. */
  private static final int STEPS_A_PAIR = 20;

  public Makespan {
    if (meanPs < 0 || samples < 0) {
      throw new IllegalArgumentException(meanPs + " ps over " + samples + " samples");
    }
  }

  /** With every link at its mean time, as far as that goes. */
  static Makespan ofMeans(long meanPs) {
    return new Makespan(meanPs, 0);
  }

  /**
   * The mean over at most so many samples, fewer where the program is large.
   *
   * @param timed with its requests in place and their need-by times
   * @param plan with every link at its mean time, which stands where even a few are too many
   */
  static Makespan sampled(
      Distributed timed, Network network, Makespan plan, Seed seed, int samples) {
    long steps = timed.instructionCount() + (long) STEPS_A_PAIR * timed.pairs().size();
    if (FEWEST * steps > MOST_STEPS) {
      return plan;
    }
    int affordable = Math.clamp(USUAL_STEPS / Math.max(1, steps), FEWEST, samples);
    ChanceRun run = new ChanceRun(timed, network, seed, affordable);
    int most = run.hasChance() ? affordable : 1;
    Makespan mean = mean(run, most);
    return mean.samples() < Math.min(FEWEST, most) ? plan : mean;
  }

  /** Over fewer samples where their pairs are lost so often that the effort is spent before. */
  private static Makespan mean(ChanceRun run, int most) {
    double sum = 0;
    int samples = 0;
    while (samples < most) {
      long makespanPs = run.makespanPs(samples);
      if (run.isSpent()) {
        break;
      }
      sum += makespanPs;
      samples++;
    }
    return new Makespan(StrictMath.round(sum / Math.max(1, samples)), samples);
  }
}
