package bellhop.qec.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A code whose checks all meet their data in the same layers.
 *
 * @param data by qubit
 * @param checks by qubit
 * @param logicalX the data of one logical X; likewise Z
 */
record Patch(List<Site> data, List<Check> checks, List<Integer> logicalX, List<Integer> logicalZ) {
  Patch {
    data = data.stream().sorted(Comparator.comparingInt(Site::qubit)).toList();
    checks =
        checks.stream().sorted(Comparator.comparingInt(check -> check.site().qubit())).toList();
    logicalX = logicalX.stream().sorted().toList();
    logicalZ = logicalZ.stream().sorted().toList();
  }

  /** Both side by side as one, whose logical operators are the products of theirs. */
  Patch and(Patch other) {
    return new Patch(
        both(data, other.data),
        both(checks, other.checks),
        both(logicalX, other.logicalX),
        both(logicalZ, other.logicalZ));
  }

  private static <T> List<T> both(List<T> a, List<T> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  int layerCount() {
    return checks.getFirst().partners().size();
  }

  List<Integer> logical(Basis basis) {
    return basis == Basis.X ? logicalX : logicalZ;
  }

  /** Data and checks, by qubit. */
  List<Site> sites() {
    return Stream.concat(data.stream(), checks.stream().map(Check::site))
        .sorted(Comparator.comparingInt(Site::qubit))
        .toList();
  }

  int[] dataQubits() {
    return data.stream().mapToInt(Site::qubit).toArray();
  }

  int[] checkQubits() {
    return checks.stream().mapToInt(check -> check.site().qubit()).toArray();
  }

  int[] checkQubits(Basis basis) {
    return checks.stream()
        .filter(check -> check.basis() == basis)
        .mapToInt(check -> check.site().qubit())
        .toArray();
  }

  /** Control and target of each CX: X checks control, Z checks are controlled. */
  int[] pairs(int layer) {
    List<Integer> pairs = new ArrayList<>();
    for (Check check : checks) {
      int partner = check.partners().get(layer);
      if (partner != Check.NOBODY) {
        int qubit = check.site().qubit();
        pairs.addAll(check.basis() == Basis.X ? List.of(qubit, partner) : List.of(partner, qubit));
      }
    }
    return pairs.stream().mapToInt(Integer::intValue).toArray();
  }
}
