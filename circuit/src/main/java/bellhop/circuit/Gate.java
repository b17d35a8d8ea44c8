package bellhop.circuit;

import static bellhop.circuit.Axis.XZ;
import static bellhop.circuit.Form.Diagonal.controlledTurn;
import static bellhop.circuit.Form.Diagonal.ising;
import static bellhop.circuit.Form.Diagonal.phase;
import static java.lang.StrictMath.PI;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one table of gates. Parser, printer, matrices, Clifford actions, help and the reference page
 * read it. A new gate is one entry here, and its inverse, its controls and, for an interaction, its
 * diagonal twin: {@code docs/how-to/add-a-gate.md} lists the places.
 *
 * <p>Matrices are square, row-major, real and imaginary parts interleaved. Bit k of a row or column
 * number belongs to operand k, so operand 0 is the least significant. Angles in rad. The sequences
 * are those of the OpenQASM standard libraries (Cross et al., arXiv 1707.03429, and the {@code
 * stdgates.inc} of OpenQASM 3), counted as {@code docs/reference/gates.md} says.
 */
public enum Gate {
  ID("id", 0, one(p -> Matrices.rotation(0, 0, 0)), "nothing"),
  X("x", 0, one(p -> Matrices.of(0, 0, 1, 0, 1, 0, 0, 0)), "Pauli X"),
  Y("y", 0, one(p -> Matrices.of(0, 0, 0, -1, 0, 1, 0, 0)), "Pauli Y"),
  Z("z", 0, one(p -> Matrices.of(1, 0, 0, 0, 0, 0, -1, 0)), "Pauli Z"),
  H("h", 0, one(p -> Matrices.hadamard()), "Hadamard"),
  S("s", 0, one(p -> Matrices.of(1, 0, 0, 0, 0, 0, 0, 1)), "quarter turn about Z"),
  SDG("sdg", 0, one(p -> Matrices.of(1, 0, 0, 0, 0, 0, 0, -1)), "inverse of s"),
  T("t", 0, one(p -> Matrices.phase(PI / 4)), "eighth turn about Z"),
  TDG("tdg", 0, one(p -> Matrices.phase(-PI / 4)), "inverse of t"),
  SX("sx", 0, one(p -> Matrices.of(.5, .5, .5, -.5, .5, -.5, .5, .5)), "square root of x"),
  SXDG("sxdg", 0, one(p -> Matrices.of(.5, -.5, .5, .5, .5, .5, .5, -.5)), "inverse of sx"),
  P("p", 1, one(p -> Matrices.phase(p[0])), "phase of |1⟩"),
  RX("rx", 1, one(p -> Matrices.rotation(p[0], -PI / 2, PI / 2)), "turn about X"),
  RY("ry", 1, one(p -> Matrices.rotation(p[0], 0, 0)), "turn about Y"),
  RZ("rz", 1, one(p -> Matrices.turnZ(p[0])), "turn about Z"),
  U2("u2", 2, one(p -> Matrices.rotation(PI / 2, p[0], p[1])), "u(pi/2, phi, lambda)"),
  U0("u0", 1, one(p -> Matrices.rotation(0, 0, 0)), "nothing, as long as the angle says"),
  U("u", 3, one(p -> Matrices.rotation(p[0], p[1], p[2])), "any one-qubit gate"),

  CX("cx", 0, two(Axis.Z, Axis.X, p -> phase(PI)), "x if the first is 1"),
  CY("cy", 0, two(Axis.Z, Axis.Y, p -> phase(PI)), "y if the first is 1"),
  CZ("cz", 0, two(Axis.Z, Axis.Z, p -> phase(PI)), "z if the first is 1"),
  CH("ch", 0, two(Axis.Z, XZ, p -> phase(PI)), "h if the first is 1"),
  CSX("csx", 0, two(Axis.Z, Axis.X, p -> phase(PI / 2)), "sx if the first is 1"),
  CP("cp", 1, two(Axis.Z, Axis.Z, p -> phase(p[0])), "phase of |11⟩"),
  CRX("crx", 1, two(Axis.Z, Axis.X, p -> controlledTurn(p[0])), "rx if the first is 1"),
  CRZ("crz", 1, two(Axis.Z, Axis.Z, p -> controlledTurn(p[0])), "rz if the first is 1"),
  RXX("rxx", 1, two(Axis.X, Axis.X, p -> ising(p[0])), "turn about XX"),
  RYY("ryy", 1, two(Axis.Y, Axis.Y, p -> ising(p[0])), "turn about YY"),
  RZZ("rzz", 1, two(Axis.Z, Axis.Z, p -> ising(p[0])), "turn about ZZ"),

  SWAP("swap", 0, sequence(2, p -> Sequences.swap()), "exchanges two qubits"),
  ISWAP("iswap", 0, sequence(2, p -> Sequences.iswap()), "exchanges two, i on |01⟩ and |10⟩"),
  CRY("cry", 1, sequence(2, p -> Sequences.controlledRy(p[0])), "ry if the first is 1"),
  CU3("cu3", 3, sequence(2, p -> Sequences.cu(p[0], p[1], p[2], 0)), "u if the first is 1"),
  CU("cu", 4, sequence(2, p -> Sequences.cu(p[0], p[1], p[2], p[3])), "e^{iγ}·u if the first is 1"),
  CCX("ccx", 0, sequence(3, p -> Sequences.ccx()), "x if the first two are 1"),
  CSWAP("cswap", 0, sequence(3, p -> Sequences.cswap()), "swap if the first is 1"),
  CCZ("ccz", 0, sequence(3, p -> Sequences.phase(PI, 0, 1, 2)), "phase −1 of |111⟩"),
  RCCX("rccx", 0, sequence(3, p -> Sequences.relativeCcx()), "ccx up to phases, 3 cx"),
  C3X("c3x", 0, sequence(4, p -> Sequences.controlledX(3)), "x if the first three are 1"),
  C3SQRTX("c3sqrtx", 0, sequence(4, p -> Sequences.controlledSx(3)), "sx if the first three are 1"),
  RC3X("rc3x", 0, sequence(4, p -> Sequences.relativeC3x()), "c3x up to phases, 6 cx"),
  C4X("c4x", 0, sequence(5, p -> Sequences.controlledX(4)), "x if the first four are 1");

  private static final Map<String, Gate> BY_NAME =
      Stream.of(values()).collect(toUnmodifiableMap(Gate::qasmName, gate -> gate));

  private final String qasmName;
  private final int parameterCount;
  private final Form form;
  private final String meaning;

  Gate(String qasmName, int parameterCount, Form form, String meaning) {
    this.qasmName = qasmName;
    this.parameterCount = parameterCount;
    this.form = form;
    this.meaning = meaning;
  }

  private static Form one(Function<double[], double[]> matrix) {
    return new Form.OneQubit(matrix);
  }

  private static Form two(Axis first, Axis second, Function<double[], Form.Diagonal> diagonal) {
    return new Form.Interaction(first, second, diagonal);
  }

  private static Form sequence(int qubitCount, Function<double[], List<GateCall>> calls) {
    return new Form.Sequence(qubitCount, calls);
  }

  /** The gate of that name in OpenQASM; other names for the same gate are the reader's matter. */
  public static Optional<Gate> find(String qasmName) {
    return Optional.ofNullable(BY_NAME.get(qasmName));
  }

  /** The name in OpenQASM. */
  public String qasmName() {
    return qasmName;
  }

  public int parameterCount() {
    return parameterCount;
  }

  public int qubitCount() {
    return form.qubitCount();
  }

  public Form form() {
    return form;
  }

  /** For people, a few words. */
  public String meaning() {
    return meaning;
  }

  /** The unitary for these angles, 2ⁿ×2ⁿ. */
  public double[] matrix(double... parameters) {
    return switch (form) {
      case Form.OneQubit(var matrix) -> matrix.apply(parameters);
      case Form.Interaction(var first, var second, var diagonal) ->
          Matrices.interaction(first, second, diagonal.apply(parameters));
      case Form.Sequence(int qubitCount, var calls) ->
          Matrices.product(qubitCount, calls.apply(parameters));
    };
  }
}
