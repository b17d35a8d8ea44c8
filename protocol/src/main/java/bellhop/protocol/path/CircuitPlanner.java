package bellhop.protocol.path;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.Circuit.Method;
import bellhop.protocol.path.Plan.Answer;
import bellhop.protocol.path.Plan.Refusal;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Plans circuits along the paths with the fewest links, and for each the rounds of distillation
 * that bring most pairs of the wanted fidelity: none where none pays. It does not balance circuits
 * against each other; those that share a link share its pairs.
 *
 * <p>Search: each method in turn starts without rounds and adds, while the fidelity is too low, one
 * to the link where it gains most, to three a link; of the schedules that reach it the fastest
 * counts. EPL is one round. A link needs two lanes to distil. Pairs wait in memory qubits if that
 * serves more demands, or the same with more pairs of the wanted fidelity; where nobody wants any,
 * if the fidelity is higher.
 */
public final class CircuitPlanner {
  private static final int MOST_ROUNDS = 3;

  /** In mean times of a path: when a pair that blocks a shared link is dropped. */
  private static final double PATIENCE = 10;

  /** In mean times of a path, then in its latencies: when an end that hears nothing asks. */
  private static final double RETRY_TIMES = 10;

  private static final long RETRY_LATENCIES = 10;
  private static final double LONGEST_S = 1e5;

  private final Network network;
  private final List<Wanted> wanted;
  private final Optional<Span> cutoff;
  private final boolean mayDistil;
  private final Timekeeping timekeeping;
  private final List<Optional<Path>> paths;
  private final Map<List<Object>, Schedule> schedules = new HashMap<>();

  /** By link: how many demands use it. */
  private final int[] users;

  private CircuitPlanner(
      Network network, List<Wanted> wanted, Optional<Span> cutoff, boolean mayDistil) {
    this.network = network;
    this.wanted = wanted;
    this.cutoff = cutoff;
    this.mayDistil = mayDistil;
    timekeeping = new Timekeeping(network);
    paths = paths();
    users = new int[network.links().size()];
    paths.forEach(path -> path.ifPresent(p -> p.links().forEach(l -> users[l]++)));
  }

  /**
   * Plans for all demands together.
   *
   * @param cutoff of pairs that wait at inner nodes, 0 for never; chosen by the planner if absent:
   *     never, but where circuits share a link, which could block each other for ever
   * @param mayDistil whether rounds of distillation are considered
   */
  public static Plan plan(
      Network network, List<Wanted> wanted, Optional<Span> cutoff, boolean mayDistil) {
    CircuitPlanner planner = new CircuitPlanner(network, wanted, cutoff, mayDistil);
    Plan direct = planner.plan(false);
    Plan stored = planner.plan(true);
    return planner.isBetter(stored, direct) ? stored : direct;
  }

  private boolean isBetter(Plan one, Plan other) {
    if (one.circuits().size() != other.circuits().size()) {
      return one.circuits().size() > other.circuits().size();
    }
    boolean isAnyFidelityFine = wanted.stream().allMatch(w -> w.minimumFidelity() == 0);
    ToDoubleFunction<Circuit> worth = isAnyFidelityFine ? Circuit::fidelity : Circuit::rate;
    double sum = one.circuits().stream().mapToDouble(worth).sum();
    return sum > other.circuits().stream().mapToDouble(worth).sum();
  }

  private List<Optional<Path>> paths() {
    Map<Long, Optional<Path>> known = new HashMap<>();
    return wanted.stream()
        .map(w ->
            known.computeIfAbsent(
                ((long) w.from() << 32) | w.to(), _ -> network.findPath(w.from(), w.to())))
        .toList();
  }

  private Plan plan(boolean wantStored) {
    boolean[] used = new boolean[users.length];
    for (int l = 0; l < used.length; l++) {
      used[l] = users[l] > 0;
    }
    boolean[] want = new boolean[used.length];
    Arrays.fill(want, wantStored);
    LaneShares shares = LaneShares.of(network, used, want);
    List<Circuit> circuits = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int d = 0; d < wanted.size(); d++) {
      answers.add(answer(d, shares, circuits));
    }
    List<Boolean> stored = new ArrayList<>();
    for (int l = 0; l < used.length; l++) {
      stored.add(shares.isStored(l));
    }
    return new Plan(circuits, stored, answers);
  }

  private Answer answer(int demand, LaneShares shares, List<Circuit> circuits) {
    if (paths.get(demand).isEmpty() || paths.get(demand).get().links().isEmpty()) {
      return new Answer(-1, Refusal.NO_PATH, 0, 0, "no links join the two");
    }
    Path path = paths.get(demand).get();
    for (int link : path.links()) {
      if (shares.lanes(link) == 0) {
        return new Answer(-1, Refusal.NO_QUBITS, 0, 0, noQubits(link));
      }
    }
    Wanted its = wanted.get(demand);
    Schedule best =
        schedules.computeIfAbsent(likeness(path, shares, its), _ -> schedule(path, shares, its));
    PathForecast forecast = best.forecast();
    if (forecast.fidelity() < its.minimumFidelity()) {
      String words = "the best that its links reach is %.4f".formatted(forecast.fidelity());
      return new Answer(-1, Refusal.FIDELITY, forecast.fidelity(), 0, words);
    }
    int id = circuits.size();
    circuits.add(circuit(id, path, best, its.measured()));
    return new Answer(
        id, Refusal.NONE, forecast.fidelity(), forecast.ratePerSecond(), best.words());
  }

  /** All that a schedule depends on: regular networks have many paths and few kinds of them. */
  private List<Object> likeness(Path path, LaneShares shares, Wanted its) {
    List<Object> key = new ArrayList<>(List.of(its.minimumFidelity(), its.measured()));
    for (int i = 0; i < path.links().size(); i++) {
      int link = path.links().get(i);
      Link description = network.link(link);
      key.add(description.model());
      key.add(description.latency());
      key.add(timekeeping.born(link, true));
      key.add(timekeeping.born(link, false));
      key.add(shares.lanes(link));
      key.add(shares.bursts(link));
      key.add(shares.isStored(link));
      key.add(network.qpuA(link) == (int) path.qpus().get(i));
      for (int qnu : new int[] {description.qnuA(), description.qnuB()}) {
        Qnu end = network.qnu(qnu);
        key.add(network.qpu(end.qpu()).device());
        key.add(end.memory());
        key.add(end.transferError());
      }
    }
    return key;
  }

  private String noQubits(int link) {
    int qnu =
        talkingShare(network.link(link).qnuA()) == 0
            ? network.link(link).qnuA()
            : network.link(link).qnuB();
    return "the QNU %s has %d communication qubits for %d links in use"
        .formatted(
            network.qnu(qnu).name(), network.qnu(qnu).communicationQubits(), linksInUse(qnu));
  }

  private int talkingShare(int qnu) {
    return network.qnu(qnu).communicationQubits() / Math.max(1, linksInUse(qnu));
  }

  private int linksInUse(int qnu) {
    int count = 0;
    for (int l = 0; l < users.length; l++) {
      boolean ends = network.link(l).qnuA() == qnu || network.link(l).qnuB() == qnu;
      count += users[l] > 0 && ends ? 1 : 0;
    }
    return count;
  }

  private record Schedule(Method method, List<Integer> rounds, PathForecast forecast) {
    String words() {
      boolean none = rounds.stream().allMatch(its -> its == 0);
      return none ? "no distillation" : method + " rounds a link: " + rounds;
    }
  }

  private Schedule schedule(Path path, LaneShares shares, Wanted its) {
    double target = its.minimumFidelity();
    int[] none = new int[path.links().size()];
    Schedule best =
        new Schedule(Method.DEJMPS, listed(none), forecast(path, shares, none, Method.DEJMPS, its));
    if (!mayDistil || best.forecast().fidelity() >= target) {
      return best;
    }
    for (Method method : Method.values()) {
      Schedule found = raise(path, shares, its, method);
      if (isBetter(found.forecast(), best.forecast(), target)) {
        best = found;
      }
    }
    return best;
  }

  private static List<Integer> listed(int[] rounds) {
    return Arrays.stream(rounds).boxed().toList();
  }

  private static boolean isBetter(PathForecast one, PathForecast other, double target) {
    boolean isGood = one.fidelity() >= target;
    boolean isOtherGood = other.fidelity() >= target;
    if (isGood != isOtherGood) {
      return isGood;
    }
    return isGood ? one.ratePerSecond() > other.ratePerSecond() : one.fidelity() > other.fidelity();
  }

  private PathForecast forecast(
      Path path, LaneShares shares, int[] rounds, Method method, Wanted its) {
    return PathForecast.of(network, timekeeping, path, shares, rounds, method, its.measured());
  }

  /** Adds rounds one by one where they gain most. */
  private Schedule raise(Path path, LaneShares shares, Wanted wish, Method method) {
    double target = wish.minimumFidelity();
    int[] rounds = new int[path.links().size()];
    PathForecast now = forecast(path, shares, rounds, method, wish);
    int most = method == Method.EPL ? 1 : MOST_ROUNDS;
    while (now.fidelity() < target) {
      int[] better = null;
      PathForecast gained = now;
      for (int i = 0; i < rounds.length; i++) {
        if (rounds[i] < most && shares.lanes(path.links().get(i)) >= 2) {
          int[] tried = rounds.clone();
          tried[i]++;
          PathForecast its = forecast(path, shares, tried, method, wish);
          if (its.fidelity() > gained.fidelity()) {
            gained = its;
            better = tried;
          }
        }
      }
      if (better == null) {
        break;
      }
      rounds = better;
      now = gained;
    }
    return new Schedule(method, listed(rounds), now);
  }

  private Circuit circuit(int id, Path path, Schedule schedule, boolean measured) {
    double meanS = schedule.forecast().slowestS();
    Span latency = network.latency(path.qpus().getFirst(), path.qpus().getLast());
    Span retry =
        span(RETRY_TIMES * meanS).plus(latency.times(RETRY_LATENCIES)).plus(Span.micros(1));
    boolean isShared = path.links().stream().anyMatch(l -> users[l] > 1);
    Span own = isShared ? span(PATIENCE * meanS).plus(latency) : Span.ZERO;
    return new Circuit(
        id,
        path.qpus(),
        path.links(),
        schedule.rounds(),
        schedule.method(),
        cutoff.orElse(own),
        retry,
        latency,
        schedule.forecast().fidelity(),
        schedule.forecast().ratePerSecond(),
        measured);
  }

  private static Span span(double seconds) {
    return Span.seconds(Math.min(LONGEST_S, seconds));
  }
}
