package bellhop.circuit.stabilizer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** The numbers in parentheses that an instruction takes. */
public enum Arguments {
  NONE(0, 0, "no number"),
  PROBABILITY(1, 1, "one probability"),
  OPTIONAL_PROBABILITY(0, 1, "no number, or the probability of a wrong record"),
  DISJOINT_3(3, 3, "the probabilities of X, Y and Z"),
  DISJOINT_4(4, 4, "the probabilities of nothing, X, Y and Z, each with a herald"),
  DISJOINT_15(15, 15, "the probabilities of IX, IY, IZ, XI, …, ZZ"),
  ANY_DISJOINT(0, Integer.MAX_VALUE, "any number of probabilities of which one comes true"),
  INDEX(1, 1, "the number of an observable"),
  COORDINATES(0, 16, "up to 16 coordinates"),
  OFFSETS(0, 16, "up to 16 offsets");

  /** Sums of probabilities that are written in decimals may be over 1 by as much. */
  private static final double ROUNDING = 1e-9;

  private final int least;
  private final int most;
  private final String words;

  Arguments(int least, int most, String words) {
    this.least = least;
    this.most = most;
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Of the numbers that are given. */
  Optional<Problem> findProblem(double... given) {
    if (given.length < least || given.length > most) {
      return Problem.find(count(given.length) + " in parentheses", "it takes " + words);
    }
    return switch (this) {
      case NONE -> Optional.empty();
      case COORDINATES, OFFSETS -> firstOf(given, Double::isFinite, "it is not finite");
      case INDEX -> firstOf(given, Arguments::isIndex, "observables are numbered 0 to 2^31 - 2");
      case PROBABILITY, OPTIONAL_PROBABILITY, DISJOINT_3, DISJOINT_4, DISJOINT_15, ANY_DISJOINT ->
          firstOf(given, p -> p >= 0 && p <= 1, "probabilities lie between 0 and 1")
              .or(() -> sum(given));
    };
  }

  private static String count(int numbers) {
    return numbers == 0 ? "no numbers" : numbers == 1 ? "one number" : numbers + " numbers";
  }

  private static boolean isIndex(double number) {
    return number >= 0 && number < Integer.MAX_VALUE && number == StrictMath.rint(number);
  }

  private static Optional<Problem> firstOf(double[] given, DoublePredicate isGood, String why) {
    return Arrays.stream(given)
        .filter(isGood.negate())
        .boxed()
        .findFirst()
        .flatMap(bad -> Problem.find("the number " + bad, why));
  }

  private static Optional<Problem> sum(double... given) {
    double sum = Arrays.stream(given).sum();
    return sum > 1 + ROUNDING
        ? Problem.find("probabilities that add up to " + sum, "only one of them can come true")
        : Optional.empty();
  }
}
