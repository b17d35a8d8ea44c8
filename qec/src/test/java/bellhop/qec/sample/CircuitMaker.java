package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Random circuits of all instructions on a few qubits. */
final class CircuitMaker {
  private static final List<Op> OPS = List.of(Op.values());

  private final RandomStream random;
  private final int qubits;
  private int records;

  private CircuitMaker(RandomStream random, int qubits) {
    this.random = random;
    this.qubits = qubits;
  }

  static StabilizerCircuit make(RandomStream random, int qubits, int steps, int mostRecords) {
    CircuitMaker maker = new CircuitMaker(random, qubits);
    List<Step> made = new ArrayList<>();
    while (made.size() < steps) {
      Op op = OPS.get(random.nextInt(OPS.size()));
      Step.Apply step = new Step.Apply(op, "", maker.arguments(op), maker.targets(op));
      if (maker.records + step.recordCount() <= mostRecords) {
        made.add(step);
        maker.records += step.recordCount();
      }
    }
    return new StabilizerCircuit(made);
  }

  private double[] arguments(Op op) {
    return switch (op.arguments()) {
      case NONE, COORDINATES, OFFSETS -> new double[0];
      case PROBABILITY -> new double[] {0.3};
      case OPTIONAL_PROBABILITY -> random.nextInt(2) == 0 ? new double[0] : new double[] {0.2};
      case DISJOINT_3 -> new double[] {0.1, 0.2, 0.05};
      case DISJOINT_4 -> new double[] {0.05, 0.1, 0.2, 0.05};
      case DISJOINT_15 -> fifteen();
      case ANY_DISJOINT -> new double[] {0.1, 0.2};
      case INDEX -> new double[] {random.nextInt(2)};
    };
  }

  private double[] fifteen() {
    double[] p = new double[15];
    for (int i = 0; i < p.length; i++) {
      p[i] = 0.04 * random.nextDouble();
    }
    return p;
  }

  private int[] targets(Op op) {
    return switch (op.targets()) {
      case QUBITS -> new int[] {qubit()};
      case RESULTS -> new int[] {perhapsInverted(qubit())};
      case PAIRS -> pair();
      case RESULT_PAIRS -> {
        int[] pair = pair();
        yield new int[] {perhapsInverted(pair[0]), perhapsInverted(pair[1])};
      }
      case CONTROL_FIRST -> withBit(0, pair());
      case CONTROL_SECOND -> withBit(1, pair());
      case CONTROL_EITHER -> withBit(random.nextInt(2), pair());
      case PAULIS -> new int[] {pauli(qubit()), pauli(qubit())};
      case PRODUCTS -> product();
      case RECORDS, RECORDS_AND_PAULIS ->
          records == 0
              ? new int[0]
              : new int[] {Target.record(1 + random.nextInt(records)), Target.record(1)};
      case BITS -> new int[] {random.nextInt(2)};
      case NOTHING -> new int[0];
    };
  }

  private int qubit() {
    return random.nextInt(qubits);
  }

  private int perhapsInverted(int target) {
    return random.nextInt(2) == 0 ? target : Target.inverted(target);
  }

  private int[] pair() {
    int first = qubit();
    return new int[] {first, (first + 1 + random.nextInt(qubits - 1)) % qubits};
  }

  private int[] withBit(int side, int... pair) {
    if (records > 0 && random.nextInt(2) == 0) {
      pair[side] = Target.record(1 + random.nextInt(records));
    }
    return pair;
  }

  private int pauli(int qubit) {
    return Target.pauli("XYZ".charAt(random.nextInt(3)), qubit);
  }

  private int[] product() {
    int[] pair = pair();
    return new int[] {perhapsInverted(pauli(pair[0])), Target.COMBINER, pauli(pair[1])};
  }
}
