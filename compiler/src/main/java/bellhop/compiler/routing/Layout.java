package bellhop.compiler.routing;

import java.util.Arrays;

/**
 * Where on a chip each qubit of the local program is at the moment, and which of them hold
 * something. Qubits go by the numbers that the program had before routing, so a communication qubit
 * that holds nothing is but a name that can be given to any position that holds nothing.
 */
final class Layout {
  private final int[] positionOf;
  private final int[] qubitAt;
  private final boolean[] holds;

  /** Qubit 0 at position 0 and so on; none holds anything. */
  Layout(int count) {
    positionOf = new int[count];
    Arrays.setAll(positionOf, q -> q);
    qubitAt = positionOf.clone();
    holds = new boolean[count];
  }

  private Layout(Layout other) {
    positionOf = other.positionOf.clone();
    qubitAt = other.qubitAt.clone();
    holds = other.holds.clone();
  }

  Layout copy() {
    return new Layout(this);
  }

  int positionOf(int qubit) {
    return positionOf[qubit];
  }

  int qubitAt(int position) {
    return qubitAt[position];
  }

  boolean holds(int qubit) {
    return holds[qubit];
  }

  boolean isFree(int position) {
    return !holds[qubitAt[position]];
  }

  void hold(int qubit, boolean something) {
    holds[qubit] = something;
  }

  /** What two positions hold changes places. */
  void exchange(int a, int b) {
    int held = qubitAt[a];
    put(qubitAt[b], a);
    put(held, b);
  }

  private void put(int qubit, int position) {
    positionOf[qubit] = position;
    qubitAt[position] = qubit;
  }

  /** Two qubits change names where they are: a swap in the program that costs nothing. */
  void rename(int one, int other) {
    boolean held = holds[one];
    holds[one] = holds[other];
    holds[other] = held;
    exchange(positionOf[one], positionOf[other]);
  }
}
