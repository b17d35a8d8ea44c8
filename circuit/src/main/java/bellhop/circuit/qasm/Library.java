package bellhop.circuit.qasm;

import bellhop.circuit.Gate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions in OpenQASM 3 of the table's gates that stdgates.inc lacks, for the head of programs
 * that other parsers shall accept. The reader finds the table's gate behind each of them.
 */
final class Library {
  private static final Map<Gate, String> DEFINITIONS = new EnumMap<>(Gate.class);

  static {
    DEFINITIONS.put(Gate.SXDG, "gate sxdg a { inv @ sx a; }");
    DEFINITIONS.put(Gate.U0, "gate u0(gamma) a { id a; }");
    DEFINITIONS.put(Gate.CSX, "gate csx a, b { ctrl @ sx a, b; }");
    DEFINITIONS.put(
        Gate.RXX, "gate rxx(theta) a, b { h a; h b; cx a, b; rz(theta) b; cx a, b; h a; h b; }");
    DEFINITIONS.put(
        Gate.RYY,
        "gate ryy(theta) a, b"
            + " { sx a; sx b; cx a, b; rz(theta) b; cx a, b; inv @ sx a; inv @ sx b; }");
    DEFINITIONS.put(Gate.RZZ, "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }");
    DEFINITIONS.put(Gate.ISWAP, "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }");
    DEFINITIONS.put(
        Gate.CU3, "gate cu3(theta, phi, lambda) a, b { cu(theta, phi, lambda, 0) a, b; }");
    DEFINITIONS.put(Gate.CCZ, "gate ccz a, b, c { ctrl(2) @ z a, b, c; }");
    DEFINITIONS.put(
        Gate.RCCX,
        "gate rccx a, b, c { h c; t c; cx b, c; tdg c; cx a, c; t c; cx b, c; tdg c; h c; }");
    DEFINITIONS.put(Gate.C3X, "gate c3x a, b, c, d { ctrl(3) @ x a, b, c, d; }");
    DEFINITIONS.put(Gate.C3SQRTX, "gate c3sqrtx a, b, c, d { ctrl(3) @ sx a, b, c, d; }");
    DEFINITIONS.put(
        Gate.RC3X,
        "gate rc3x a, b, c, d { h d; t d; cx c, d; tdg d; h d; cx a, d; t d; cx b, d; tdg d;"
            + " cx a, d; t d; cx b, d; tdg d; h d; t d; cx c, d; tdg d; h d; }");
    DEFINITIONS.put(Gate.C4X, "gate c4x a, b, c, d, e { ctrl(4) @ x a, b, c, d, e; }");
  }

  private Library() {}

  static Optional<String> find(Gate gate) {
    return Optional.ofNullable(DEFINITIONS.get(gate));
  }
}
