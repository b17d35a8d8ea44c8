package bellhop.experiment;

import bellhop.compiler.CompileOptions;
import bellhop.compiler.Objective;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a program needs on networks that differ from its own in the number of communication qubits
 * alone: each point is a compilation with the same options. It proves nothing of the points but
 * counts their pairs again.
 *
 * <p>Downward a QNU has the lesser of the limit and what it has, upward each has as many as the
 * limit; one with none stays with none. So each network can do all that the one before can, and
 * where ebits are the objective, an answer with fewer communication qubits is an answer with more,
 * whatever a search that was cut found there.
 */
final class CommunicationCurve {
  /** Makespans and losses so near to each other count as equal. */
  private static final double NEAR = 0.01;

  private final Sources sources;
  private final CompileOptions options;
  private final Watch watch;
  private final int own;
  private final AtomicLong done = new AtomicLong();

  private CommunicationCurve(Sources sources, CompileOptions options, Watch watch) {
    this.sources = sources;
    this.options = options;
    this.watch = watch;
    own = sources.network().mostCommunicationQubits();
  }

  /**
   * The points, and what was learned for the answer.
   *
   * @param better an answer for the network itself with fewer ebits, from a point below
   * @param points ascending; the network's own is the answer
   * @param enough from where on more bring nothing; empty if that is not known
   */
  record Drawn(
      Optional<Built> better, List<CompileResult.ByCommunication> points, OptionalInt enough) {
    static final Drawn NONE = new Drawn(Optional.empty(), List.of(), OptionalInt.empty());

    Drawn {
      points = List.copyOf(points);
    }
  }

  /**
   * Costs as many compilations as it has points, and one more now and then.
   *
   * @param answer for the network as it is
   * @param threads that compile points at the same time; they never change the curve
   */
  static Drawn of(Sources sources, Built answer, CompileOptions options, int threads, Watch watch) {
    CommunicationCurve curve = new CommunicationCurve(sources, options, watch);
    if (answer.report().ebits() == 0) {
      CurvePoint point = CurvePoint.at(curve.own, CurvePoint.Cost.of(answer)); // so would others
      return new Drawn(Optional.empty(), curve.printed(List.of(point)), OptionalInt.of(0));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return curve.drawn(answer, threads, pool);
    }
  }

  private Drawn drawn(Built answer, int threads, ExecutorService pool) {
    List<Integer> limits = CurveLimits.below(own);
    List<Integer> further = CurveLimits.above(own, sources.program().qubitCount());
    watch.stage("other communication qubits", limits.size() + further.size());
    List<Integer> first = new ArrayList<>(limits);
    first.addAll(further.subList(Math.max(0, further.size() - 1), further.size()));
    List<CurvePoint> tried = AtOnce.all(first.size(), i -> point(first.get(i)), pool);
    List<CurvePoint> below = tried.subList(0, limits.size());
    Optional<Built> better = findBetter(answer, below);
    CurvePoint.Cost its = CurvePoint.Cost.of(better.orElse(answer));
    List<CurvePoint> points = new ArrayList<>(below);
    points.add(CurvePoint.at(own, its));
    if (!further.isEmpty()) {
      points.addAll(above(further, tried.getLast(), its, threads, pool));
    }
    List<CurvePoint> running = isRunning() ? CurvePoint.running(points) : points;
    return new Drawn(better, printed(running), enough(running));
  }

  private boolean isRunning() {
    return options.objective() == Objective.EBITS;
  }

  /**
   * Fewer communication qubits with fewer ebits than the answer: that is the answer, then. It is
   * found a second time to be written for the network as it is, to the end, as the first time.
   */
  private Optional<Built> findBetter(Built answer, List<CurvePoint> below) {
    CurvePoint.Cost its = CurvePoint.Cost.of(answer);
    return below.stream()
        .filter(point -> isBetter(point, its))
        .min(Comparator.comparingInt(point -> point.cost().orElseThrow().ebits()))
        .map(point -> Built.within(network(point.limit()), sources, options, Watch.NONE));
  }

  private boolean isBetter(CurvePoint point, CurvePoint.Cost than) {
    return isRunning() && point.cost().isPresent() && point.cost().get().ebits() < than.ebits();
  }

  /** Until one is as good as the last. */
  private List<CurvePoint> above(
      List<Integer> limits,
      CurvePoint last,
      CurvePoint.Cost answer,
      int threads,
      ExecutorService pool) {
    List<CurvePoint> points = new ArrayList<>();
    double wanted =
        last.cost().map(this::almost).orElse(last.isLeftOut() ? 0.0 : Double.POSITIVE_INFINITY);
    boolean isEnough = answer.figure(options.objective()) <= wanted;
    for (int from = 0; from < limits.size() && !isEnough; from += threads) {
      List<Integer> some = limits.subList(from, Math.min(limits.size(), from + threads));
      for (CurvePoint point : points(some, last, pool)) {
        if (!isEnough) {
          points.add(point);
          isEnough = point.cost().filter(cost -> figure(cost) <= wanted).isPresent();
        }
      }
    }
    return points;
  }

  private List<CurvePoint> points(List<Integer> limits, CurvePoint known, ExecutorService pool) {
    return AtOnce.all(
        limits.size(), i -> limits.get(i) == known.limit() ? known : point(limits.get(i)), pool);
  }

  private double figure(CurvePoint.Cost cost) {
    return cost.figure(options.objective());
  }

  private double almost(CurvePoint.Cost cost) {
    return isRunning() ? figure(cost) : (1 + NEAR) * figure(cost);
  }

  private CurvePoint point(int limit) {
    if (watch.isTimeUp()) {
      return CurvePoint.leftOut(limit);
    }
    Sources its = new Sources(sources.program(), network(limit), sources.placement());
    try {
      Built built = Built.of(its, options, watch);
      watch.done(done.incrementAndGet());
      return built.report().isCut()
          ? CurvePoint.leftOut(limit)
          : CurvePoint.at(limit, CurvePoint.Cost.of(built));
    } catch (InputException refused) {
      // The program is served where its own network is; with fewer communication qubits it need not
      // be, and that is what the curve is to show.
      return watch.isTimeUp()
          ? CurvePoint.leftOut(limit)
          : CurvePoint.without(limit, refused.what() + "; " + refused.why());
    }
  }

  private Network network(int limit) {
    List<Qnu> qnus =
        sources.network().qnus().stream()
            .map(qnu -> qnu.withCommunicationQubits(of(qnu.communicationQubits(), limit)))
            .toList();
    return sources.network().withQnus(qnus);
  }

  private int of(int has, int limit) {
    return has == 0 || limit < own ? Math.min(has, limit) : limit;
  }

  private OptionalInt enough(List<CurvePoint> points) {
    Optional<CurvePoint.Cost> last = points.getLast().cost();
    if (last.isEmpty() || points.stream().anyMatch(CurvePoint::isLeftOut)) {
      return OptionalInt.empty();
    }
    int first = points.size() - 1;
    while (first > 0 && isNear(points.get(first - 1), last.get())) {
      first--;
    }
    return OptionalInt.of(points.get(first).limit());
  }

  private boolean isNear(CurvePoint point, CurvePoint.Cost last) {
    return point.cost().filter(cost -> figure(cost) <= almost(last)).isPresent();
  }

  private List<CompileResult.ByCommunication> printed(List<CurvePoint> points) {
    return points.stream().map(point -> point.printed(point.limit() == own)).toList();
  }
}
