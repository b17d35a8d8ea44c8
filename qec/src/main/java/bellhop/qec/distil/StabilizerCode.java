package bellhop.qec.distil;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A small stabilizer code by its checks, with which n pairs are turned into k better ones.
 *
 * @param checks independent products of Paulis that commute, a letter of {@code IXYZ} a qubit
 */
record StabilizerCode(List<String> checks) {
  /** All 4^n errors are looked at. */
  private static final int MOST_QUBITS = 8;

  static final StabilizerCode FIVE =
      new StabilizerCode(List.of("XZZXI", "IXZZX", "XIXZZ", "ZXIXZ"));

  static final StabilizerCode STEANE =
      new StabilizerCode(List.of("IIIXXXX", "IXXIIXX", "XIXIXIX", "IIIZZZZ", "IZZIIZZ", "ZIZIZIZ"));

  StabilizerCode {
    int n = checks.getFirst().length();
    if (n > MOST_QUBITS || checks.stream().anyMatch(check -> check.length() != n)) {
      throw new IllegalArgumentException("checks of up to 8 qubits, not " + checks);
    }
    for (String one : checks) {
      if (!one.matches("[IXYZ]+") || checks.stream().anyMatch(other -> !commute(one, other))) {
        throw new IllegalArgumentException("checks that do not commute: " + checks);
      }
    }
  }

  static boolean commute(String one, String other) {
    return IntStream.range(0, one.length())
                .filter(q ->
                    one.charAt(q) != 'I'
                        && other.charAt(q) != 'I'
                        && one.charAt(q) != other.charAt(q))
                .count()
            % 2
        == 0;
  }

  /** One parity of n pairs, {@code YY…Y}: [[n, n−1, 1]]. For n = 2 it is DEJMPS. */
  static StabilizerCode parity(int n) {
    return new StabilizerCode(List.of("Y".repeat(n)));
  }

  /** Both parities of an even number of pairs: [[n, n−2, 2]]. */
  static StabilizerCode even(int n) {
    return new StabilizerCode(List.of("Z".repeat(n), "X".repeat(n)));
  }

  int n() {
    return checks.getFirst().length();
  }

  int k() {
    return n() - checks.size();
  }
}
