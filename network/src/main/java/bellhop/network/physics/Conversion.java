package bellhop.network.physics;

/** What a transducer between microwaves and light does to photons; closed forms of its figures. */
public final class Conversion {
  /** Planck's constant over Boltzmann's, in K/Hz; both are exact in the SI. */
  private static final double H_OVER_K = 6.62607015e-34 / 1.380649e-23;

  private Conversion() {}

  /** Mean thermal photons 1/(e^(hf/kT)−1) of a mode at f Hz and T K; 0 at T = 0. */
  public static double thermalPhotons(double frequency, double temperature) {
    if (temperature == 0) {
      return 0;
    }
    double y = H_OVER_K * frequency / temperature;
    return StrictMath.exp(-y) / -StrictMath.expm1(-y);
  }

  /** Added noise referred to the input: (1−η)n_env/η. */
  public static double addedNoise(double efficiency, double environment) {
    return (1 - efficiency) * environment / efficiency;
  }

  /** The n_env = η/(1−η) from which a line carries no entanglement any more (added noise 1). */
  public static double environmentLimit(double efficiency) {
    return efficiency / (1 - efficiency);
  }

  /** Added noise n1 + n2/(η1 η_f) of device 1, a line and device 2 in a row. */
  public static double cascadeNoise(double noise1, double efficiency1, double line, double noise2) {
    return noise1 + noise2 / (efficiency1 * line);
  }

  /** Quantum capacity max(0, log2(η/(1−η))) of a pure-loss line, in qubits per use. */
  public static double capacity(double efficiency) {
    return StrictMath.max(0, StrictMath.log(efficiency / (1 - efficiency)) / StrictMath.log(2));
  }

  /** η × bandwidth × duty in Hz, by which devices are compared, always beside their added noise. */
  public static double figureOfMerit(double efficiency, double bandwidth, double duty) {
    return efficiency * bandwidth * duty;
  }

  /** Energy P√(2π)σ in J of a Gaussian pump pulse of peak power P and power deviation σ. */
  public static double pulseEnergy(double peakPower, double sigma) {
    return peakPower * StrictMath.sqrt(2 * StrictMath.PI) * sigma;
  }

  /**
   * The mixing matrix [[√(1−η), √η], [−√η, √(1−η)]] of conversion, row by row; the minus sign makes
   * it unitary.
   */
  public static double[] mixer(double efficiency) {
    double stay = StrictMath.sqrt(1 - efficiency);
    double go = StrictMath.sqrt(efficiency);
    return new double[] {stay, go, -go, stay};
  }

  /**
   * Chance that noise photons of a converter make one of two detectors click in a window: n_add η
   * photons per arm reach the detectors and split evenly; taken as rare and independent.
   *
   * @param photonsA mean noise photons that arm A brings to both detectors
   * @param photonsB likewise B
   */
  public static double noiseClick(double photonsA, double photonsB) {
    return -StrictMath.expm1(-(photonsA + photonsB) / 2);
  }
}
