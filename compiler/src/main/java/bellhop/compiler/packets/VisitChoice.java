package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses visits for a plan that has none. A run is a row of a qubit's gates whose partners are all
 * at home at one other QPU. A visit for the whole run spares the copies that serve no gate outside
 * it, and costs the way there and back, or one way if the qubit may stay. The most profitable runs
 * come first; each changes what the rest would gain. Linear, but for sorting the runs.
 */
final class VisitChoice {
  private static final int NONE = -1;

  /** Gates {@code from} … {@code end − 1} of a qubit. */
  private record Run(int qubit, int to, int from, int end) {}

  private record Offer(Run run, int gain) {}

  private final Plan plan;
  private final Segments segments;
  private final Routes routes;
  private final boolean[] pinned;
  private final int[] freeData;
  private final int[] uses;
  private final int[] usesInside;
  private final int[] visitOfGate;
  private final List<Visits.Visit> chosen = new ArrayList<>();

  private VisitChoice(Plan plan, Routes routes, boolean[] pinned, int[] freeData) {
    this.plan = plan;
    this.segments = plan.segments();
    this.routes = routes;
    this.pinned = pinned;
    this.freeData = freeData.clone();
    uses = new int[segments.count() * routes.qpuCount()];
    usesInside = new int[uses.length];
    visitOfGate = new int[segments.gateCount()];
    Arrays.fill(visitOfGate, NONE);
  }

  /**
   * @param pinned qubits that may not settle elsewhere
   * @param freeData data qubits that are nobody's home, by QPU
   */
  static Visits of(Plan plan, Routes routes, boolean[] pinned, int[] freeData) {
    VisitChoice choice = new VisitChoice(plan, routes, pinned, freeData);
    choice.choose();
    return new Visits(choice.chosen, choice.visitOfGate);
  }

  private void choose() {
    for (int gate = 0; gate < visitOfGate.length; gate++) {
      if (plan.home(segments.qubit(gate, 0)) != plan.home(segments.qubit(gate, 1))) {
        uses[copy(gate)]++;
      }
    }
    List<Offer> offers = new ArrayList<>();
    for (Run run : runs()) {
      int gain = gain(run);
      if (gain > 0) {
        offers.add(new Offer(run, gain));
      }
    }
    offers.sort(Comparator.comparingInt((Offer offer) -> -offer.gain()));
    for (Offer offer : offers) {
      if (gain(offer.run()) > 0) {
        take(offer.run());
      }
    }
  }

  // ---- runs ----

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int qubit = 0; qubit < segments.qubitCount(); qubit++) {
      int from = 0;
      for (int i = 1; i <= segments.gateCountOf(qubit); i++) {
        if (i == segments.gateCountOf(qubit) || breaks(qubit, i)) {
          int to = partnerHome(qubit, from);
          if (i - from > 1 && to != plan.home(qubit)) {
            runs.add(new Run(qubit, to, from, i));
          }
          from = i;
        }
      }
    }
    return runs;
  }

  private boolean breaks(int qubit, int index) {
    return partnerHome(qubit, index) != partnerHome(qubit, index - 1)
        || segments.afresh(segments.gateOf(qubit, index), segments.operandOf(qubit, index));
  }

  private int partnerHome(int qubit, int index) {
    int gate = segments.gateOf(qubit, index);
    return plan.home(segments.qubit(gate, 1 - segments.operandOf(qubit, index)));
  }

  // ---- gains ----

  /** The copy that serves a gate: its segment and place. */
  private int copy(int gate) {
    int place = plan.place(gate);
    int operand = plan.home(segments.qubit(gate, 0)) == place ? 1 : 0;
    return segments.segment(gate, operand) * routes.qpuCount() + place;
  }

  /** Ebits that the visit saves; none if one of the gates is inside another. */
  private int gain(Run run) {
    for (int i = run.from(); i < run.end(); i++) {
      if (visitOfGate[segments.gateOf(run.qubit(), i)] != NONE) {
        return 0;
      }
    }
    for (int i = run.from(); i < run.end(); i++) {
      usesInside[copy(segments.gateOf(run.qubit(), i))]++;
    }
    int saved = 0;
    for (int i = run.from(); i < run.end(); i++) {
      int copy = copy(segments.gateOf(run.qubit(), i));
      saved += usesInside[copy] > 0 && usesInside[copy] == uses[copy] ? 1 : 0;
      usesInside[copy] = 0;
    }
    int trips = settles(run) ? 1 : 2;
    return (saved - trips) * routes.distance(plan.home(run.qubit()), run.to());
  }

  private boolean settles(Run run) {
    boolean last = run.end() == segments.gateCountOf(run.qubit());
    return last && !pinned[run.qubit()] && freeData[run.to()] > 0;
  }

  private void take(Run run) {
    boolean settles = settles(run);
    if (settles) {
      freeData[run.to()]--;
    }
    for (int i = run.from(); i < run.end(); i++) {
      int gate = segments.gateOf(run.qubit(), i);
      visitOfGate[gate] = chosen.size();
      uses[copy(gate)]--;
    }
    int first = segments.gateOf(run.qubit(), run.from());
    int last = segments.gateOf(run.qubit(), run.end() - 1);
    chosen.add(new Visits.Visit(run.qubit(), run.to(), first, last, settles));
  }
}
