package bellhop.compiler.packets;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import java.util.Arrays;

/** Finds a good plan for homes that are fixed, and keeps count of its effort in gate visits. */
public final class Search {
  private final Segments segments;
  private final Bundles bundles;
  private final Routes routes;
  private final boolean[] pinned;
  private long steps;

  public Search(Segments segments, Bundles bundles, Routes routes, boolean[] pinned) {
    this.segments = segments;
    this.bundles = bundles;
    this.routes = routes;
    this.pinned = pinned.clone();
  }

  public long steps() {
    return steps;
  }

  /** A plan that was measured. */
  public final class Answer {
    private final Plan plan;
    private final Walked walked;

    private Answer(Plan plan, Walked walked) {
      this.plan = plan;
      this.walked = walked;
    }

    /** Ebits, or the largest int if some gate cannot be served. */
    public int cost() {
      return walked.cost();
    }

    public int[] homes() {
      return plan.homes();
    }

    public Walked record(Lowered lowered) {
      return Walk.record(plan, routes, lowered);
    }
  }

  /** Covers every two QPUs, then tries whether visits save more. */
  public Answer cover(int[] homes) {
    int[] places = Cover.places(bundles, homes);
    Visits none = Visits.none(segments.gateCount());
    Answer still = measure(new Plan(segments, bundles, homes, places, none));
    Visits visits = Visits.choose(still.plan, routes, pinned, freeData(homes));
    if (visits.count() == 0) {
      return still;
    }
    Answer moving = measure(new Plan(segments, bundles, homes, places, visits));
    return moving.cost() < still.cost() ? moving : still;
  }

  private Answer measure(Plan plan) {
    steps += segments.gateCount();
    return new Answer(plan, Walk.measure(plan, routes));
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
