package bellhop.qec.distil;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps in a row; the last one is done again and again. It knows neither rates nor times. */
public final class Scheme {
  /** Rounds beyond which nothing is looked for. */
  public static final int MOST_ROUNDS = 12;

  /** Infidelity below which nobody asks. */
  public static final double LEAST_INFIDELITY = 1e-30;

  /** Raw pairs for one above which nobody has them. */
  private static final double MOST_PAIRS = 1e12;

  private static final double SAME = 1e-6;

  private static final Map<String, Step> STEPS = Collections.unmodifiableMap(steps());

  private static final List<String> USUAL =
      List.of(
          "bbpssw",
          "dejmps",
          "epl+dejmps",
          "parity-3",
          "parity-4",
          "detect-4-2-2",
          "detect-6-4-2",
          "detect-5-1-3",
          "detect-7-1-3",
          "correct-5-1-3",
          "correct-7-1-3",
          "dejmps+detect-4-2-2",
          "dejmps+detect-6-4-2");

  private final String name;
  private final List<Step> steps;

  private Scheme(String name, List<Step> steps) {
    this.name = name;
    this.steps = steps;
  }

  private static Map<String, Step> steps() {
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("bbpssw", CodeStep.detecting(StabilizerCode.parity(2), CodeStep.Turn.TWIRL));
    steps.put("dejmps", CodeStep.detecting(StabilizerCode.parity(2), CodeStep.Turn.NONE));
    steps.put("epl", new EplStep());
    for (int n = 3; n <= 8; n++) {
      steps.put("parity-" + n, CodeStep.detecting(StabilizerCode.parity(n), CodeStep.Turn.BEST));
    }
    Map<String, StabilizerCode> codes = new LinkedHashMap<>();
    codes.put("4-2-2", StabilizerCode.even(4));
    codes.put("6-4-2", StabilizerCode.even(6));
    codes.put("8-6-2", StabilizerCode.even(8));
    codes.put("5-1-3", StabilizerCode.FIVE);
    codes.put("7-1-3", StabilizerCode.STEANE);
    codes.forEach(
        (word, code) -> steps.put("detect-" + word, CodeStep.detecting(code, CodeStep.Turn.BEST)));
    steps.put("correct-5-1-3", CodeStep.correcting(StabilizerCode.FIVE));
    steps.put("correct-7-1-3", CodeStep.correcting(StabilizerCode.STEANE));
    return steps;
  }

  /** The words of all steps, the simplest first. */
  public static List<String> words() {
    return List.copyOf(STEPS.keySet());
  }

  /** Those worth a look where none is named. */
  public static List<Scheme> usual() {
    return USUAL.stream().map(name -> find(name).orElseThrow()).toList();
  }

  /** Of words joined by {@code +}; empty if one is unknown. */
  public static Optional<Scheme> find(String name) {
    List<Step> steps = new ArrayList<>();
    for (String word : name.split("\\+", -1)) {
      Step step = STEPS.get(word);
      if (step == null) {
        return Optional.empty();
      }
      steps.add(step);
    }
    return Optional.of(new Scheme(name, List.copyOf(steps)));
  }

  public String name() {
    return name;
  }

  /**
   * Round by round, the raw pair first. It ends early where pairs are better than anyone asks, or
   * dearer than anyone has.
   *
   * @param most rounds, from 0 to {@link #MOST_ROUNDS}
   */
  public List<Distillation> rounds(RawPair raw, LocalNoise noise, int most) {
    List<Distillation> rounds = new ArrayList<>(List.of(Distillation.none(raw)));
    boolean told = true;
    while (rounds.size() <= most && isWorthMore(rounds.getLast())) {
      Distillation before = rounds.getLast();
      Step step = steps.get(Math.min(before.rounds(), steps.size() - 1));
      Kept kept =
          before.rounds() == 0 ? step.first(raw, noise) : step.next(before.weights(), noise);
      rounds.add(before.then(step, kept, told));
      told = step.detects();
    }
    return List.copyOf(rounds);
  }

  private static boolean isWorthMore(Distillation so) {
    return so.infidelity() > LEAST_INFIDELITY && so.pairsPerPair() < MOST_PAIRS;
  }

  /** The first round that is good enough. */
  public Optional<Distillation> findFirst(
      RawPair raw, LocalNoise noise, int most, double infidelity) {
    return rounds(raw, noise, most).stream().filter(its -> its.meets(infidelity)).findFirst();
  }

  /**
   * The worst raw pair, better or worse than this one as {@link RawPair#at} says, from which at
   * most so many rounds lead to the target; to a relative 1e-6 of its infidelity, found by halving.
   *
   * @param infidelity the target, from {@link #LEAST_INFIDELITY} on
   * @return the infidelity of that pair, at least the target's, which takes no round
   */
  public double worst(RawPair raw, LocalNoise noise, int rounds, double infidelity) {
    double good = infidelity;
    double bad = StrictMath.max(RawPair.MIXED, infidelity);
    while (bad > good * (1 + SAME)) {
      double middle = StrictMath.sqrt(good * bad);
      boolean reached = findFirst(raw.at(middle), noise, rounds, infidelity).isPresent();
      good = reached ? middle : good;
      bad = reached ? bad : middle;
    }
    return good;
  }
}
