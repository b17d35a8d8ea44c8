package bellhop.compiler.proof;

import bellhop.circuit.Axis;
import bellhop.circuit.Form;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves that two programs do the same, up to a global phase, by their sums over paths (Dawson et
 * al., arXiv quant-ph/0408129; Amy, arXiv 1805.06908). Gates that neither branch nor depend on
 * outcomes only add qubits to each other modulo 2 and turn phases of such sums; all others read the
 * sums on their qubits and leave fresh variables on those that they change along Z. Two programs
 * are equal if these others are the same, read the same sums, and all phases add up alike. In which
 * order gates add and turn does not matter.
 *
 * <p>A sum of variables is a fingerprint of 128 bits, the exclusive or of those of its variables:
 * equal sums have equal ones, and different sums of programs that do not know the fingerprints have
 * equal ones with a chance of 2⁻¹²⁸. Linear in the operations.
 */
final class RewritingProof {
  private static final double TOLERANCE = 1e-8;

  /** The sum of some variables, and whether 1 is added. */
  private record Sum(long high, long low, boolean one) {
    Sum plus(Sum other) {
      return new Sum(high ^ other.high, low ^ other.low, one ^ other.one);
    }

    Sum withoutOne() {
      return one ? new Sum(high, low, false) : this;
    }

    boolean isConstant() {
      return high == 0 && low == 0;
    }
  }

  /** The n-th thing on a qubit that leaves fresh variables. */
  private record Spot(int qubit, int count) {}

  /** What it is, and the sums that it reads. */
  private record Event(Object what, List<Sum> read) {}

  private final Sum[] on;
  private final int[] count;
  private final Map<Spot, Event> gates = new HashMap<>();
  private final List<Event> others = new ArrayList<>();
  private final Map<Sum, Double> phases;
  private final double sign;

  private RewritingProof(Program program, Map<Sum, Double> phases, double sign) {
    this.phases = phases;
    this.sign = sign;
    on = new Sum[program.qubitCount()];
    count = new int[on.length];
    for (int q = 0; q < on.length; q++) {
      on[q] = fresh(q);
    }
    program.operations().forEach(this::operation);
  }

  /** What differs, if anything. */
  static Optional<String> findFault(Program source, Program rewritten) {
    if (source.qubitCount() != rewritten.qubitCount()
        || !source.variables().equals(rewritten.variables())) {
      return Optional.of("the rewritten program has other qubits or variables");
    }
    Map<Sum, Double> phases = new LinkedHashMap<>();
    RewritingProof before = new RewritingProof(source, phases, 1);
    RewritingProof after = new RewritingProof(rewritten, phases, -1);
    if (!before.others.equals(after.others)) {
      return Optional.of("the rewritten program measures or decides other things");
    }
    if (!before.gates.equals(after.gates)) {
      return Optional.of("a gate of the rewritten program does not see what it does in the source");
    }
    for (int q = 0; q < before.on.length; q++) {
      if (!before.on[q].equals(after.on[q])) {
        return Optional.of("qubit " + q + " of the rewritten program ends as another sum");
      }
    }
    boolean isEqual =
        phases.values().stream().allMatch(angle -> Math.abs(StrictMath.sin(angle / 2)) < TOLERANCE);
    return isEqual
        ? Optional.empty()
        : Optional.of("phases of the rewritten program are not those of the source");
  }

  private void operation(Operation operation) {
    if (operation instanceof Operation.Apply(var call)) {
      GateCall.canonical(List.of(call)).forEach(this::gate);
      return;
    }
    List<Integer> qubits = new ArrayList<>();
    addQubits(operation, qubits);
    others.add(new Event(operation, qubits.stream().map(q -> on[q]).toList()));
    if (!(operation instanceof Operation.Barrier)) {
      qubits.forEach(q -> on[q] = fresh(q));
    }
  }

  private static void addQubits(Operation operation, List<Integer> qubits) {
    switch (operation) {
      case Operation.Apply(var call) -> {
        for (int q : call.qubits()) {
          qubits.add(q);
        }
      }
      case Operation.Measure(int qubit, int _) -> qubits.add(qubit);
      case Operation.Reset(int qubit) -> qubits.add(qubit);
      case Operation.Barrier(var fenced) -> qubits.addAll(fenced);
      case Operation.Assign _ -> {}
      case Operation.Branch branch -> {
        branch.then().forEach(inner -> addQubits(inner, qubits));
        branch.otherwise().forEach(inner -> addQubits(inner, qubits));
      }
      case Operation.While loop -> loop.body().forEach(inner -> addQubits(inner, qubits));
      case Operation.Annotated(var _, var inner) -> addQubits(inner, qubits);
    }
  }

  private void gate(GateCall call) {
    switch (call.gate().form()) {
      case Form.OneQubit _ -> one(call);
      case Form.Interaction(var first, var second, var diagonal) -> {
        if (call.gate() == Gate.CX) {
          on[call.qubit(1)] = on[call.qubit(1)].plus(on[call.qubit(0)]);
        } else if (first == Axis.Z && second == Axis.Z) {
          diagonal(call, diagonal.apply(call.parameters()));
        } else {
          opaque(call, first, second);
        }
      }
      case Form.Sequence _ -> throw new IllegalArgumentException("expanded before");
    }
  }

  private void one(GateCall call) {
    int q = call.qubit(0);
    double[] m = call.matrix();
    if (Spin.isDiagonal(m)) {
      turn(on[q], StrictMath.atan2(m[7], m[6]) - StrictMath.atan2(m[1], m[0]));
    } else if (call.gate() == Gate.X) {
      on[q] = on[q].plus(new Sum(0, 0, true));
    } else {
      opaque(call, Axis.X);
    }
  }

  /** θ·ab = θ/2·(a + b − a⊕b), and what each qubit gets alone. */
  private void diagonal(GateCall call, Form.Diagonal phase) {
    Sum a = on[call.qubit(0)];
    Sum b = on[call.qubit(1)];
    double half = phase.angle() / 2;
    turn(a, phase.p10() - phase.p00() + half);
    turn(b, phase.p01() - phase.p00() + half);
    turn(a.plus(b), -half);
  }

  /** A phase of 1 ⊕ s is one of s the other way round, up to a global one. */
  private void turn(Sum sum, double angle) {
    if (!sum.isConstant()) {
      phases.merge(sum.withoutOne(), sign * (sum.one() ? -angle : angle), Double::sum);
    }
  }

  /** What is left alone along Z keeps its sum. */
  private void opaque(GateCall call, Axis... axes) {
    List<Sum> read = new ArrayList<>();
    for (int q : call.qubits()) {
      read.add(on[q]);
    }
    for (int operand = 0; operand < axes.length; operand++) {
      int q = call.qubit(operand);
      if (axes[operand] != Axis.Z) {
        gates.put(new Spot(q, count[q]), new Event(call, read));
        on[q] = fresh(q);
      }
    }
  }

  private Sum fresh(int qubit) {
    long spot = ((long) qubit << 32) + count[qubit]++;
    return new Sum(mixed(2 * spot), mixed(2 * spot + 1), false);
  }

  /** A step of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long number) {
    long z = (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
