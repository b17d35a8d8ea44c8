package bellhop.network.physics;

import java.util.List;
import java.util.Optional;

/**
 * Attempts heat a stage, a warm stage is noisy, and one that must stay cool slows the attempts: the
 * operating point at which rate, load, temperature and noise agree. It is a mean over time; how
 * noise grows within a pulse, and other stages of the cryostat, are left out.
 */
public final class ThermalLoop {
  /** Up to this temperature in K the curve of a stage holds. */
  public static final double VALID_TO = 0.15;

  /** From so many thermal quanta (added noise 1) no entanglement passes any more. */
  public static final double MOST_QUANTA = 1;

  private static final double DAMPING = 0.5;
  private static final double SETTLED = 1e-14;
  private static final int MOST_STEPS = 200;

  private ThermalLoop() {}

  /**
   * A transducer on its stage.
   *
   * @param absorbed J that an attempt of one channel leaves there, at least 0
   * @param channels that attempt at the same time
   * @param cooling W that the stage carries at 0.1 K, above 0
   * @param base K without load, below 0.1
   * @param frequency of the microwave mode in Hz
   * @param highest K that the stage must not exceed, above the base; infinite if it may be as warm
   *     as it gets
   */
  public record Stage(
      double absorbed,
      int channels,
      double cooling,
      double base,
      double frequency,
      double highest) {
    public Stage {
      boolean valid =
          absorbed >= 0
              && channels >= 1
              && cooling > 0
              && base >= 0
              && base < 0.1
              && frequency > 0
              && highest > base;
      if (!valid) {
        throw new IllegalArgumentException(
            "not a stage: %s J, %s channels, %s W at 0.1 K, base %s K, %s Hz, at most %s K"
                .formatted(absorbed, channels, cooling, base, frequency, highest));
      }
    }

    /** What it settles at, whether that is in range or not. */
    public Operation at(double attemptsPerSecond) {
      double load = absorbed * channels * attemptsPerSecond;
      double temperature = Cooling.temperature(load, cooling, base);
      return new Operation(load, temperature, Conversion.thermalPhotons(frequency, temperature));
    }

    /** Most attempts per second of a channel at which it stays below a temperature. */
    public double mostAttempts(double temperature) {
      double heat = absorbed * channels;
      return heat == 0
          ? Double.POSITIVE_INFINITY
          : Cooling.power(temperature, cooling, base) / heat;
    }

    private boolean isInRange(Operation operation) {
      return operation.temperature() <= VALID_TO * (1 + 1e-9) && operation.quanta() < MOST_QUANTA;
    }
  }

  /**
   * How a stage does at a rate of attempts.
   *
   * @param load W
   * @param temperature K
   * @param quanta thermal ones of the microwave mode
   */
  public record Operation(double load, double temperature, double quanta) {}

  /**
   * Where the loop settles.
   *
   * @param attemptsPerSecond of each channel
   * @param stages in their order
   */
  public record Point(double attemptsPerSecond, List<Operation> stages) {
    public Point {
      stages = List.copyOf(stages);
    }
  }

  /**
   * The operating point of stages that attempt together, found by damped steps from the fastest
   * rate; none if a stage then is above {@link #VALID_TO}, or has {@link #MOST_QUANTA} or more.
   *
   * @param most attempts per second of a channel that anything else allows, above 0
   */
  public static Optional<Point> findPoint(List<Stage> stages, double most) {
    double rate = most;
    for (int step = 0; step < MOST_STEPS; step++) {
      double allowed = allowed(stages, rate, most);
      double next = rate + DAMPING * (allowed - rate);
      boolean settled = StrictMath.abs(allowed - rate) <= SETTLED * most;
      rate = settled ? allowed : next;
      if (settled) {
        break;
      }
    }
    double settledRate = rate;
    List<Operation> points = stages.stream().map(s -> s.at(settledRate)).toList();
    for (int i = 0; i < points.size(); i++) {
      if (!stages.get(i).isInRange(points.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Point(rate, points));
  }

  /** The rate that suits the temperatures which this rate brings about. */
  private static double allowed(List<Stage> stages, double rate, double most) {
    double allowed = most;
    for (Stage stage : stages) {
      double load = stage.at(rate).load();
      if (Double.isFinite(stage.highest()) && load > 0) {
        double bearable = Cooling.power(stage.highest(), stage.cooling(), stage.base());
        allowed = StrictMath.min(allowed, rate * bearable / load);
      }
    }
    return allowed;
  }
}
