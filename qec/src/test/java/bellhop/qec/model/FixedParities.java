package bellhop.qec.model;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.Quiet;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/** Finds, by shots without noise, which results of a circuit have a parity that never changes. */
final class FixedParities {
  private static final int SHOTS = 90;

  private FixedParities() {}

  /** With detectors and an observable at those parities of records that noise alone changes. */
  static StabilizerCircuit in(List<Step> steps) {
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
    StabilizerCircuit quiet = Quiet.of(new StabilizerCircuit(steps));
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
