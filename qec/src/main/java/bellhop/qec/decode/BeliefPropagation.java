package bellhop.qec.decode;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;

/**
 * Belief propagation, with {@linkplain OrderedStatistics ordered statistics} where it finds no
 * faults that explain the events. It takes faults of any number of detectors, as they are in {@link
 * DecodingGraph#whole}.
 *
 * <p>Shots of a batch wait in a queue for sixteen {@link Lanes}; a lane takes the next one as soon
 * as its own is done, so that hard ones do not hold the others. In its lane a shot goes through
 * legs: a first one, and with {@link BeliefOptions.Relay} others until there are enough solutions.
 */
public final class BeliefPropagation implements Corrector {
  private static final double LARGEST_ODDS = 60;
  private static final Seed STRENGTHS = new Seed(0);

  private final DecodingGraph graph;
  private final BeliefOptions options;
  private final Layer[] layers;
  private final int[] priors;
  private final boolean quietIsLikeliest;
  private final Lanes lanes;
  private final OrderedStatistics statistics;

  // What is in each lane.
  private final int[] shot = new int[Lanes.WIDTH];
  private final int[][] events = new int[Lanes.WIDTH][];
  private final int[] leg = new int[Lanes.WIDTH];
  private final int[] sweeps = new int[Lanes.WIDTH];
  private final int[] solutions = new int[Lanes.WIDTH];

  /** The solution of least weight, if there is any. */
  private final int[][] best = new int[Lanes.WIDTH][0];

  // Lanes as bits: those with a shot; those that begin one, or a further leg, with the next sweep.
  private int busy;
  private int beginning;
  private int relayed;

  private int next;
  private int[][] answers = new int[0][];

  // To collect what a lane believes, and to see what that leaves open.
  private final int[] chosen;
  private final boolean[] open;

  private BeliefPropagation(
      DecodingGraph graph, BeliefOptions options, Layer[] layers, int[] priors) {
    this.graph = graph;
    this.options = options;
    this.layers = layers;
    this.priors = priors;
    quietIsLikeliest = Arrays.stream(priors).allMatch(prior -> prior >= 0);
    lanes = new Lanes(layers, priors, graph.detectorCount(), degree(graph), options.remembers());
    statistics = new OrderedStatistics(graph, priors, options.order());
    chosen = new int[priors.length];
    open = new boolean[graph.detectorCount()];
  }

  private static int degree(DecodingGraph graph) {
    int degree = 1;
    for (int fault = 0; fault < graph.faultCount(); fault++) {
      degree = Math.max(degree, graph.detectors(fault).length);
    }
    return degree;
  }

  /**
   * A decoder of these faults; it makes its tables once, and {@link #another} shares them.
   *
   * @throws InputException for more detectors than ordered statistics have room for, some 90,000
   */
  public static BeliefPropagation of(DecodingGraph graph, BeliefOptions options) {
    int[] priors = new int[graph.faultCount()];
    Arrays.setAll(priors, fault -> odds(graph.probability(fault)));
    return new BeliefPropagation(graph, options, Layer.of(byDetector(graph), graph), priors);
  }

  /** ln((1 − p) / p), fixed-point. */
  static int odds(double p) {
    double odds = StrictMath.log1p(-p) - StrictMath.log(p);
    return (int) StrictMath.rint(Lanes.UNIT * Math.clamp(odds, -LARGEST_ODDS, LARGEST_ODDS));
  }

  private static int[][] byDetector(DecodingGraph graph) {
    int[] counts = new int[graph.detectorCount()];
    for (int fault = 0; fault < graph.faultCount(); fault++) {
      for (int detector : graph.detectors(fault)) {
        counts[detector]++;
      }
    }
    int[][] faults = new int[counts.length][];
    Arrays.setAll(faults, detector -> new int[counts[detector]]);
    for (int fault = graph.faultCount() - 1; fault >= 0; fault--) {
      for (int detector : graph.detectors(fault)) {
        faults[detector][--counts[detector]] = fault;
      }
    }
    return faults;
  }

  @Override
  public BeliefPropagation another() {
    return new BeliefPropagation(graph, options, layers, priors);
  }

  @Override
  public void decode(Hits detections, ShotTable predictions) {
    solve(detections);
    predictions.clear();
    for (int s = 0; s < answers.length; s++) {
      for (int fault : answers[s]) {
        for (int observable : graph.observables(fault)) {
          predictions.row(observable)[s >> 6] ^= 1L << s;
        }
      }
    }
  }

  @Override
  public void correct(Hits detections, Hits faults) {
    solve(detections);
    faults.clear(detections.number(0));
    for (int[] answer : answers) {
      for (int fault : answer) {
        faults.add(fault);
      }
      faults.endShot();
    }
  }

  // ---- the queue ----

  private void solve(Hits detections) {
    answers = new int[detections.shots()][];
    next = 0;
    for (int lane = 0; lane < Lanes.WIDTH; lane++) {
      takeNext(lane, detections);
    }
    while (busy != 0) {
      sweep(detections);
    }
  }

  /** Shots without events are done at once, unless some faults are likelier than not. */
  private void takeNext(int lane, Hits detections) {
    while (next < answers.length) {
      int its = next++;
      int[] read = read(detections, its);
      if (read.length > 0 || !quietIsLikeliest) {
        begin(lane, its, read);
        return;
      }
      answers[its] = read;
    }
  }

  /** The events of a shot that count. */
  private int[] read(Hits detections, int its) {
    int[] read = Arrays.stream(detections.of(its)).filter(graph::reads).toArray();
    for (int event : read) {
      if (!lanes.isFlippedByAny(event)) {
        throw refused(Unexplained.event(detections.number(its), event));
      }
    }
    return read;
  }

  /** Nothing is left of the batch. */
  private InputException refused(InputException why) {
    lanes.clearEvents();
    busy = 0;
    return why;
  }

  private void begin(int lane, int its, int... read) {
    shot[lane] = its;
    events[lane] = read;
    leg[lane] = 0;
    sweeps[lane] = 0;
    solutions[lane] = 0;
    lanes.flipEvents(lane, read);
    if (options.remembers()) {
      lanes.setStrengths(lane, _ -> inSteps(options.memory()));
    }
    busy |= 1 << lane;
    beginning |= 1 << lane;
  }

  private void finish(int lane, Hits detections, int... answer) {
    answers[shot[lane]] = answer;
    lanes.flipEvents(lane, events[lane]);
    busy &= ~(1 << lane);
    takeNext(lane, detections);
  }

  // ---- sweeps and legs ----

  private void sweep(Hits detections) {
    if ((beginning | relayed) != 0) {
      lanes.forget(beginning, relayed);
    }
    if (beginning != 0 || relayed != 0 || options.scale() == BeliefOptions.ADAPTIVE) {
      setLosses();
    }
    beginning = 0;
    relayed = 0;
    int explained = lanes.sweep();
    for (int left = busy; left != 0; left &= left - 1) {
      int lane = Integer.numberOfTrailingZeros(left);
      sweeps[lane]++;
      look(lane, (explained >>> lane & 1) != 0, detections);
    }
  }

  private void setLosses() {
    for (int lane = 0; lane < Lanes.WIDTH; lane++) {
      double lost =
          options.scale() == BeliefOptions.ADAPTIVE
              ? StrictMath.scalb(1.0, -1 - sweeps[lane])
              : 1 - options.scale();
      lanes.setLoss(lane, inSteps(lost));
    }
  }

  private static int inSteps(double share) {
    return (int) StrictMath.rint(Lanes.FRACTION * share);
  }

  /** The last sweep is looked at in any case, since it may have explained what was open before. */
  private void look(int lane, boolean explained, Hits detections) {
    boolean last = sweeps[lane] == most(lane);
    if (explained || last) {
      int count = lanes.believed(lane, chosen);
      if (explain(count, events[lane])) {
        solved(lane, Arrays.copyOf(chosen, count), detections);
      } else if (last) {
        endLeg(lane, detections);
      }
    }
  }

  private int most(int lane) {
    return leg[lane] == 0 ? options.iterations() : options.relay().iterations();
  }

  /** Whether the first so many chosen faults flip these detectors and no others. */
  private boolean explain(int count, int... given) {
    int left = 0;
    for (int event : given) {
      left += flip(event);
    }
    for (int i = 0; i < count; i++) {
      for (int detector : graph.detectors(chosen[i])) {
        left += flip(detector);
      }
    }
    if (left > 0) {
      Arrays.fill(open, false);
    }
    return left == 0;
  }

  private int flip(int detector) {
    open[detector] = !open[detector];
    return open[detector] ? 1 : -1;
  }

  private void solved(int lane, int[] solution, Hits detections) {
    if (solutions[lane] == 0 || weight(solution) < weight(best[lane])) {
      best[lane] = solution;
    }
    solutions[lane]++;
    endLeg(lane, detections);
  }

  private long weight(int... faults) {
    long sum = 0;
    for (int fault : faults) {
      sum += priors[fault];
    }
    return sum;
  }

  private void endLeg(int lane, Hits detections) {
    if (leg[lane] < options.relay().legs() && solutions[lane] < options.relay().solutions()) {
      relay(lane);
    } else {
      finish(lane, detections, solutions[lane] > 0 ? best[lane] : search(lane, detections));
    }
  }

  /** Strengths are those of the number of the leg, in all shots the same. */
  private void relay(int lane) {
    RandomStream stream = STRENGTHS.stream("memory strengths", ++leg[lane]);
    double low = options.relay().low();
    double span = options.relay().high() - low;
    lanes.setStrengths(lane, _ -> inSteps(low + span * stream.nextDouble()));
    sweeps[lane] = 0;
    relayed |= 1 << lane;
  }

  private int[] search(int lane, Hits detections) {
    int[] found = statistics.solve(events[lane], fault -> lanes.sum(fault, lane));
    if (found == null) {
      throw refused(Unexplained.events(detections.number(shot[lane])));
    }
    return found;
  }
}
