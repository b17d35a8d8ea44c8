package bellhop.network;

import bellhop.network.OperatingPoint.Bound;
import bellhop.network.physics.ThermalLoop;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast an optical link attempts, and how warm its transducers get by that: the slowest of the
 * course of an attempt, of both transducers' recovery and cooling, and of the temperatures that
 * their stages must keep. It says nothing of chances and states.
 *
 * @param period from attempt to attempt
 * @param a end A as warm as that makes it
 * @param b end B likewise
 * @param transducers those whose stage is described, A first
 */
record Pace(Span period, Arm a, Arm b, List<OperatingPoint> transducers) {
  /** In s. */
  private static final double LONGEST = 1e6;

  /**
   * The pace of a link.
   *
   * @param least course of an attempt, below which a given period is refused
   * @param needs what that consists of, for the message
   * @param rest least period for what is not part of the course: dead detectors, pulses
   */
  static Pace of(Fields part, Arm a, Arm b, Span least, String needs, Span rest) {
    if (part.isKnown("attempt-period")) {
      LinkReader.checkPeriod(part, part.span("attempt-period"), least, needs);
    }
    Span wanted =
        Span.max(rest, part.isKnown("attempt-period") ? part.span("attempt-period") : least);
    Span slowest = Span.max(wanted, Span.max(need(a), need(b)));
    double seconds = slowest.seconds() / StrictMath.min(a.duty(), b.duty());
    List<ThermalLoop.Stage> stages = new ArrayList<>();
    a.stage().ifPresent(stages::add);
    b.stage().ifPresent(stages::add);
    if (stages.isEmpty()) {
      return new Pace(period(part, seconds), a, b, List.of());
    }
    ThermalLoop.Point point =
        ThermalLoop.findPoint(stages, 1 / seconds)
            .orElseThrow(() -> tooHot(part, List.of(a, b), 1 / seconds));
    boolean slowed = point.attemptsPerSecond() < 1 / seconds * (1 - 1e-9);
    return settled(
        period(part, slowed ? 1 / point.attemptsPerSecond() : seconds),
        List.of(a, b),
        point,
        slowed,
        wanted);
  }

  private static Span need(Arm arm) {
    return Span.max(arm.recovery(), arm.cooling());
  }

  private static Span period(Fields part, double seconds) {
    if (seconds > LONGEST) {
      throw part.wrong(
          "kind",
          "an attempt takes " + seconds + " s",
          "the limit is " + LONGEST + " s",
          "the duty of a transducer is too small, or its stage has to be too cold");
    }
    return Span.seconds(seconds);
  }

  private static Pace settled(
      Span period, List<Arm> arms, ThermalLoop.Point point, boolean slowed, Span wanted) {
    List<Arm> warm = new ArrayList<>();
    List<OperatingPoint> points = new ArrayList<>();
    int next = 0;
    for (Arm arm : arms) {
      if (arm.stage().isEmpty()) {
        warm.add(arm);
        continue;
      }
      ThermalLoop.Operation at = point.stages().get(next++);
      warm.add(arm.warmed(at.quanta()));
      Bound bound =
          slowed
              ? boundByHeat(arm.stage().get(), point.attemptsPerSecond())
              : bound(arm, arms, wanted);
      points.add(new OperatingPoint(arm.qnu(), at.temperature(), at.quanta(), at.load(), bound));
    }
    return new Pace(period, warm.getFirst(), warm.getLast(), points);
  }

  private static Bound boundByHeat(ThermalLoop.Stage stage, double rate) {
    boolean own =
        Double.isFinite(stage.highest())
            && stage.mostAttempts(stage.highest()) <= rate * (1 + 1e-9);
    return own ? Bound.HIGHEST_TEMPERATURE : Bound.OTHER_END;
  }

  private static Bound bound(Arm arm, List<Arm> arms, Span wanted) {
    Span longest = Span.max(need(arms.getFirst()), need(arms.getLast()));
    if (wanted.compareTo(longest) >= 0) {
      return Bound.PERIOD;
    }
    if (need(arm).compareTo(longest) < 0) {
      return Bound.OTHER_END;
    }
    return arm.cooling().compareTo(arm.recovery()) > 0 ? Bound.COOLING : Bound.RECOVERY;
  }

  /** There is no point at which rate, load and noise agree within what is known of the stage. */
  private static InputException tooHot(Fields part, List<Arm> arms, double rate) {
    for (Arm arm : arms) {
      Optional<ThermalLoop.Stage> stage = arm.stage();
      if (stage.isPresent() && ThermalLoop.findPoint(List.of(stage.get()), rate).isEmpty()) {
        return tooHot(arm, stage.get(), rate);
      }
    }
    return part.wrong("kind", "its transducers get too hot", "no operating point exists", "");
  }

  private static InputException tooHot(Arm arm, ThermalLoop.Stage stage, double rate) {
    ThermalLoop.Operation at = stage.at(rate);
    double coolest = StrictMath.min(ThermalLoop.VALID_TO, stage.highest());
    boolean noisy = stage.at(0).quanta() >= ThermalLoop.MOST_QUANTA;
    double period = 1 / stage.mostAttempts(coolest);
    return new InputException(
        arm.at(),
        "the transducer of \"" + arm.qnu() + "\" finds no operating point",
        "a load of "
            + Quantity.format(at.load(), Dimension.POWER)
            + " takes its stage to "
            + Quantity.format(at.temperature(), Dimension.TEMPERATURE)
            + " with "
            + Quantity.format(at.quanta(), Dimension.NUMBER)
            + " thermal quanta; the curve of a stage holds to 150 mK, and 1 quantum or more leaves"
            + " no entanglement",
        noisy
            ? "a higher microwave-frequency or a colder stage-base is needed"
            : "an attempt-period of "
                + Quantity.format(period, Dimension.TIME)
                + " or more, or a highest-temperature, was meant");
  }
}
