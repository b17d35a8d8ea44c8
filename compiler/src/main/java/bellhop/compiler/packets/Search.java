package bellhop.compiler.packets;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import java.util.Arrays;
import java.util.Optional;

/** Finds a good plan for homes that are fixed, and keeps count of its effort in gate visits. */
public final class Search {
  private final Segments segments;
  private final Bundles bundles;
  private final Routes routes;
  private final boolean[] pinned;
  private long steps;

  /**
   * @param pins QPU of each qubit, or −1
   */
  public Search(Segments segments, Bundles bundles, Routes routes, int[] pins) {
    this.segments = segments;
    this.bundles = bundles;
    this.routes = routes;
    pinned = new boolean[pins.length];
    for (int q = 0; q < pins.length; q++) {
      pinned[q] = pins[q] >= 0;
    }
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

    public int[] homes() {
      return plan.homes();
    }

    /** Where each bundle is meant to run. */
    public int[] places() {
      return places.clone();
    }

    /** Whether qubits move in it. */
    boolean hasVisits() {
      return plan.visits().count() > 0;
    }

    /** Where a bundle is meant to run. */
    int place(int bundle) {
      return places[bundle];
    }

    public Walked record(Lowered lowered) {
      return Walk.record(plan, routes, lowered);
    }
  }

  /** Gates run where a smallest cover puts them. */
  public Answer cover(int[] homes) {
    return answer(homes, Cover.places(bundles, homes));
  }

  /**
   * Gates run where they are told to, then it is tried whether visits save more.
   *
   * @param places QPU of each bundle
   */
  public Answer answer(int[] homes, int[] places) {
    Answer still = withoutVisits(homes, places);
    Visits visits = VisitChoice.of(still.plan, routes, pinned, freeData(homes));
    if (visits.count() == 0) {
      return still;
    }
    Answer moving = measure(new Plan(segments, bundles, homes, places, visits), places);
    return moving.cost() < still.cost() ? moving : still;
  }

  /** Every qubit stays at home. */
  Answer withoutVisits(int[] homes, int[] places) {
    Visits none = Visits.none(segments.gateCount());
    return measure(new Plan(segments, bundles, homes, places, none), places);
  }

  private Answer measure(Plan plan, int[] places) {
    steps += segments.gateCount();
    return new Answer(plan, places, Walk.measure(plan, routes));
  }

  private int[] freeData(int[] homes) {
    int[] free = new int[routes.qpuCount()];
    Arrays.setAll(free, qpu -> routes.network().qpu(qpu).dataQubits());
    for (int home : homes) {
      free[home]--;
    }
    return free;
  }
}
