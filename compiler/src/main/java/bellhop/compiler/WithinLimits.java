package bellhop.compiler;

import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Improves answers in detail, and where communication qubits are too few for them. */
final class WithinLimits {
  /** Answers whose gates are put in another order. */
  private static final int REORDERED = 8;

  /** Answers whose gates are moved one by one. */
  private static final int IMPROVED = 2;

  /** With so many times the ebits for one communication qubit less, still fewer are not tried. */
  private static final double FAR_OFF = 1.1;

  private static final int FAR_OFF_EBITS = 3;

  /** Gates up to which all good answers are looked at again, not only the best. */
  private static final int SMALL = 500;

  /** Gates up to which the order is changed even where there is room for all copies. */
  private static final int LARGE = 20_000;

  /** So few communication qubits are tried even where more are not all used. */
  private static final int FEW = 8;

  private final Search search;
  private final Routes routes;
  private final List<Search.Answer> answers;
  private final long unlimited;
  private final long steps;
  private final BooleanSupplier mayWalk;

  /**
   * @param answers gets better ones
   * @param unlimited the fewest ebits found without a limit of communication qubits
   * @param steps gate visits for improving one answer
   * @param mayWalk asked before each further walk
   */
  WithinLimits(
      Search search,
      Routes routes,
      List<Search.Answer> answers,
      long unlimited,
      long steps,
      BooleanSupplier mayWalk) {
    this.search = search;
    this.routes = routes;
    this.answers = answers;
    this.unlimited = unlimited;
    this.steps = steps;
    this.mayWalk = mayWalk;
  }

  /**
   * Where communication qubits are too few, gates are put in another order and then moved in
   * detail. What does with fewer communication qubits than there are is an answer too; so that more
   * of them never cost more, all that a smaller number would have found is looked at.
   */
  void improve() {
    List<Search.Answer> starts = List.copyOf(answers);
    if (mayWalk.getAsBoolean()) {
      improve(starts.stream().filter(Search.Answer::isServed).toList());
    }
    for (int limit : CommunicationLimits.below(mostCommunicationQubits())) {
      boolean isWorthIt = limit <= FEW || !limited(List.of(least())).isEmpty();
      if (!mayWalk.getAsBoolean() || (isWorthIt && !improveWithin(limit, starts))) {
        return;
      }
    }
  }

  /** Whether still fewer communication qubits may be worth a look. */
  private boolean improveWithin(int limit, List<Search.Answer> starts) {
    double much = FAR_OFF * least().cost() + FAR_OFF_EBITS;
    List<Search.Answer> fewer = starts.stream().map(start -> start.within(limit)).toList();
    int looked = starts.getFirst().segments().gateCount() > SMALL ? 1 : REORDERED;
    if (cheapest(fewer, looked).stream().noneMatch(Search.Answer::isLimited)) {
      return true; // the same answers as with more
    }
    List<Search.Answer> good =
        fewer.stream()
            .filter(answer -> answer.isServed() && answer.cost() < FAR_OFF * much)
            .toList();
    return !good.isEmpty() && improve(good) <= much;
  }

  /** Adds better ones, and tells the cost of the best. */
  private int improve(List<Search.Answer> starts) {
    List<Search.Answer> all = new ArrayList<>(starts);
    for (Search.Answer answer : cheapest(starts, REORDERED)) {
      if (mayWalk.getAsBoolean() && isWorthReordering(answer)) {
        all.add(search.reordered(answer));
      }
    }
    for (Search.Answer answer : cheapest(all, IMPROVED)) {
      if (mayWalk.getAsBoolean()) {
        all.add(search.improve(answer, steps));
      }
    }
    answers.addAll(all);
    return all.stream().mapToInt(Search.Answer::cost).min().orElse(Integer.MAX_VALUE);
  }

  /** Another order makes room for copies; in small programs it is tried in any case. */
  private static boolean isWorthReordering(Search.Answer answer) {
    return answer.isLimited() || answer.segments().gateCount() <= LARGE;
  }

  private static List<Search.Answer> cheapest(List<Search.Answer> some, int most) {
    return some.stream().sorted(Comparator.comparingInt(Search.Answer::cost)).limit(most).toList();
  }

  /** Answers that more communication qubits might make better. */
  private List<Search.Answer> limited(List<Search.Answer> some) {
    return some.stream().filter(answer -> answer.isLimited() && answer.cost() > unlimited).toList();
  }

  private int mostCommunicationQubits() {
    return IntStream.range(0, routes.network().qnus().size())
        .map(routes::communicationQubits)
        .max()
        .orElse(0);
  }

  private Search.Answer least() {
    return cheapest(answers, 1).getFirst();
  }
}
