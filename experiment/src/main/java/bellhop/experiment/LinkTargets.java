package bellhop.experiment;

import bellhop.network.FigureChange;
import bellhop.network.LinkFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Works out for one link what it gives at a fidelity, and what each improvement would change. It
 * knows links one by one, never paths.
 */
final class LinkTargets {
  /** Changes of a rate below that are none. */
  private static final double LEAST_RATE = 0.005;

  private static final double LEAST_FIDELITY = 5e-5;

  private final LinkFile file;
  private final double target;
  private final OperatingSearch search;
  private final OperatingSearch.Found now;
  private final List<LinkTarget.Sensitivity> sensitivities = new ArrayList<>();
  private final List<String> withoutEffect = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  private LinkTargets(LinkFile file, double target) {
    this.file = file;
    this.target = target;
    search = new OperatingSearch(file, target);
    now = search.findBest(FigureChange.NONE).orElseThrow();
  }

  static LinkTarget of(LinkFile file, double target) {
    return new LinkTargets(file, target).result();
  }

  private LinkTarget result() {
    Improvement.ALL.stream().filter(i -> i.isPossible(file.figures())).forEach(this::improve);
    sensitivities.sort(ranking());
    String name = file.network().links().getFirst().name();
    Reached given = Reached.by(file.network(), target);
    return new LinkTarget(
        name,
        target,
        new TargetHeadline(name, target, now.reached(), sensitivities).text(),
        now.reached().isGood(),
        now.reached().ratePerS(),
        now.reached().fidelity(),
        now.reached().schedule(),
        search.knob().map(f ->
            new LinkTarget.Tuned(
                f.section(), f.key(), f.value(), f.value() * now.factor(), now.factor())),
        new LinkTarget.AsGiven(
            given.isGood(), given.ratePerS(), given.fidelity(), given.schedule()),
        List.copyOf(sensitivities),
        List.copyOf(withoutEffect),
        List.copyOf(refused));
  }

  /** Sorting is stable, so equals stay in the order of the improvements. */
  private Comparator<LinkTarget.Sensitivity> ranking() {
    Comparator<LinkTarget.Sensitivity> byRate =
        Comparator.comparingDouble(LinkTarget.Sensitivity::ratePerS);
    return byRate.thenComparing(LinkTarget.Sensitivity::fidelity).reversed();
  }

  private void improve(Improvement improvement) {
    Optional<OperatingSearch.Found> found = search.findBest(improvement.change());
    if (found.isEmpty()) {
      refused.add(improvement.name());
    } else if (isChanged(found.get().reached())) {
      sensitivities.add(sensitivity(improvement, found.get()));
    } else {
      withoutEffect.add(improvement.name());
    }
  }

  private boolean isChanged(Reached then) {
    Reached before = now.reached();
    if (before.isGood() && then.isGood()) {
      return StrictMath.abs(then.ratePerS() / before.ratePerS() - 1) >= LEAST_RATE;
    }
    return before.isGood() != then.isGood()
        || StrictMath.abs(then.fidelity() - before.fidelity()) >= LEAST_FIDELITY;
  }

  private LinkTarget.Sensitivity sensitivity(
      Improvement improvement, OperatingSearch.Found found) {
    Reached then = found.reached();
    Reached before = now.reached();
    OptionalDouble factor =
        before.isGood() && then.isGood()
            ? OptionalDouble.of(then.ratePerS() / before.ratePerS())
            : OptionalDouble.empty();
    return new LinkTarget.Sensitivity(
        improvement.parameter(),
        improvement.section(),
        improvement.words(file.figures()),
        improvement.changes(file.figures()),
        then.isGood(),
        then.ratePerS(),
        factor,
        factor.isPresent() ? OptionalDouble.of(log2(factor.getAsDouble())) : factor,
        then.fidelity(),
        then.fidelity() - before.fidelity(),
        then.schedule(),
        search.knob().isPresent() ? OptionalDouble.of(found.factor()) : OptionalDouble.empty());
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }
}
