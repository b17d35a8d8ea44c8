package bellhop.circuit.dem;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.List;
import java.util.function.Consumer;

/**
 * A detector error model: the independent mechanisms that flip detectors and observables. Blocks
 * stay folded; what is counted is counted in closed form, so a block that is repeated 10^18 times
 * costs as much as one that is not. A mechanism takes about 100 bytes.
 */
public final class ErrorModel {
  /** Of blocks inside one another. */
  public static final int DEEPEST = 256;

  /** Steps that {@link #flattened} visits unless it is told otherwise. */
  public static final long MOST_STEPS = 100_000_000;

  private static final Location HERE = Location.of("error model");

  private final List<Step> steps;
  private final Totals totals;

  /**
   * The list is copied.
   *
   * @throws InputException if there are more than 2^62 detectors, or blocks are more than {@link
   *     #DEEPEST} deep
   */
  public ErrorModel(List<Step> steps) {
    this.steps = List.copyOf(steps);
    Totals sum = Totals.NOTHING;
    for (Step step : this.steps) {
      sum = checkedSum(sum, step, HERE);
    }
    this.totals = sum;
  }

  /** What a model amounts to that grows by a step, or why it must not. */
  static Totals checkedSum(Totals before, Step step, Location place) {
    Totals sum = sum(before, step, place);
    if (!sum.isCountable()) {
      throw uncountable(place);
    }
    if (sum.depth() > DEEPEST) {
      throw tooDeep(place);
    }
    return sum;
  }

  private static Totals sum(Totals before, Step step, Location place) {
    try {
      return before.plus(Totals.of(step));
    } catch (ArithmeticException overflow) {
      throw uncountable(place);
    }
  }

  private static InputException uncountable(Location place) {
    return new InputException(
        place,
        "with all repetitions the model has more than 2^62 detectors",
        "so many are not numbered",
        "fewer repetitions were meant");
  }

  static InputException tooDeep(Location place) {
    return new InputException(
        place,
        "blocks are more than " + DEEPEST + " deep in one another",
        "deeper ones are not read",
        "a block inside can be written out");
  }

  public List<Step> steps() {
    return steps;
  }

  Totals totals() {
    return totals;
  }

  /** One more than the largest number of a detector; shots of the model have so many. */
  public long detectorCount() {
    return totals.detectors();
  }

  /** One more than the largest number of an observable. */
  public long observableCount() {
    return totals.observables();
  }

  /**
   * With all repetitions; mechanisms that flip the same count each. {@link Long#MAX_VALUE} if a
   * long is too small.
   */
  public long mechanismCount() {
    return totals.mechanisms();
  }

  /** By how much the model as a whole moves the numbers of detectors. */
  public long detectorShift() {
    return totals.shift();
  }

  /** Visits at most {@link #MOST_STEPS}. */
  public void flattened(Consumer<Step> visitor) {
    flattened(visitor, MOST_STEPS, HERE);
  }

  /**
   * Visits mechanisms and declarations one by one as they happen: blocks unrolled, numbers and
   * places of detectors absolute. Nothing is kept.
   *
   * @param most steps and turns of blocks, shifts included
   * @param place of the model, for the error
   * @throws InputException if there are more, before any is visited
   */
  public void flattened(Consumer<Step> visitor, long most, Location place) {
    if (totals.work() > most) {
      throw new InputException(
          place,
          "unrolled, the model has " + workInWords() + " steps",
          "at most " + most + " are unrolled",
          "fewer repetitions were meant");
    }
    new Flattening(visitor).walk(this);
  }

  private String workInWords() {
    return totals.work() == Long.MAX_VALUE ? "2^63 or more" : Long.toString(totals.work());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ErrorModel that && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  /** Its size; {@link ErrorModelWriter} writes it. */
  @Override
  public String toString() {
    return "ErrorModel[" + mechanismCount() + " mechanisms, " + detectorCount() + " detectors]";
  }
}
