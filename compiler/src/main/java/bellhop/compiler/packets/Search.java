package bellhop.compiler.packets;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.placement.Slices;
import java.util.Optional;

/** Finds a good plan for homes that are fixed, and keeps count of its effort in gate visits. */
public final class Search {
  private final Segments segments;
  private final Bundles bundles;
  private final Routes routes;
  private final Slices still;
  private long steps;

  public Search(Segments segments, Bundles bundles, Routes routes) {
    this.segments = segments;
    this.bundles = bundles;
    this.routes = routes;
    still = Slices.one(segments.gateCount());
  }

  public long steps() {
    return steps;
  }

  /** The same homes with gates moved to where they cost less, as far as the steps last. */
  public Answer improve(Answer start, long maxSteps) {
    return Improvement.of(this, bundles, start, maxSteps);
  }

  /** A plan that was measured. */
  public final class Answer {
    private final Plan plan;
    private final int[] places;
    private final Walked walked;

    private Answer(Plan plan, int[] places, Walked walked) {
      this.plan = plan;
      this.places = places;
      this.walked = walked;
    }

    /** Ebits, or the largest int if some gate cannot be served. */
    public int cost() {
      return walked.cost();
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

    public Walked record(Lowered lowered) {
      return Walk.record(plan, routes, lowered);
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
    steps += segments.gateCount();
    Plan plan = new Plan(segments, bundles, slices, homes, places);
    return new Answer(plan, places, Walk.measure(plan, routes));
  }
}
