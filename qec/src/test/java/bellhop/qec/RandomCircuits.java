package bellhop.qec;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.circuit.stabilizer.Targets;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Random circuits of all instructions on a few qubits, several targets, pairs and products in a
 * line. References to results lead anywhere before them, in blocks also into the turns before. In
 * one line either all pairs have a bit or none.
 */
public final class RandomCircuits {
  private static final List<Op> OPS = List.of(Op.values());

  private final RandomStream random;
  private final int qubits;
  private final int mostRecords;
  private final boolean hasDetectors;

  /** So far; in a block those of its first turn. */
  private int records;

  private boolean isInChain;

  private RandomCircuits(RandomStream random, int qubits, int mostRecords, boolean hasDetectors) {
    this.random = random;
    this.qubits = qubits;
    this.mostRecords = mostRecords;
    this.hasDetectors = hasDetectors;
  }

  /** So many instructions on four qubits, without blocks, detectors and observables. */
  public static List<Step> steps(int count, RandomStream random) {
    return new RandomCircuits(random, 4, 60, false).steps(count, false);
  }

  /** Of all there is; detectors and observables may be random without noise. */
  public static StabilizerCircuit circuit(
      int count, int qubits, int mostRecords, RandomStream random) {
    return new StabilizerCircuit(
        new RandomCircuits(random, qubits, mostRecords, true).steps(count, true));
  }

  private List<Step> steps(int count, boolean hasBlocks) {
    List<Step> steps = new ArrayList<>();
    while (steps.size() < count) {
      steps.add(hasBlocks && random.nextBoolean(0.1) ? block() : apply());
    }
    return steps;
  }

  /** Chains do not lead into it or out of it. */
  private Step block() {
    isInChain = false;
    int before = records;
    List<Step> body = steps(1 + random.nextInt(4), false);
    isInChain = false;
    int its = records - before;
    int times = 1 + random.nextInt(3);
    boolean fits = before + times * its <= mostRecords;
    records = fits ? before + times * its : records;
    return new Step.Repeat(fits ? times : 1, "", new StabilizerCircuit(body));
  }

  private Step.Apply apply() {
    while (true) {
      Op op = op();
      Step.Apply apply = new Step.Apply(op, "", numbers(op), targets(op));
      boolean isChained = op != Op.ELSE_CORRELATED_ERROR || isInChain;
      if (isChained && records + apply.recordCount() <= mostRecords) {
        records += apply.recordCount();
        isInChain |= op == Op.E;
        return apply;
      }
    }
  }

  /** Gates are the longest part of the table and the least of a test. */
  private Op op() {
    Op op = OPS.get(random.nextInt(OPS.size()));
    boolean isLeftOut = !hasDetectors && (op == Op.DETECTOR || op == Op.OBSERVABLE_INCLUDE);
    boolean isRare = op.kind() == Op.Kind.CLIFFORD && random.nextBoolean(0.7);
    return isLeftOut || isRare ? op() : op;
  }

  private double[] numbers(Op op) {
    return switch (op.arguments()) {
      case NONE, COORDINATES, OFFSETS -> new double[0];
      case INDEX -> new double[] {random.nextInt(2)};
      case PROBABILITY -> disjoint(1, 0.7);
      case OPTIONAL_PROBABILITY -> random.nextBoolean(0.5) ? new double[0] : disjoint(1, 0.7);
      case DISJOINT_3 -> disjoint(3, 0.4);
      case DISJOINT_4 -> disjoint(4, 0.4);
      case DISJOINT_15 -> disjoint(15, 0.4);
      case ANY_DISJOINT -> disjoint(2, 0.4);
    };
  }

  private double[] disjoint(int count, double most) {
    double[] p = new double[count];
    Arrays.setAll(p, _ -> random.nextBoolean(0.2) ? 0 : random.nextDouble() * most / count);
    return p;
  }

  private int[] targets(Op op) {
    int count = 1 + random.nextInt(3);
    boolean hasBits = random.nextBoolean(0.4);
    IntStream.Builder targets = IntStream.builder();
    for (int i = 0; i < count; i++) {
      add(op.targets(), hasBits, targets);
    }
    return targets.build().toArray();
  }

  private void add(Targets kind, boolean hasBits, IntConsumer to) {
    switch (kind) {
      case QUBITS -> to.accept(qubit());
      case RESULTS -> to.accept(perhapsInverted(qubit()));
      case PAIRS, RESULT_PAIRS, CONTROL_FIRST, CONTROL_SECOND, CONTROL_EITHER -> {
        int[] pair = pair(kind, hasBits);
        to.accept(pair[0]);
        to.accept(pair[1]);
      }
      case PAULIS -> to.accept(pauli());
      case PRODUCTS -> product(to);
      case RECORDS -> record(to);
      case RECORDS_AND_PAULIS -> record(to);
      case BITS -> to.accept(random.nextInt(2));
      case NOTHING -> {}
    }
  }

  private int qubit() {
    return random.nextInt(qubits);
  }

  private int perhapsInverted(int target) {
    return random.nextBoolean(0.5) ? target : Target.inverted(target);
  }

  private int[] pair(Targets kind, boolean hasBits) {
    int first = qubit();
    int second = (first + 1 + random.nextInt(qubits - 1)) % qubits;
    return switch (kind) {
      case RESULT_PAIRS -> new int[] {perhapsInverted(first), perhapsInverted(second)};
      case CONTROL_FIRST -> new int[] {hasBits ? bit() : first, second};
      case CONTROL_SECOND -> new int[] {first, hasBits ? bit() : second};
      case CONTROL_EITHER ->
          random.nextBoolean(0.5)
              ? new int[] {hasBits ? bit() : first, second}
              : new int[] {first, hasBits ? bit() : second};
      default -> new int[] {first, second};
    };
  }

  private int bit() {
    boolean isRecord = records > 0 && random.nextBoolean(0.9);
    return isRecord ? Target.record(1 + random.nextInt(records)) : Target.sweep(1);
  }

  private void record(IntConsumer to) {
    if (records > 0) {
      to.accept(Target.record(1 + random.nextInt(records)));
    }
  }

  private int pauli() {
    return Target.pauli("XYZ".charAt(random.nextInt(3)), qubit());
  }

  /** Of one to three Paulis on different qubits, or of one twice. */
  private void product(IntConsumer to) {
    int first = qubit();
    int factors = 1 + random.nextInt(StrictMath.min(3, qubits));
    int once = perhapsInverted(Target.pauli("XYZ".charAt(random.nextInt(3)), first));
    to.accept(once);
    for (int i = 1; i < factors; i++) {
      to.accept(Target.COMBINER);
      int other = Target.pauli("XYZ".charAt(random.nextInt(3)), (first + i) % qubits);
      to.accept(random.nextBoolean(0.1) ? once : perhapsInverted(other));
    }
  }
}
