package bellhop.protocol.path;

import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.Circuit.Method;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the method, rounds of distillation and cut-off that bring most pairs of the wanted fidelity
 * along one path. It knows nothing of other circuits.
 *
 * <p>Each method in turn starts without rounds and adds, while the fidelity is too low without a
 * cut-off, one to the link where it gains most, to three a link (EPL one); gains are judged as if
 * no link had to wait for another. A link needs two lanes to distil. Each schedule on the way
 * counts with its longest cut-off that reaches the fidelity: the longer, the more pairs and the
 * older ones. Cut-offs that leave less than a hundredth of the rate do not count, nor any on a path
 * of one link, where nobody waits for another link.
 */
final class ScheduleSearch {
  private static final int MOST_ROUNDS = 3;

  /** Of the rate without a cut-off. */
  private static final double LEAST_SHARE = 0.01;

  /** Halvings of the range of cut-offs on a scale of logarithms: to less than a hundredth. */
  private static final int HALVINGS = 11;

  /** In mean times of the slowest link: what cuts hardly anything, and what leaves hardly any. */
  private static final double LONGEST = 20;

  private static final double SHORTEST = 1e-4;

  /** In the same: the cut-off with which the gain of a round is judged. */
  private static final double YARDSTICK = 0.5;

  /** A day and more; longer ones are not told from never. */
  private static final double MOST_S = 1e5;

  private final Network network;
  private final Timekeeping timekeeping;
  private final Path path;
  private final LaneShares shares;
  private final Wanted wish;

  /** As the scenario states it. */
  private final Optional<Span> stated;

  ScheduleSearch(
      Network network,
      Timekeeping timekeeping,
      Path path,
      LaneShares shares,
      Wanted wish,
      Optional<Span> stated) {
    this.network = network;
    this.timekeeping = timekeeping;
    this.path = path;
    this.shares = shares;
    this.wish = wish;
    this.stated = stated;
  }

  /**
   * How a path brings its pairs.
   *
   * @param rounds by link
   * @param cutoffS in s, infinite for never
   */
  record Schedule(Method method, List<Integer> rounds, double cutoffS, PathForecast forecast) {
    Schedule {
      rounds = List.copyOf(rounds);
    }

    String words() {
      boolean none = rounds.stream().allMatch(its -> its == 0);
      String distilled = none ? "no distillation" : method + " rounds a link: " + rounds;
      return cutoffS == PathForecast.NEVER
          ? distilled
          : distilled + ", cut-off " + Span.seconds(cutoffS);
    }

    private boolean isBetterThan(Schedule other, double target) {
      boolean isGood = forecast.fidelity() >= target;
      if (isGood != other.forecast.fidelity() >= target) {
        return isGood;
      }
      return isGood
          ? forecast.ratePerSecond() > other.forecast.ratePerSecond()
          : forecast.fidelity() > other.forecast.fidelity();
    }
  }

  /** Without rounds and, unless one is stated, without a cut-off. */
  Schedule plain() {
    return schedule(Method.DEJMPS, new int[path.links().size()]);
  }

  /** The schedule of another path of as many links on this one. */
  Schedule as(Schedule other) {
    int[] rounds = rounds(other);
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = shares.lanes(path.links().get(i)) >= 2 ? rounds[i] : 0;
    }
    return new Schedule(
        other.method(),
        Arrays.stream(rounds).boxed().toList(),
        other.cutoffS(),
        forecast(other.method(), rounds, other.cutoffS()));
  }

  /** The better one of two for what is wanted. */
  Schedule better(Schedule one, Schedule other) {
    return other.isBetterThan(one, wish.minimumFidelity()) ? other : one;
  }

  /** The best that reaches the fidelity; if none does, the one that comes closest. */
  Schedule best(boolean mayDistil) {
    Schedule plain = plain();
    Schedule best = cut(plain);
    if (!mayDistil || isGood(plain)) {
      return best;
    }
    for (Method method : Method.values()) {
      for (Schedule raised : raise(method)) {
        Schedule its = cut(raised);
        best = its.isBetterThan(best, wish.minimumFidelity()) ? its : best;
      }
    }
    return best;
  }

  private boolean isGood(Schedule schedule) {
    return schedule.forecast().fidelity() >= wish.minimumFidelity();
  }

  /** Schedules with more and more rounds, until one is good or none gains. */
  private List<Schedule> raise(Method method) {
    List<Schedule> raised = new ArrayList<>();
    Schedule now = schedule(method, new int[path.links().size()]);
    Optional<Schedule> next = findGain(now);
    while (next.isPresent()) {
      now = next.get();
      raised.add(now);
      next = findGain(now);
    }
    return raised;
  }

  /** With one round more where it gains most. */
  private Optional<Schedule> findGain(Schedule now) {
    Optional<Schedule> best = Optional.empty();
    double most = promise(now);
    for (Schedule its : isGood(now) ? List.<Schedule>of() : raised(now)) {
      double promise = promise(its);
      best = promise > most ? Optional.of(its) : best;
      most = Math.max(promise, most);
    }
    return best;
  }

  private List<Schedule> raised(Schedule now) {
    List<Schedule> raised = new ArrayList<>();
    for (int i = 0; i < path.links().size(); i++) {
      if (mayRaise(now, i)) {
        raised.add(schedule(now.method(), raised(now, i)));
      }
    }
    return raised;
  }

  /** Fidelity that short cut-offs come close to; the one to be had where none may be chosen. */
  private double promise(Schedule its) {
    return mayCut()
        ? PathForecast.fidelityAtOnce(
            network,
            timekeeping,
            path,
            shares,
            rounds(its),
            its.method(),
            wish.measured(),
            YARDSTICK * its.forecast().slowestS())
        : its.forecast().fidelity();
  }

  private boolean mayCut() {
    return stated.isEmpty() && path.links().size() > 1;
  }

  private boolean mayRaise(Schedule now, int place) {
    int most = now.method() == Method.EPL ? 1 : MOST_ROUNDS;
    return now.rounds().get(place) < most && shares.lanes(path.links().get(place)) >= 2;
  }

  private static int[] raised(Schedule now, int place) {
    int[] rounds = rounds(now);
    rounds[place]++;
    return rounds;
  }

  private static int[] rounds(Schedule its) {
    return its.rounds().stream().mapToInt(Integer::intValue).toArray();
  }

  private Schedule schedule(Method method, int[] rounds) {
    double cutoffS =
        stated.filter(its -> its.picos() > 0).map(Span::seconds).orElse(PathForecast.NEVER);
    return new Schedule(
        method, Arrays.stream(rounds).boxed().toList(), cutoffS, forecast(method, rounds, cutoffS));
  }

  private PathForecast forecast(Method method, int[] rounds, double cutoffS) {
    return PathForecast.of(
        network, timekeeping, path, shares, rounds, method, wish.measured(), cutoffS);
  }

  /** With the longest cut-off that is good; if none is, with the shortest that counts. */
  private Schedule cut(Schedule endless) {
    if (isGood(endless) || !mayCut()) {
      return endless;
    }
    Schedule shortest = shortest(endless);
    if (!isGood(shortest)) {
      return shortest.forecast().fidelity() > endless.forecast().fidelity() ? shortest : endless;
    }
    double longestS = LONGEST * endless.forecast().slowestS();
    Schedule good = shortest;
    for (int i = 0; i < HALVINGS; i++) {
      Schedule middle = with(endless, StrictMath.sqrt(good.cutoffS() * longestS));
      good = isGood(middle) ? middle : good;
      longestS = isGood(middle) ? longestS : middle.cutoffS();
    }
    return good;
  }

  /** With the shortest cut-off that leaves enough of the rate. */
  private Schedule shortest(Schedule endless) {
    double least = LEAST_SHARE * endless.forecast().ratePerSecond();
    double tooShortS = SHORTEST * endless.forecast().slowestS();
    Schedule enough = with(endless, LONGEST * endless.forecast().slowestS());
    for (int i = 0; i < HALVINGS; i++) {
      Schedule middle = with(endless, StrictMath.sqrt(tooShortS * enough.cutoffS()));
      boolean isEnough = middle.forecast().ratePerSecond() >= least;
      enough = isEnough ? middle : enough;
      tooShortS = isEnough ? tooShortS : middle.cutoffS();
    }
    return enough;
  }

  private Schedule with(Schedule endless, double cutoffS) {
    double its = Span.seconds(rounded(Math.min(MOST_S, cutoffS))).seconds();
    return new Schedule(
        endless.method(), endless.rounds(), its, forecast(endless.method(), rounds(endless), its));
  }

  /** To four digits, for people. */
  private static double rounded(double seconds) {
    double unit = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(seconds)) - 3);
    return StrictMath.floor(seconds / unit) * unit;
  }
}
