package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of gates for which a qubit moves to the QPU of its partners, because moving there and back
 * costs less than the copies that it replaces. Each gate is inside at most one visit, so the
 * partner of a visitor is at home.
 */
final class Visits {
  /**
   * @param firstGate of the qubit's run
   * @param lastGate after which the qubit goes back, unless it settles
   * @param settles the qubit has no later interaction and takes a free data qubit there for good
   */
  record Visit(int qubit, int to, int firstGate, int lastGate, boolean settles) {}

  private static final int NONE = -1;

  private final List<Visit> visits;
  private final int[] visitOfGate;

  private Visits(List<Visit> visits, int[] visitOfGate) {
    this.visits = visits;
    this.visitOfGate = visitOfGate;
  }

  static Visits none(int gates) {
    int[] visitOfGate = new int[gates];
    Arrays.fill(visitOfGate, NONE);
    return new Visits(List.of(), visitOfGate);
  }

  int count() {
    return visits.size();
  }

  Visit get(int visit) {
    return visits.get(visit);
  }

  boolean isInside(int gate) {
    return visitOfGate[gate] != NONE;
  }

  /** The visit that a gate is inside of. */
  int ofGate(int gate) {
    return visitOfGate[gate];
  }

  /** Chooses visits for a plan that has none, the most profitable first. */
  static Visits choose(Plan plan, Routes routes, boolean[] pinned, int[] freeData) {
    return new Choice(plan, routes, pinned, freeData).choose();
  }

  /** A qubit's gates in a row whose partners are all at home at one other QPU. */
  private record Run(int qubit, int to, List<Integer> gates, boolean last) {}

  private static final class Choice {
    private final Plan plan;
    private final Segments segments;
    private final Routes routes;
    private final boolean[] pinned;
    private final int[] freeData;
    private final Map<Long, Integer> uses = new HashMap<>();
    private final int[] visitOfGate;
    private final List<Visit> chosen = new ArrayList<>();

    Choice(Plan plan, Routes routes, boolean[] pinned, int[] freeData) {
      this.plan = plan;
      this.segments = plan.segments();
      this.routes = routes;
      this.pinned = pinned;
      this.freeData = freeData.clone();
      visitOfGate = new int[segments.gateCount()];
      Arrays.fill(visitOfGate, NONE);
    }

    Visits choose() {
      for (int gate = 0; gate < visitOfGate.length; gate++) {
        if (isRemote(gate)) {
          uses.merge(copy(gate), 1, Integer::sum);
        }
      }
      List<Run> runs = runs();
      List<Run> sorted = new ArrayList<>(runs.stream().filter(run -> gain(run) > 0).toList());
      sorted.sort(Comparator.comparingInt((Run run) -> -gain(run)));
      for (Run run : sorted) {
        if (gain(run) > 0) {
          take(run);
        }
      }
      return new Visits(chosen, visitOfGate);
    }

    private boolean isRemote(int gate) {
      return plan.home(segments.qubit(gate, 0)) != plan.home(segments.qubit(gate, 1));
    }

    /** The copy that serves a gate: its segment and place. */
    private long copy(int gate) {
      int place = plan.place(gate);
      int operand = plan.home(segments.qubit(gate, 0)) == place ? 1 : 0;
      return (long) segments.segment(gate, operand) << 32 | place;
    }

    private void take(Run run) {
      boolean settles = settles(run);
      if (settles) {
        freeData[run.to()]--;
      }
      for (int gate : run.gates()) {
        visitOfGate[gate] = chosen.size();
        uses.merge(copy(gate), -1, Integer::sum);
      }
      chosen.add(
          new Visit(run.qubit(), run.to(), run.gates().getFirst(), run.gates().getLast(), settles));
    }

    private boolean settles(Run run) {
      return run.last() && !pinned[run.qubit()] && freeData[run.to()] > 0;
    }

    /** Ebits that the visit saves; none if one of the gates is inside another. */
    private int gain(Run run) {
      Map<Long, Integer> inside = new HashMap<>();
      for (int gate : run.gates()) {
        if (visitOfGate[gate] != NONE) {
          return 0;
        }
        inside.merge(copy(gate), 1, Integer::sum);
      }
      int saved = 0;
      for (int gate : run.gates()) {
        long copy = copy(gate);
        Integer here = inside.remove(copy);
        if (here != null && here.equals(uses.get(copy))) {
          saved++;
        }
      }
      int trips = settles(run) ? 1 : 2;
      return (saved - trips) * routes.distance(plan.home(run.qubit()), run.to());
    }

    private List<Run> runs() {
      List<Run> runs = new ArrayList<>();
      for (List<int[]> operands : operandsOfQubits()) {
        runsOfQubit(operands, runs);
      }
      return runs;
    }

    private List<List<int[]>> operandsOfQubits() {
      List<List<int[]>> operands = new ArrayList<>();
      plan.homes();
      for (int q = 0; q < plan.homes().length; q++) {
        operands.add(new ArrayList<>());
      }
      for (int gate = 0; gate < visitOfGate.length; gate++) {
        for (int side = 0; side < 2; side++) {
          operands.get(segments.qubit(gate, side)).add(new int[] {gate, side});
        }
      }
      return operands;
    }

    private void runsOfQubit(List<int[]> operands, List<Run> runs) {
      List<Integer> gates = new ArrayList<>();
      int to = NONE;
      int qubit = NONE;
      for (int[] operand : operands) {
        int gate = operand[0];
        qubit = segments.qubit(gate, operand[1]);
        int partner = plan.home(segments.qubit(gate, 1 - operand[1]));
        if (partner != to || segments.afresh(gate, operand[1])) {
          close(qubit, to, gates, false, runs);
          gates = new ArrayList<>();
          to = partner;
        }
        gates.add(gate);
      }
      close(qubit, to, gates, true, runs);
    }

    private void close(int qubit, int to, List<Integer> gates, boolean last, List<Run> runs) {
      if (gates.size() > 1 && to != plan.home(qubit)) {
        runs.add(new Run(qubit, to, gates, last));
      }
    }
  }
}
