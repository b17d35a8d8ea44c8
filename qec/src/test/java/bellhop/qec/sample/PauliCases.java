package bellhop.qec.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paulis and how probable each is; what is missing to 1 is for nothing. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PauliCases(double[] p, String... paulis) {
  private static final List<String> LETTERS = List.of("I", "X", "Y", "Z");

  static PauliCases of(double p, String pauli) {
    return new PauliCases(new double[] {p}, pauli);
  }

  static PauliCases of(double[] p, String... paulis) {
    return new PauliCases(p, paulis);
  }

  static PauliCases even(double p, String... paulis) {
    double[] all = new double[paulis.length];
    Arrays.fill(all, p / all.length);
    return new PauliCases(all, paulis);
  }

  /** X, Y, Z, or IX, IY, IZ, XI … ZZ. */
  static String[] letters(int qubits) {
    List<String> letters = new ArrayList<>();
    for (int i = 1; i < 1 << (2 * qubits); i++) {
      letters.add(qubits == 1 ? LETTERS.get(i) : LETTERS.get(i / 4) + LETTERS.get(i % 4));
    }
    return letters.toArray(String[]::new);
  }

  double nothing() {
    double rest = 1;
    for (double its : p) {
      rest -= its;
    }
    return rest < 1e-12 ? 0 : rest;
  }
}
