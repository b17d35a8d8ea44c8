package bellhop.qec.model;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Circuits of all instructions, with detectors that are fixed without noise, for tests. */
final class RandomCircuits {
  private static final int QUBITS = 4;
  private static final int SHOTS = 90;
  private static final List<Op> OPS =
      Arrays.stream(Op.values())
          .filter(op -> op != Op.DETECTOR && op != Op.OBSERVABLE_INCLUDE)
          .toList();

  private RandomCircuits() {}

  /** So many instructions, records and noise among them, without detectors. */
  static List<Step> steps(int count, RandomStream random) {
    List<Step> steps = new ArrayList<>();
    int records = 0;
    boolean isInChain = false;
    while (steps.size() < count) {
      Op op = op(random);
      if (op != Op.ELSE_CORRELATED_ERROR || isInChain) {
        Step.Apply apply =
            new Step.Apply(op, "", numbers(op, random), targets(op, records, random));
        steps.add(apply);
        records += apply.recordCount();
        isInChain |= op == Op.E;
      }
    }
    return steps;
  }

  /** Gates are the longest part of the table and the least of a test. */
  private static Op op(RandomStream random) {
    Op op = OPS.get(random.nextInt(OPS.size()));
    boolean isRare = op.kind() == Op.Kind.CLIFFORD && random.nextBoolean(0.7);
    return isRare ? op(random) : op;
  }

  private static double[] numbers(Op op, RandomStream random) {
    return switch (op.arguments()) {
      case NONE, COORDINATES, OFFSETS, INDEX -> new double[0];
      case PROBABILITY -> disjoint(1, 0.7, random);
      case OPTIONAL_PROBABILITY ->
          random.nextBoolean(0.5) ? new double[0] : disjoint(1, 0.7, random);
      case DISJOINT_3 -> disjoint(3, 0.4, random);
      case DISJOINT_4 -> disjoint(4, 0.4, random);
      case DISJOINT_15 -> disjoint(15, 0.4, random);
      case ANY_DISJOINT -> disjoint(2, 0.4, random);
    };
  }

  private static double[] disjoint(int count, double most, RandomStream random) {
    double[] p = new double[count];
    Arrays.setAll(p, i -> random.nextBoolean(0.2) ? 0 : random.nextDouble() * most / count);
    return p;
  }

  private static int[] targets(Op op, int records, RandomStream random) {
    int a = random.nextInt(QUBITS);
    int b = (a + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
    int c = random.nextInt(QUBITS);
    int d = (c + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
    boolean hasBit = random.nextBoolean(0.4);
    int back = Target.record(1 + random.nextInt(StrictMath.max(1, records)));
    int bit = records > 0 && random.nextBoolean(0.9) ? back : Target.sweep(1);
    return switch (op.targets()) {
      case QUBITS -> new int[] {a, c};
      case RESULTS -> new int[] {Target.inverted(a), c};
      case PAIRS -> new int[] {a, b, c, d};
      case RESULT_PAIRS -> new int[] {a, Target.inverted(b), c, d};
      case CONTROL_FIRST -> new int[] {a, b, hasBit ? bit : c, d};
      case CONTROL_SECOND -> new int[] {a, b, c, hasBit ? bit : d};
      case CONTROL_EITHER -> new int[] {hasBit ? bit : a, b, c, hasBit ? bit : d};
      case PAULIS -> new int[] {pauli(a, random), pauli(b, random)};
      case PRODUCTS ->
          new int[] {
            pauli(a, random), Target.COMBINER, pauli(b, random), pauli(c, random),
          };
      case RECORDS, RECORDS_AND_PAULIS, NOTHING -> new int[0];
      case BITS -> new int[] {0, 1};
    };
  }

  private static int pauli(int qubit, RandomStream random) {
    return Target.pauli("XYZ".charAt(random.nextInt(3)), qubit);
  }

  /** With detectors and an observable at those parities of records that noise alone changes. */
  static StabilizerCircuit withDetectors(List<Step> steps) {
    List<Step> all = new ArrayList<>(steps);
    List<Long> parities = parities(steps);
    for (int i = 0; i < parities.size(); i++) {
      boolean isObservable = i % 3 == 2;
      insert(parities.get(i), isObservable ? Op.OBSERVABLE_INCLUDE : Op.DETECTOR, i / 3, all);
    }
    return new StabilizerCircuit(all);
  }

  /** Behind the last of its records. */
  private static void insert(long parity, Op op, int observable, List<Step> all) {
    int last = 64 - Long.numberOfLeadingZeros(parity);
    int at = 0;
    int records = 0;
    while (records < last) {
      records += ((Step.Apply) all.get(at++)).recordCount();
    }
    List<Integer> backs = new ArrayList<>();
    for (int record = 0; record < last; record++) {
      if ((parity >> record & 1) == 1) {
        backs.add(Target.record(records - record));
      }
    }
    double[] numbers = op == Op.DETECTOR ? new double[0] : new double[] {observable};
    int[] targets = backs.stream().mapToInt(i -> i).toArray();
    all.add(at, new Step.Apply(op, "", numbers, targets));
  }

  /** Sets of records, as bits, whose parity is the same in all shots without noise. */
  private static List<Long> parities(List<Step> steps) {
    StabilizerCircuit quiet = quiet(steps);
    int records = (int) quiet.recordCount();
    if (records > 60) {
      throw new IllegalArgumentException(records + " records");
    }
    List<Long> rows = new ArrayList<>();
    for (int shot = 0; shot < SHOTS; shot++) {
      Bits record = TableauSampler.shot(quiet, "random", new Seed(shot).stream("shots")).record();
      long row = 1L << records;
      for (int i = 0; i < records; i++) {
        row |= record.get(i) ? 1L << i : 0;
      }
      rows.add(row);
    }
    return nullSpace(rows, records);
  }

  /** All noise at probability 0, so that the records stay. */
  static StabilizerCircuit quiet(List<Step> steps) {
    List<Step> quiet = new ArrayList<>();
    for (Step step : steps) {
      Step.Apply apply = (Step.Apply) step;
      boolean isNoisy = apply.op() != Op.OBSERVABLE_INCLUDE && apply.op() != Op.DETECTOR;
      double[] numbers = isNoisy ? new double[apply.arguments().length] : apply.arguments();
      quiet.add(new Step.Apply(apply.op(), "", numbers, apply.targets()));
    }
    return new StabilizerCircuit(quiet);
  }

  /** By bits: elimination by the lowest bit of each row; the constant is bit {@code records}. */
  private static List<Long> nullSpace(List<Long> rows, int records) {
    long[] pivots = new long[records + 1];
    for (long row : rows) {
      long left = row;
      for (int bit = 0; bit <= records && left != 0; bit++) {
        if ((left >> bit & 1) == 1) {
          if (pivots[bit] == 0) {
            pivots[bit] = left;
            left = 0;
          } else {
            left ^= pivots[bit];
          }
        }
      }
    }
    List<Long> space = new ArrayList<>();
    for (int free = 0; free <= records; free++) {
      if (pivots[free] == 0) {
        space.add(solution(pivots, free, records));
      }
    }
    return space;
  }

  /** Back-substitution: all other free bits are 0. */
  private static long solution(long[] pivots, int free, int records) {
    long solution = 1L << free;
    for (int bit = records; bit >= 0; bit--) {
      if (pivots[bit] != 0 && Long.bitCount(pivots[bit] & solution) % 2 == 1) {
        solution |= 1L << bit;
      }
    }
    return solution & ~(1L << records);
  }
}
