package bellhop.experiment;

import bellhop.network.Figure;
import bellhop.network.FigureChange;
import bellhop.network.Link;
import bellhop.network.LinkFile;
import bellhop.network.LinkModel;
import bellhop.network.Qnu;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Improvement.ALL.stream().filter(i -> i.isPossible(file.figures())).forEach(this::improve);
    sensitivities.sort(ranking());
  }

  /** One for each link; links that differ in their names alone are worked out once. */
  static List<LinkTarget> of(List<LinkFile> files, double target) {
    Map<Alike, LinkTargets> known = new LinkedHashMap<>();
    return files.stream()
        .map(file ->
            known
                .computeIfAbsent(Alike.of(file), _ -> new LinkTargets(file, target))
                .result(file.network().links().getFirst().name()))
        .toList();
  }

  /**
   * All that tells links apart but their names: of two parts of a kind, the figures of the second
   * are in the list unless they equal those of the first.
   */
  private record Alike(
      List<Figure> figures, String kind, LinkModel model, Span latency, List<Integer> qubits) {
    static Alike of(LinkFile file) {
      Link link = file.network().links().getFirst();
      Qnu a = file.network().qnu(link.qnuA());
      Qnu b = file.network().qnu(link.qnuB());
      List<Integer> qubits =
          List.of(
              a.communicationQubits(), a.memoryQubits(), b.communicationQubits(), b.memoryQubits());
      return new Alike(file.figures(), link.kind(), link.model(), link.latency(), qubits);
    }
  }

  private LinkTarget result(String name) {
    Reached given = Reached.by(file.network(), target);
    return new LinkTarget(
        name,
        target,
        new TargetHeadline(name, target, now.reached(), sensitivities).text(),
        now.reached().isGood(),
        now.reached().ratePerS(),
        now.reached().fidelity(),
        now.reached().schedule(),
        search
            .knob()
            .map(f ->
                new LinkTarget.Tuned(
                    f.section(), f.key(), f.value(), f.value() * now.factor(), now.factor())),
        new LinkTarget.AsGiven(
            given.isGood(), given.ratePerS(), given.fidelity(), given.schedule()),
        List.copyOf(sensitivities),
        List.copyOf(withoutEffect),
        List.copyOf(refused));
  }

  /** Sorting is stable, so equals stay in the order of the improvements. */
  private static Comparator<LinkTarget.Sensitivity> ranking() {
    Comparator<LinkTarget.Sensitivity> byRate =
        Comparator.comparingDouble(LinkTarget.Sensitivity::ratePerS);
    return byRate.thenComparingDouble(LinkTarget.Sensitivity::fidelity).reversed();
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

  private LinkTarget.Sensitivity sensitivity(Improvement improvement, OperatingSearch.Found found) {
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
