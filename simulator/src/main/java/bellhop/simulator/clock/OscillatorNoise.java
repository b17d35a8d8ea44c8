package bellhop.simulator.clock;

import bellhop.network.Clocks;
import bellhop.units.RandomStream;

/**
 * The fractional frequency of a free oscillator, step by step. White noise is drawn anew for each
 * step; random walk adds up. Flicker is a sum of processes that forget exponentially, of equal
 * variance and with time constants a factor apart: their spectra v·4T/(1+(2πfT)²) add up to v/(f ln
 * r) over the range of the time constants.
 */
final class OscillatorNoise {
  private static final int PROCESSES = 10;
  private static final double RATIO = 4;

  private final double step;
  private final double constant;
  private final double white;
  private final double walkStep;
  private final double flicker;
  private final double[] memory = new double[PROCESSES];
  private final double[] forgetting = new double[PROCESSES];
  private final RandomStream chance;
  private double walk;

  /**
   * @param constant frequency error that stays
   * @param step in s
   */
  OscillatorNoise(Clocks clocks, double constant, double step, RandomStream chance) {
    this.constant = constant;
    this.step = step;
    this.chance = chance;
    white = clocks.whiteFrequency() / StrictMath.sqrt(step);
    walkStep = clocks.randomWalk() * StrictMath.sqrt(3 * step);
    double hMinus1 = clocks.flickerFloor() * clocks.flickerFloor() / (2 * StrictMath.log(2));
    flicker = StrictMath.sqrt(hMinus1 * StrictMath.log(RATIO));
    double time = step / 2;
    for (int k = 0; k < PROCESSES; k++) {
      forgetting[k] = StrictMath.exp(-step / time);
      memory[k] = flicker * chance.nextGaussian();
      time *= RATIO;
    }
  }

  /** How much the clock gains in the next step, in s. */
  double gain() {
    walk += walkStep * chance.nextGaussian();
    double frequency = constant + walk + white * chance.nextGaussian();
    for (int k = 0; k < PROCESSES; k++) {
      double keep = forgetting[k];
      memory[k] =
          keep * memory[k] + flicker * StrictMath.sqrt(1 - keep * keep) * chance.nextGaussian();
      frequency += memory[k];
    }
    return frequency * step;
  }
}
