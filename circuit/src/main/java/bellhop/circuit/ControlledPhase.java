package bellhop.circuit;

import static java.lang.StrictMath.PI;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The phase of |1…1⟩ on many qubits, without further ones. Up to nine go through the parities in
 * Gray order. A tenth and more are taken off one by one: half the angle on the last two, flips of
 * the one by all the others around its negative, and half the angle on the rest (Barenco et al.,
 * quant-ph/9503016, lemma 7.5). The flips borrow the qubits that stand idle, whatever their state
 * (lemmas 7.2 and 7.3), so n qubits take O(n²) gates.
 */
final class ControlledPhase {
  private static final int GRAY_QUBITS = 9;
  private static final int GRAY_CONTROLS = 5;

  private final Consumer<GateCall> out;

  ControlledPhase(Consumer<GateCall> out) {
    this.out = out;
  }

  void add(double angle, int... qubits) {
    if (angle == 0 || qubits.length == 0) {
      return;
    }
    int[] rest = qubits;
    double part = angle;
    while (rest.length > GRAY_QUBITS) {
      part /= 2;
      rest = takeOne(part, rest);
    }
    few(part, rest);
  }

  private void few(double angle, int... qubits) {
    if (qubits.length == 3 && angle == PI) {
      out.accept(GateCall.of(Gate.CCZ, qubits));
    } else {
      Sequences.phase(angle, qubits).forEach(out);
    }
  }

  /** Of a, …, y, z takes y; what remains is the same angle on a, …, z. */
  private int[] takeOne(double half, int... qubits) {
    int last = qubits[qubits.length - 1];
    int taken = qubits[qubits.length - 2];
    int[] others = Arrays.copyOf(qubits, qubits.length - 2);
    pair(half, taken, last);
    flip(others, taken, last);
    pair(-half, taken, last);
    flip(others, taken, last);
    int[] rest = Arrays.copyOf(qubits, qubits.length - 1);
    rest[rest.length - 1] = last;
    return rest;
  }

  private void pair(double angle, int a, int b) {
    out.accept(GateCall.of(Gate.CP, new double[] {angle}, a, b));
  }

  /** An x under all the controls; borrows the idle qubits. */
  private void flip(int[] controls, int target, int... idle) {
    if (controls.length <= GRAY_CONTROLS) {
      smallFlip(controls, target);
    } else if (idle.length >= controls.length - 2) {
      chain(controls, target, idle);
      chain(Arrays.copyOf(controls, controls.length - 1), idle[controls.length - 3], idle);
    } else {
      split(controls, target, idle[0]);
    }
  }

  private void smallFlip(int[] controls, int target) {
    new Controlled(out).add(GateCall.of(Gate.X, target), 0, new double[] {}, controls);
  }

  /**
   * Down and up a stair of ccx whose inner steps cancel; with the same stair less its first step
   * after it, nothing is left on the borrowed qubits.
   */
  private void chain(int[] controls, int target, int... idle) {
    int steps = controls.length - 1;
    for (int i = steps; i > 1; i--) {
      ccx(controls[i], idle[i - 2], i == steps ? target : idle[i - 1]);
    }
    ccx(controls[0], controls[1], idle[0]);
    for (int i = 2; i <= steps; i++) {
      ccx(controls[i], idle[i - 2], i == steps ? target : idle[i - 1]);
    }
  }

  private void ccx(int a, int b, int target) {
    out.accept(GateCall.of(Gate.CCX, a, b, target));
  }

  /** With one idle qubit: half the controls flip it, it and the others flip the target; twice. */
  private void split(int[] controls, int target, int idle) {
    int half = (controls.length + 1) / 2;
    int[] first = Arrays.copyOf(controls, half);
    int[] others = Arrays.copyOfRange(controls, half, controls.length);
    int[] second = IntStream.concat(Arrays.stream(others), IntStream.of(idle)).toArray();
    int[] idleInFirst = IntStream.concat(Arrays.stream(others), IntStream.of(target)).toArray();
    for (int i = 0; i < 2; i++) {
      flip(first, idle, idleInFirst);
      flip(second, target, first);
    }
  }
}
