package bellhop.circuit.dem;

import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Error models with all that they may hold, small enough to be unrolled. */
final class RandomModel {
  private static final String[] TAGS = {"", "", "", "noise", "a]b\\c", "x\r\ny", "# \u00e9 {"};

  private final RandomStream random;

  RandomModel(RandomStream random) {
    this.random = random;
  }

  ErrorModel next() {
    return model(3);
  }

  private ErrorModel model(int depth) {
    List<Step> steps = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      steps.add(step(depth));
    }
    return new ErrorModel(steps);
  }

  private Step step(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0, 1, 2 -> new Mechanism(probability(), parts(), tag());
      case 3 -> new DetectorDeclaration(coordinates(), detectors(), tag());
      case 4 -> new ObservableDeclaration(Targets.of(Target.observable(random.nextInt(5))), tag());
      case 5 -> new DetectorShift(coordinates(), random.nextInt(4), tag());
      default -> new RepeatBlock(1 + random.nextInt(4), model(depth - 1), tag());
    };
  }

  private double probability() {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> 0.001;
      case 3 -> random.nextDouble() * 1e-9;
      default -> random.nextDouble();
    };
  }

  private Targets parts() {
    List<Long> targets = new ArrayList<>();
    for (int part = random.nextInt(3); part >= 0; part--) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        targets.add(
            random.nextInt(4) == 0
                ? Target.observable(random.nextInt(70))
                : Target.detector(random.nextInt(9)));
      }
      if (part > 0) {
        targets.add(Target.SEPARATOR);
      }
    }
    return random.nextInt(10) == 0
        ? Targets.NONE
        : Targets.of(targets.stream().mapToLong(Long::longValue).toArray());
  }

  private Targets detectors() {
    long[] targets = new long[random.nextInt(3)];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = Target.detector(random.nextInt(9));
    }
    return Targets.of(targets);
  }

  private Coordinates coordinates() {
    double[] values = new double[random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(9);
            case 1 -> -random.nextDouble() * 1e12;
            case 2 -> -0.0;
            default -> 0.5;
          };
    }
    return Coordinates.of(values);
  }

  private String tag() {
    return TAGS[random.nextInt(TAGS.length)];
  }
}
