package bellhop.simulator.traffic;

import bellhop.units.Time;
import java.util.Arrays;

/**
 * How each node fares: whether it is up, for which time since the beginning, and what its clock
 * shows. It holds no pairs and no machines.
 */
final class Hosts {
  private final Agenda agenda;
  private final int[] life;
  private final int[] down;
  private final long[] cameBackPs;
  private final long[] clockOffPs;
  private final long[] localPs;
  private final boolean[] wasStepped;

  Hosts(int count, Agenda agenda) {
    this.agenda = agenda;
    life = new int[count];
    down = new int[count];
    cameBackPs = new long[count];
    Arrays.fill(cameBackPs, Long.MIN_VALUE / 2);
    clockOffPs = new long[count];
    localPs = new long[count];
    wasStepped = new boolean[count];
  }

  /** How many restarts there have been. */
  int life(int node) {
    return life[node];
  }

  boolean isDown(int node) {
    return down[node] > 0;
  }

  /** Several faults at once may keep a node down. */
  void goDown(int node) {
    down[node]++;
  }

  /** Whether no fault keeps it down any more; then its next life has begun. */
  boolean comesBack(int node) {
    down[node]--;
    if (down[node] > 0) {
      return false;
    }
    life[node]++;
    cameBackPs[node] = agenda.nowPs();
    return true;
  }

  /** When it came back last; long before the beginning if it never did. */
  long cameBackPs(int node) {
    return cameBackPs[node];
  }

  boolean wasEverDown(int node) {
    return isDown(node) || life[node] > 0;
  }

  /** The node's own clock, which never runs backwards for its machine. */
  Time local(int node) {
    localPs[node] = Math.max(localPs[node], agenda.nowPs() + clockOffPs[node]);
    return new Time(localPs[node]);
  }

  /** When a node's clock will show that; now if it does already. */
  long trueTimePs(int node, Time local) {
    return Math.max(agenda.nowPs(), local.picos() - clockOffPs[node]);
  }

  /** Whether a time that was to come has come, although its clock may have been set back. */
  boolean shows(int node, long localTimePs) {
    return !wasStepped[node] || local(node).picos() >= localTimePs;
  }

  void stepClock(int node, long byPs) {
    clockOffPs[node] += byPs;
    wasStepped[node] = true;
  }

  /** Of two clocks. */
  long apartPs(int node, int other) {
    return Math.abs(clockOffPs[node] - clockOffPs[other]);
  }
}
