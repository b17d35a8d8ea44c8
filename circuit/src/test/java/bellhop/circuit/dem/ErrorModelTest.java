package bellhop.circuit.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorModelTest {
  @Test
  void countsAreThoseOfTheExample() {
    ErrorModel model =
        read(
            """
            error(0.1) D0 L0
            repeat 3 {
                error(0.2) D0 D1 ^ D1 L1
                shift_detectors(0, 0, 1) 2
            }
            error(0.3) D1
            """);
    assertThat(model.mechanismCount()).isEqualTo(5);
    assertThat(model.detectorCount()).isEqualTo(8);
    assertThat(model.observableCount()).isEqualTo(2);
    assertThat(model.detectorShift()).isEqualTo(6);
  }

  @Test
  void numbersAndPlacesAreAbsoluteWhenFlattened() {
    ErrorModel model =
        read(
            """
            shift_detectors(0.5) 1
            repeat 2 {
                detector(1, 2) D0
                error[t](0.25) D0 ^ L3
                shift_detectors(10, 20, 30) 5
            }
            logical_observable L4
            detector D1
            """);
    assertThat(flat(model))
        .isEqualTo(
            """
            detector(1.5, 2) D1
            error[t](0.25) D1 ^ L3
            detector(11.5, 22) D6
            error[t](0.25) D6 ^ L3
            logical_observable L4
            detector D12
            """);
  }

  @Test
  void declarationsCountAndShiftsAloneDoNot() {
    assertThat(read("detector D9").detectorCount()).isEqualTo(10);
    assertThat(read("logical_observable L70").observableCount()).isEqualTo(71);
    assertThat(read("shift_detectors 5").detectorCount()).isZero();
    assertThat(read("shift_detectors 5\ndetector D0").detectorCount()).isEqualTo(6);
    assertThat(read("").mechanismCount()).isZero();
  }

  @Test
  void mechanismsFlipWhatIsNamedAnOddNumberOfTimes() {
    Targets targets =
        ((Mechanism) read("error(0.1) D2 L0 ^ D3 L0 D5 D5 D5").steps().get(0)).targets();
    assertThat(targets.flipped()).hasToString("D2 D3 D5");
    assertThat(targets.parts())
        .extracting(Targets::toString)
        .containsExactly("D2 L0", "D3 L0 D5 D5 D5");
    assertThat(Targets.NONE.flipped()).isEqualTo(Targets.NONE);
    assertThat(Targets.of(Target.observable(7), Target.detector(9)).flipped()).hasToString("D9 L7");
  }

  @Test
  void twoFaultsAreOneWithTheChanceOfExactlyOne() {
    assertThat(Mechanism.combined(0.1, 0.2)).isCloseTo(0.26, within(1e-15));
    assertThat(Mechanism.combined(0.3, 0)).isEqualTo(0.3);
    assertThat(Mechanism.combined(0.3, 1)).isEqualTo(0.7);
    assertThat(Mechanism.combined(0.5, 0.9)).isEqualTo(0.5);
  }

  @Test
  void countsAndStepsAreThoseOfTheSlowTwin() {
    RandomModel models = new RandomModel(new Seed(20266).stream("models"));
    for (int i = 0; i < 2_000; i++) {
      ErrorModel model = models.next();
      PlainModel plain = new PlainModel();
      plain.walk(model.steps());
      assertThat(model.mechanismCount()).isEqualTo(plain.mechanisms);
      assertThat(model.detectorCount()).isEqualTo(plain.detectors);
      assertThat(model.observableCount()).isEqualTo(plain.observables);
      assertThat(model.detectorShift()).isEqualTo(plain.offset);
      assertThat(flat(model)).isEqualTo(plain.text.toString());
    }
  }

  /** Unrolls by writing each step with its numbers moved; keeps the largest it meets. */
  private static final class PlainModel {
    private final StringBuilder text = new StringBuilder();

    /** Adding −0 changes no number, not even the other zero. */
    private final double[] shift = {-0.0, -0.0, -0.0, -0.0};

    private long offset;
    private long mechanisms;
    private long detectors;
    private long observables;

    void walk(List<Step> steps) {
      for (Step step : steps) {
        switch (step) {
          case Mechanism(double probability, Targets targets, String tag) -> {
            mechanisms++;
            write(new Mechanism(probability, moved(targets), tag));
          }
          case DetectorDeclaration(Coordinates at, Targets targets, String tag) ->
              write(new DetectorDeclaration(moved(at), moved(targets), tag));
          case ObservableDeclaration(Targets targets, String tag) ->
              write(new ObservableDeclaration(moved(targets), tag));
          case DetectorShift(Coordinates by, long count, String tag) -> {
            assertThat(tag).isNotNull();
            offset += count;
            for (int i = 0; i < by.size(); i++) {
              shift[i] += by.get(i);
            }
          }
          case RepeatBlock(long count, ErrorModel body, String tag) -> {
            assertThat(tag).isNotNull();
            for (long i = 0; i < count; i++) {
              walk(body.steps());
            }
          }
        }
      }
    }

    private void write(Step step) {
      text.append(ErrorModelWriter.write(new ErrorModel(List.of(step))));
    }

    private Coordinates moved(Coordinates at) {
      double[] moved = new double[at.size()];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = at.get(i) + shift[i];
      }
      return Coordinates.of(moved);
    }

    private Targets moved(Targets targets) {
      List<Long> moved = new ArrayList<>();
      for (int i = 0; i < targets.size(); i++) {
        long target = targets.get(i);
        if (target == Target.SEPARATOR) {
          moved.add(target);
        } else if (Target.isObservable(target)) {
          observables = Math.max(observables, Target.index(target) + 1);
          moved.add(target);
        } else {
          moved.add(target + offset);
          detectors = Math.max(detectors, target + offset + 1);
        }
      }
      return Targets.of(moved.stream().mapToLong(Long::longValue).toArray());
    }
  }

  @Test
  void hugeRepetitionsAreCountedAtOnce() {
    ErrorModel model =
        read(
            """
            repeat 1000000000000000000 {
                error(0.1) D0
                shift_detectors 1
                repeat 3 {
                    error(0.1) L7
                }
            }
            error(0.5) D3
            """);
    assertThat(model.mechanismCount()).isEqualTo(4_000_000_000_000_000_001L);
    assertThat(model.detectorCount()).isEqualTo(1_000_000_000_000_000_004L);
    assertThat(model.observableCount()).isEqualTo(8);
  }

  @Test
  void moreThanCanBeCountedIsRefusedWhereItBegins() {
    refused(
        "repeat 1000000000000000000 {\n shift_detectors 5\n}", "model:1:1: with all repetitions");
    refused(
        "error(0) D0\nrepeat 5 {\nrepeat 1000000000000000000 {\nshift_detectors 1\n}\n}",
        "model:2:1: with all repetitions the model has more than 2^62 detectors");
    refused("shift_detectors 1000000000000000000\n".repeat(5), "model:5:1: with all repetitions");
    refused(
        "shift_detectors 1000000000000000000\n".repeat(4) + "detector D1000000000000000000",
        "model:5:1: with all repetitions");
  }

  @Test
  void moreMechanismsThanALongHoldsAreAsManyAsItHolds() {
    String folded = "repeat 1000000000000000000 {\nerror(0.1) D0\nerror(0.1) D1\n}\n";
    assertThat(read(folded.repeat(4)).mechanismCount()).isEqualTo(8_000_000_000_000_000_000L);
    assertThat(read(folded.repeat(5)).mechanismCount()).isEqualTo(Long.MAX_VALUE);
    ErrorModel nested = read("repeat 1000000000000000000 {\n" + folded + "}");
    assertThat(nested.mechanismCount()).isEqualTo(Long.MAX_VALUE);
    assertThat(nested.detectorCount()).isEqualTo(2);
  }

  @Test
  void largestDetectorsStayDetectors() {
    String text =
        "shift_detectors 1000000000000000000\n".repeat(3) + "error(1) D999999999999999999\n";
    assertThat(read(text).detectorCount()).isEqualTo(4_000_000_000_000_000_000L);
    assertThat(flat(read(text))).isEqualTo("error(1) D3999999999999999999\n");
  }

  @Test
  void builtModelsAreCheckedAsReadOnes() {
    ErrorModel one = new ErrorModel(List.of(new Mechanism(0.1, Targets.of(Target.detector(0)))));
    Step shift = new DetectorShift(Coordinates.NONE, 1, "");
    ErrorModel moved = new ErrorModel(List.of(one.steps().getFirst(), shift));
    ErrorModel many = new ErrorModel(List.of(new RepeatBlock(Target.LARGEST_NUMBER, moved, "")));
    assertThatThrownBy(() -> new ErrorModel(List.of(new RepeatBlock(5, many, ""))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("error model: with all repetitions");
    assertThatThrownBy(() -> new Mechanism(1.5, Targets.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mechanism(0.5, Targets.of(Target.SEPARATOR)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Targets.of(-2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Coordinates.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unrollingHasAnEnd() {
    for (String body : List.of("error(0.1) D0", "shift_detectors 1", "", "repeat 9 {\n}")) {
      ErrorModel model = read("repeat 1000000000000000000 {\n" + body + "\n}");
      assertThatThrownBy(() -> model.flattened(step -> {}))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("at most 100000000 are unrolled");
    }
    ErrorModel small = read("repeat 10 {\nerror(0.1) D0\n}");
    assertThatThrownBy(() -> small.flattened(step -> {}, 19, Location.of("m.dem")))
        .hasMessageStartingWith("m.dem: unrolled, the model has 20 steps; at most 19 are unrolled");
    List<Step> steps = new ArrayList<>();
    small.flattened(steps::add, 20, Location.of("m.dem"));
    assertThat(steps).hasSize(10);
  }

  private static String flat(ErrorModel model) {
    StringBuilder text = new StringBuilder();
    model.flattened(step -> text.append(ErrorModelWriter.write(new ErrorModel(List.of(step)))));
    return text.toString();
  }

  private static ErrorModel read(String text) {
    return ErrorModelReader.read(text, "model");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }
}
