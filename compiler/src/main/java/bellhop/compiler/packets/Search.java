package bellhop.compiler.packets;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Reordering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.lowering.Step;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.placement.Slices;
import java.util.Optional;

/**
 * Finds a good plan for homes that are fixed, and keeps count of its effort in gate visits. An
 * answer may use fewer communication qubits than there are: with them all it is an answer still.
 */
public final class Search {
  private final Lowered lowered;
  private final Segments segments;
  private final Bundles bundles;
  private final Routes routes;
  private final Slices still;
  private final Steps steps;

  /** Visits so far: of gates, or of links where gates need many. */
  private static final class Steps {
    private long count;
  }

  public Search(Lowered lowered, Segments segments, Bundles bundles, Routes routes) {
    this(lowered, segments, bundles, routes, new Steps());
  }

  private Search(Lowered lowered, Segments segments, Bundles bundles, Routes routes, Steps steps) {
    this.lowered = lowered;
    this.segments = segments;
    this.bundles = bundles;
    this.routes = routes;
    this.steps = steps;
    still = Slices.one(segments.gateCount());
  }

  public long steps() {
    return steps.count;
  }

  /**
   * Whether qubits may change their homes: not in a program with loops, whose turns begin alike.
   */
  public boolean mayMove() {
    return !lowered.hasLoops();
  }

  /**
   * The same plan with its gates in an order in which fewer copies live at once.
   *
   * @param start an answer of this search, which has the order of the source
   */
  public Answer reordered(Answer start) {
    Plan plan = start.plan;
    Lowered other = Reordering.of(lowered, plan.copies(routes.qpuCount()), plan.slices()::of);
    Segments others = Segments.of(other);
    Bundles otherBundles = new Bundles(others);
    int[] places = new int[otherBundles.count()];
    for (Step step : other.steps()) {
      if (step instanceof Step.Interact gate) {
        places[otherBundles.ofGate(gate.number())] = plan.place(gate.sourceNumber());
      }
    }
    Search search = new Search(other, others, otherBundles, routes, steps);
    return search.answer(plan.slices(), plan.homes(), places, start.most);
  }

  /** The same homes with gates moved to where they cost less, as far as the steps last. */
  public Answer improve(Answer start, long maxSteps) {
    return start.improved(maxSteps);
  }

  /** A plan that was measured. */
  public final class Answer {
    private final Plan plan;
    private final int[] places;
    private final int most;
    private final Walked walked;

    private Answer(Plan plan, int[] places, int most) {
      this.plan = plan;
      this.places = places;
      this.most = most;
      walked = Walk.measure(plan, routes, most);
      steps.count += Math.max(segments.gateCount(), isServed() ? cost() : 0);
    }

    /** What the plan would cost with communication qubits in plenty. */
    public int unlimitedCost() {
      return isLimited() ? within(Slots.PLENTY).cost() : cost();
    }

    /** The same plan with at most so many communication qubits of each QNU in use. */
    public Answer within(int fewer) {
      return new Answer(plan, places, fewer);
    }

    /** The same homes with other places for gates. */
    Answer withPlaces(int... others) {
      return answer(plan.slices(), plan.homes(), others, most);
    }

    /** Ebits, or the largest int if some gate cannot be served. */
    public int cost() {
      return walked.cost();
    }

    /** Whether more communication qubits might make it better. */
    public boolean isLimited() {
      return isServed() && walked.wereSlotsFull();
    }

    /** Whether every gate can be served. */
    public boolean isServed() {
      return walked.stuck().isEmpty();
    }

    /** The first gate that no pair can serve, if there is one. */
    public Optional<Integer> findStuckGate() {
      return walked.stuck();
    }

    /** Of each qubit before the first gate. */
    public int[] start() {
      return plan.start();
    }

    private Answer improved(long maxSteps) {
      return Improvement.of(Search.this, bundles, this, maxSteps);
    }

    Plan plan() {
      return plan;
    }

    /** Where each bundle is meant to run. */
    public int[] places() {
      return places.clone();
    }

    /** Where a bundle is meant to run. */
    int place(int bundle) {
      return places[bundle];
    }

    public Walked record() {
      return Walk.record(plan, routes, most, lowered);
    }

    /** The program in the order of the answer. */
    public Lowered lowered() {
      return lowered;
    }

    public Segments segments() {
      return segments;
    }
  }

  /** Nothing moves, and gates run where a smallest cover puts them. */
  public Answer cover(int[] homes) {
    return answer(still, homes, Cover.places(bundles, homes));
  }

  /**
   * Gates run where they are told to.
   *
   * @param homes QPU of each qubit in each slice
   * @param places QPU of each bundle
   */
  public Answer answer(Slices slices, int[] homes, int[] places) {
    return answer(slices, homes, places, Slots.ALL);
  }

  private Answer answer(Slices slices, int[] homes, int[] places, int most) {
    return new Answer(new Plan(segments, bundles, slices, homes, places), places, most);
  }
}
