package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/** The shape of a photon in time. Its start and its colour come from elsewhere. */
public sealed interface Packet {
  /** Amplitude at a time in s after the photon's own zero, in 1/√s. */
  double amplitude(double time);

  /** Draws a time by the intensity. */
  double draw(RandomStream chance);

  /**
   * A Gaussian around zero.
   *
   * @param deviation s of the intensity, in s
   */
  record Gaussian(double deviation) implements Packet {
    public Gaussian {
      positive(deviation);
    }

    @Override
    public double amplitude(double time) {
      double x = time / deviation;
      double area = deviation * StrictMath.sqrt(2 * StrictMath.PI);
      return StrictMath.exp(-x * x / 4) / StrictMath.sqrt(area);
    }

    @Override
    public double draw(RandomStream chance) {
      return deviation * chance.nextGaussian();
    }
  }

  /**
   * Spontaneous emission that starts at zero.
   *
   * @param rate γ of the intensity, in 1/s
   */
  record Exponential(double rate) implements Packet {
    public Exponential {
      positive(rate);
    }

    @Override
    public double amplitude(double time) {
      return time < 0 ? 0 : StrictMath.sqrt(rate) * StrictMath.exp(-rate * time / 2);
    }

    @Override
    public double draw(RandomStream chance) {
      return -StrictMath.log(chance.nextPositive()) / rate;
    }
  }

  private static void positive(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("a photon has a length, not " + value);
    }
  }
}
