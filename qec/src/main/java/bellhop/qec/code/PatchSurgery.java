package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes two patches that are joined and parted again. Whatever happens to the patches, a check is
 * compared with what is known of it: its last result, and results of data that it has lost since.
 */
final class PatchSurgery {
  private final Patch apart;
  private final Patch merged;
  private final Basis joint;
  private final Basis readout;
  private final int[] between;
  private final StabilizerCircuit.Builder out = StabilizerCircuit.builder();
  private final Annotations annotations = new Annotations(out);

  /** By the qubit of a check, the results whose parity is its value. Nothing if it has none yet. */
  private final Map<Integer, long[]> known = new HashMap<>();

  /** Results so far. */
  private long records;

  PatchSurgery(Patch apart, Patch merged, Basis joint, Basis readout) {
    this.apart = apart;
    this.merged = merged;
    this.joint = joint;
    this.readout = readout;
    between = without(merged.dataQubits(), apart.dataQubits());
  }

  private static int[] without(int[] qubits, int[] others) {
    return Arrays.stream(qubits).filter(q -> Arrays.binarySearch(others, q) < 0).toArray();
  }

  StabilizerCircuit circuit(long rounds) {
    prepare();
    round(apart);
    join();
    round(merged);
    outcome();
    moreRounds(rounds - 1);
    part();
    round(apart);
    end();
    return out.build();
  }

  /** In eigenstates of the basis that is not measured together. */
  private void prepare() {
    annotations.places(merged.sites());
    out.add(joint.other().reset(), apart.dataQubits()).add(Op.R, apart.checkQubits());
    for (Check check : merged.checks()) {
      if (check.basis() == joint.other()) {
        known.put(check.site().qubit(), new long[0]);
      }
    }
  }

  /** The data between have a value in the other basis, so that checks which grow keep theirs. */
  private void join() {
    out.add(joint.other().reset(), between);
    out.add(Op.R, without(merged.checkQubits(), apart.checkQubits()));
  }

  /** Checks that shrink keep their value, less that of the data that they lose. */
  private void part() {
    out.add(joint.other().measurement(), between);
    long[] results = results(between.length);
    for (Check check : merged.checks()) {
      if (check.basis() == joint.other()) {
        LongStream lost = ofBetween(check.data(), results);
        LongStream whole = Arrays.stream(value(check));
        known.put(check.site().qubit(), LongStream.concat(whole, lost).toArray());
      }
    }
    if (readout != joint) {
      observe(ofBetween(merged.logical(readout), results));
    }
  }

  private LongStream ofBetween(List<Integer> qubits, long... results) {
    return qubits.stream()
        .mapToInt(qubit -> Arrays.binarySearch(between, qubit))
        .filter(index -> index >= 0)
        .mapToLong(index -> results[index]);
  }

  // ---- rounds ----

  private void round(Patch patch) {
    boolean isFirst = records == 0;
    PatchRound.write(patch, out);
    long[] results = results(patch.checks().size());
    if (!isFirst) {
      annotations.nextRound(2);
    }
    for (int index = 0; index < results.length; index++) {
      Check check = patch.checks().get(index);
      long[] now = {results[index]};
      long[] last = known.put(check.site().qubit(), now);
      if (last != null) {
        detector(check, 0, LongStream.concat(Arrays.stream(last), Arrays.stream(now)));
      }
    }
  }

  /** Of the joined patches, all alike. */
  private void moreRounds(long rounds) {
    if (rounds == 0) {
      return;
    }
    out.repeat(rounds, PatchRound.later(merged));
    int checks = merged.checks().size();
    records += (rounds - 1) * checks;
    long[] results = results(checks);
    for (int index = 0; index < checks; index++) {
      known.put(merged.checks().get(index).site().qubit(), new long[] {results[index]});
    }
  }

  /** Numbers of results that have just been added. */
  private long[] results(int count) {
    records += count;
    return LongStream.range(records - count, records).toArray();
  }

  // ---- what is seen ----

  /** The product of the checks that only the joined patches have is that of logical operators. */
  private Stream<Check> jointChecks() {
    List<Integer> old = apart.checks().stream().map(check -> check.site().qubit()).toList();
    return merged.checks().stream()
        .filter(check -> check.basis() == joint && !old.contains(check.site().qubit()));
  }

  private void outcome() {
    if (readout == joint) {
      observe(jointChecks().mapToLong(check -> value(check)[0]));
    }
  }

  private void end() {
    int[] data = apart.dataQubits();
    out.add(readout.measurement(), data);
    long[] results = results(data.length);
    for (Check check : apart.checks()) {
      if (check.basis() == readout) {
        LongStream now = of(check.data(), data, results);
        detector(check, 1, LongStream.concat(Arrays.stream(value(check)), now));
      }
    }
    observe(of(logical(), data, results));
  }

  private long[] value(Check check) {
    long[] results = known.get(check.site().qubit());
    if (results == null) {
      throw new IllegalStateException("check " + check.site() + " has no value");
    }
    return results;
  }

  private static LongStream of(List<Integer> qubits, int[] data, long... results) {
    return qubits.stream().mapToLong(qubit -> results[Arrays.binarySearch(data, qubit)]);
  }

  /**
   * In the joint basis the lines beside the data between, of which the outcome is the product:
   * other lines differ from them by checks without a value. Otherwise any line.
   */
  private List<Integer> logical() {
    if (readout != joint) {
      return apart.logical(readout);
    }
    TreeSet<Integer> odd = new TreeSet<>();
    jointChecks()
        .flatMap(check -> check.data().stream())
        .forEach(qubit -> {
          if (!odd.remove(qubit)) {
            odd.add(qubit);
          }
        });
    return List.copyOf(odd);
  }

  private void detector(Check check, double time, LongStream results) {
    annotations.detector(check.site(), time, backs(results));
  }

  private void observe(LongStream results) {
    annotations.observable(0, backs(results));
  }

  private IntStream backs(LongStream results) {
    return results.mapToInt(result -> Math.toIntExact(records - result));
  }
}
