package bellhop.protocol.path;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.ScheduleSearch.Schedule;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a circuit of a path: its rounds of distillation, its cut-off and its times. It chooses no
 * paths.
 */
final class PathPlanner {
  /** In mean times of a path: when a pair that blocks a shared link is dropped. */
  private static final double PATIENCE = 10;

  /** In mean times of a path, then in its latencies: when an end that hears nothing asks. */
  private static final double RETRY_TIMES = 10;

  private static final long RETRY_LATENCIES = 10;
  private static final double LONGEST_S = 1e5;

  /**
   * Of all long searches together, in cubes of the number of links, with which the work grows:
   * thousands of paths of three links, or some tens of twelve, at some tenths of a second each.
   */
  private static final long MOST_WORK = 100_000;

  private final Network network;
  private final Timekeeping timekeeping;
  private final LaneShares shares;
  private final Optional<Span> cutoff;
  private final boolean mayDistil;
  private final Known known;

  /** By link and direction: its kind, or −1 if nobody has asked. */
  private final int[] kinds;

  /**
   * What was found before. Regular networks have many paths and few kinds of them; a kind is all of
   * a link that a schedule depends on.
   */
  static final class Known {
    private final Map<List<Object>, Integer> kinds = new HashMap<>();
    private final Map<List<Object>, Schedule> schedules = new HashMap<>();

    /** By number of links and what is wanted: the last that was good, or the first of all. */
    private final Map<List<Object>, Schedule> likePaths = new HashMap<>();

    private long work;
  }

  PathPlanner(
      Network network,
      Timekeeping timekeeping,
      LaneShares shares,
      Optional<Span> cutoff,
      boolean mayDistil,
      Known known) {
    this.network = network;
    this.timekeeping = timekeeping;
    this.shares = shares;
    this.cutoff = cutoff;
    this.mayDistil = mayDistil;
    this.known = known;
    kinds = new int[2 * network.links().size()];
    Arrays.fill(kinds, -1);
  }

  /** The best schedule of a path, whether or not it reaches the fidelity. */
  Schedule schedule(Path path, Wanted its) {
    List<Object> key = new ArrayList<>(path.links().size() + 2);
    key.add(its.minimumFidelity());
    key.add(its.measured());
    for (int i = 0; i < path.links().size(); i++) {
      key.add(kind(path.links().get(i), path.qpus().get(i)));
    }
    return known.schedules.computeIfAbsent(key, _ -> find(path, its));
  }

  /**
   * After many long searches the best of a path of as many links is tried first, and if it does not
   * reach the fidelity the fidelity counts as out of reach.
   */
  private Schedule find(Path path, Wanted its) {
    ScheduleSearch search = new ScheduleSearch(network, timekeeping, path, shares, its, cutoff);
    Schedule plain = search.plain();
    if (plain.forecast().fidelity() >= its.minimumFidelity()) {
      return plain;
    }
    List<Object> like =
        List.of(path.links().size(), its.minimumFidelity(), its.measured(), shares.isAnyStored());
    Schedule found = known.likePaths.get(like);
    if (found != null && known.work >= MOST_WORK) {
      return search.better(plain, search.as(found));
    }
    long links = path.links().size();
    known.work += links * links * links;
    Schedule best = search.best(mayDistil);
    if (found == null || best.forecast().fidelity() >= its.minimumFidelity()) {
      known.likePaths.put(like, best);
    }
    return best;
  }

  private int kind(int link, int from) {
    boolean isForward = network.qpuA(link) == from;
    int at = 2 * link + (isForward ? 0 : 1);
    if (kinds[at] < 0) {
      List<Object> its = description(link, isForward);
      Integer found = known.kinds.get(its);
      kinds[at] = found == null ? known.kinds.size() : found;
      known.kinds.put(its, kinds[at]);
    }
    return kinds[at];
  }

  private List<Object> description(int link, boolean isForward) {
    Link its = network.link(link);
    List<Object> key = new ArrayList<>();
    key.add(its.model());
    key.add(its.latency());
    key.add(timekeeping.born(link, true));
    key.add(timekeeping.born(link, false));
    key.add(shares.lanes(link));
    key.add(shares.bursts(link));
    key.add(shares.isStored(link));
    key.add(isForward);
    for (int qnu : new int[] {its.qnuA(), its.qnuB()}) {
      Qnu end = network.qnu(qnu);
      key.add(network.qpu(end.qpu()).device());
      key.add(end.memory());
      key.add(end.transferError());
    }
    return key;
  }

  /**
   * @param isShared whether other circuits may use its links
   */
  Circuit circuit(int id, Path path, Schedule schedule, boolean measured, boolean isShared) {
    double meanS = schedule.forecast().slowestS();
    Span latency = latency(path);
    Span retry =
        span(RETRY_TIMES * meanS).plus(latency.times(RETRY_LATENCIES)).plus(Span.micros(1));
    return new Circuit(
        id,
        path.qpus(),
        path.links(),
        schedule.rounds(),
        schedule.method(),
        cutoff.orElseGet(() -> cutoff(schedule, latency, isShared)),
        retry,
        latency,
        schedule.forecast().fidelity(),
        schedule.forecast().ratePerSecond(),
        measured);
  }

  private Span latency(Path path) {
    Span sum = Span.ZERO;
    for (int link : path.links()) {
      sum = sum.plus(network.link(link).latency());
    }
    return sum;
  }

  /** Circuits that share a link could block each other for ever. */
  private static Span cutoff(Schedule schedule, Span latency, boolean isShared) {
    if (schedule.cutoffS() != PathForecast.NEVER) {
      return Span.seconds(schedule.cutoffS());
    }
    return isShared ? span(PATIENCE * schedule.forecast().slowestS()).plus(latency) : Span.ZERO;
  }

  private static Span span(double seconds) {
    return Span.seconds(Math.min(LONGEST_S, seconds));
  }
}
