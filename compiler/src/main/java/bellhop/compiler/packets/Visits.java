package bellhop.compiler.packets;

import java.util.Arrays;
import java.util.List;

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

  /**
   * @param visitOfGate index of the visit that each gate is inside of, or −1
   */
  Visits(List<Visit> visits, int[] visitOfGate) {
    this.visits = List.copyOf(visits);
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
}
