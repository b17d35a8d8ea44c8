package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of instructions of stabilizer circuits: all of Stim's but REPEAT, which is a block
 * ({@link Step.Repeat}). Reader, writer, simulators, help and the reference page read it.
 *
 * <p>Names, numbers and targets are those of Stim's circuit language (Gidney, Quantum 5, 497, and
 * its format page).
 */
public enum Op {
  I(clifford("X", "Z"), Targets.QUBITS, "leaves a qubit alone"),
  X(clifford("X", "-Z"), Targets.QUBITS, "half turn about X (bit flip)"),
  Y(clifford("-X", "-Z"), Targets.QUBITS, "half turn about Y"),
  Z(clifford("-X", "Z"), Targets.QUBITS, "half turn about Z (phase flip)"),
  H(clifford("Z", "X"), Targets.QUBITS, "exchanges the axes X and Z", "H_XZ"),
  H_XY(clifford("Y", "-Z"), Targets.QUBITS, "exchanges the axes X and Y"),
  H_YZ(clifford("-X", "Y"), Targets.QUBITS, "exchanges the axes Y and Z"),
  H_NXZ(clifford("-Z", "-X"), Targets.QUBITS, "exchanges X with minus Z"),
  H_NXY(clifford("-Y", "-Z"), Targets.QUBITS, "exchanges X with minus Y"),
  H_NYZ(clifford("-X", "-Y"), Targets.QUBITS, "exchanges Y with minus Z"),
  S(clifford("Y", "Z"), Targets.QUBITS, "quarter turn about Z", "SQRT_Z"),
  S_DAG(clifford("-Y", "Z"), Targets.QUBITS, "inverse of S", "SQRT_Z_DAG"),
  SQRT_X(clifford("X", "-Y"), Targets.QUBITS, "quarter turn about X"),
  SQRT_X_DAG(clifford("X", "Y"), Targets.QUBITS, "inverse of SQRT_X"),
  SQRT_Y(clifford("-Z", "X"), Targets.QUBITS, "quarter turn about Y"),
  SQRT_Y_DAG(clifford("Z", "-X"), Targets.QUBITS, "inverse of SQRT_Y"),
  C_XYZ(clifford("Y", "X"), Targets.QUBITS, "third turn: X to Y to Z to X"),
  C_NXYZ(clifford("-Y", "-X"), Targets.QUBITS, "third turn: -X to Y to Z to -X"),
  C_XNYZ(clifford("-Y", "X"), Targets.QUBITS, "third turn: X to -Y to Z to X"),
  C_XYNZ(clifford("Y", "-X"), Targets.QUBITS, "third turn: X to Y to -Z to X"),
  C_ZYX(clifford("Z", "Y"), Targets.QUBITS, "third turn: Z to Y to X to Z"),
  C_NZYX(clifford("-Z", "-Y"), Targets.QUBITS, "third turn: -Z to Y to X to -Z"),
  C_ZNYX(clifford("Z", "-Y"), Targets.QUBITS, "third turn: Z to -Y to X to Z"),
  C_ZYNX(clifford("-Z", "Y"), Targets.QUBITS, "third turn: Z to Y to -X to Z"),
  CX(
      clifford("XX", "Z_", "_X", "ZZ"),
      Targets.CONTROL_FIRST,
      "X on the second if the first is 1",
      "CNOT",
      "ZCX"),
  CY(
      clifford("XY", "Z_", "ZX", "ZZ"),
      Targets.CONTROL_FIRST,
      "Y on the second if the first is 1",
      "ZCY"),
  CZ(
      clifford("XZ", "Z_", "ZX", "_Z"),
      Targets.CONTROL_EITHER,
      "Z on the second if the first is 1",
      "ZCZ"),
  XCX(
      clifford("X_", "ZX", "_X", "XZ"),
      Targets.PAIRS,
      "X on the second if the first is -1 under X"),
  XCY(
      clifford("X_", "ZY", "XX", "XZ"),
      Targets.PAIRS,
      "Y on the second if the first is -1 under X"),
  XCZ(
      clifford("X_", "ZZ", "XX", "_Z"),
      Targets.CONTROL_SECOND,
      "Z on the second if the first is -1 under X; CX the other way"),
  YCX(
      clifford("XX", "ZX", "_X", "YZ"),
      Targets.PAIRS,
      "X on the second if the first is -1 under Y"),
  YCY(
      clifford("XY", "ZY", "YX", "YZ"),
      Targets.PAIRS,
      "Y on the second if the first is -1 under Y"),
  YCZ(
      clifford("XZ", "ZZ", "YX", "_Z"),
      Targets.CONTROL_SECOND,
      "Z on the second if the first is -1 under Y; CY the other way"),
  SWAP(clifford("_X", "_Z", "X_", "Z_"), Targets.PAIRS, "exchanges two qubits"),
  CXSWAP(clifford("XX", "_Z", "X_", "ZZ"), Targets.PAIRS, "CX, then SWAP"),
  SWAPCX(clifford("_X", "ZZ", "XX", "Z_"), Targets.PAIRS, "SWAP, then CX"),
  CZSWAP(clifford("ZX", "_Z", "XZ", "Z_"), Targets.PAIRS, "CZ and SWAP", "SWAPCZ"),
  ISWAP(clifford("ZY", "_Z", "YZ", "Z_"), Targets.PAIRS, "SWAP with a factor i on 01 and 10"),
  ISWAP_DAG(clifford("-ZY", "_Z", "-YZ", "Z_"), Targets.PAIRS, "inverse of ISWAP"),
  SQRT_XX(clifford("X_", "-YX", "_X", "-XY"), Targets.PAIRS, "quarter turn about XX"),
  SQRT_XX_DAG(clifford("X_", "YX", "_X", "XY"), Targets.PAIRS, "inverse of SQRT_XX"),
  SQRT_YY(clifford("-ZY", "XY", "-YZ", "YX"), Targets.PAIRS, "quarter turn about YY"),
  SQRT_YY_DAG(clifford("ZY", "-XY", "YZ", "-YX"), Targets.PAIRS, "inverse of SQRT_YY"),
  SQRT_ZZ(clifford("YZ", "Z_", "ZY", "_Z"), Targets.PAIRS, "quarter turn about ZZ"),
  SQRT_ZZ_DAG(clifford("-YZ", "Z_", "-ZY", "_Z"), Targets.PAIRS, "inverse of SQRT_ZZ"),
  II(clifford("X_", "Z_", "_X", "_Z"), Targets.PAIRS, "leaves two alone"),
  X_ERROR(Kind.NOISE, Arguments.PROBABILITY, Targets.QUBITS, "X with that probability"),
  Y_ERROR(Kind.NOISE, Arguments.PROBABILITY, Targets.QUBITS, "Y with that probability"),
  Z_ERROR(Kind.NOISE, Arguments.PROBABILITY, Targets.QUBITS, "Z with that probability"),
  DEPOLARIZE1(
      Kind.NOISE, Arguments.PROBABILITY, Targets.QUBITS, "X, Y or Z, each with a third of it"),
  DEPOLARIZE2(
      Kind.NOISE,
      Arguments.PROBABILITY,
      Targets.PAIRS,
      "one of the 15 pairs of Paulis but II, each with a fifteenth of it"),
  PAULI_CHANNEL_1(Kind.NOISE, Arguments.DISJOINT_3, Targets.QUBITS, "at most one of X, Y, Z"),
  PAULI_CHANNEL_2(
      Kind.NOISE, Arguments.DISJOINT_15, Targets.PAIRS, "at most one of the pairs of Paulis"),
  E(
      Kind.NOISE,
      Arguments.PROBABILITY,
      Targets.PAULIS,
      "all these Paulis together; begins a chain",
      "CORRELATED_ERROR"),
  ELSE_CORRELATED_ERROR(
      Kind.NOISE,
      Arguments.PROBABILITY,
      Targets.PAULIS,
      "the same if nothing of its chain has happened yet"),
  HERALDED_ERASE(
      Kind.NOISE,
      Arguments.PROBABILITY,
      Targets.QUBITS,
      "a random qubit in its place, and a record that says so"),
  HERALDED_PAULI_CHANNEL_1(
      Kind.NOISE,
      Arguments.DISJOINT_4,
      Targets.QUBITS,
      "at most one of I, X, Y, Z, and a record that says so"),
  I_ERROR(
      Kind.NOISE, Arguments.ANY_DISJOINT, Targets.QUBITS, "nothing; carries a tag for other tools"),
  II_ERROR(
      Kind.NOISE, Arguments.ANY_DISJOINT, Targets.PAIRS, "nothing; carries a tag for other tools"),
  M(Kind.COLLAPSE, Arguments.OPTIONAL_PROBABILITY, Targets.RESULTS, "measures Z", "MZ"),
  MX(Kind.COLLAPSE, Arguments.OPTIONAL_PROBABILITY, Targets.RESULTS, "measures X"),
  MY(Kind.COLLAPSE, Arguments.OPTIONAL_PROBABILITY, Targets.RESULTS, "measures Y"),
  R(Kind.COLLAPSE, Arguments.NONE, Targets.QUBITS, "resets to +1 of Z", "RZ"),
  RX(Kind.COLLAPSE, Arguments.NONE, Targets.QUBITS, "resets to +1 of X"),
  RY(Kind.COLLAPSE, Arguments.NONE, Targets.QUBITS, "resets to +1 of Y"),
  MR(
      Kind.COLLAPSE,
      Arguments.OPTIONAL_PROBABILITY,
      Targets.RESULTS,
      "M, then R; a wrong record does not spoil the reset",
      "MRZ"),
  MRX(Kind.COLLAPSE, Arguments.OPTIONAL_PROBABILITY, Targets.RESULTS, "MX, then RX"),
  MRY(Kind.COLLAPSE, Arguments.OPTIONAL_PROBABILITY, Targets.RESULTS, "MY, then RY"),
  MXX(Kind.PARITY, Arguments.OPTIONAL_PROBABILITY, Targets.RESULT_PAIRS, "measures XX"),
  MYY(Kind.PARITY, Arguments.OPTIONAL_PROBABILITY, Targets.RESULT_PAIRS, "measures YY"),
  MZZ(Kind.PARITY, Arguments.OPTIONAL_PROBABILITY, Targets.RESULT_PAIRS, "measures ZZ"),
  MPP(
      Kind.PRODUCT,
      Arguments.OPTIONAL_PROBABILITY,
      Targets.PRODUCTS,
      "measures products of Paulis"),
  SPP(Kind.PRODUCT, Arguments.NONE, Targets.PRODUCTS, "quarter turn about each product"),
  SPP_DAG(Kind.PRODUCT, Arguments.NONE, Targets.PRODUCTS, "inverse of SPP"),
  DETECTOR(
      Kind.ANNOTATION,
      Arguments.COORDINATES,
      Targets.RECORDS,
      "these records have a fixed parity without noise"),
  OBSERVABLE_INCLUDE(
      Kind.ANNOTATION,
      Arguments.INDEX,
      Targets.RECORDS_AND_PAULIS,
      "adds records and Paulis to an observable"),
  QUBIT_COORDS(Kind.ANNOTATION, Arguments.COORDINATES, Targets.QUBITS, "where qubits are"),
  SHIFT_COORDS(
      Kind.ANNOTATION, Arguments.OFFSETS, Targets.NOTHING, "moves the coordinates of what follows"),
  TICK(Kind.ANNOTATION, Arguments.NONE, Targets.NOTHING, "ends a layer"),
  MPAD(
      Kind.ANNOTATION,
      Arguments.OPTIONAL_PROBABILITY,
      Targets.BITS,
      "adds these bits to the record");

  /** What sort of instruction it is, as in the reference page. */
  public enum Kind {
    CLIFFORD("Clifford gates"),
    NOISE("Noise"),
    COLLAPSE("Measurement and reset"),
    PARITY("Measurement of pairs"),
    PRODUCT("Products of Paulis"),
    ANNOTATION("Annotations");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private static final Map<String, Op> BY_NAME = byName();

  private final Kind kind;
  private final Arguments arguments;
  private final Targets targets;
  private final String words;
  private final List<String> aliases;
  private final Optional<Images> images;

  Op(Kind kind, Arguments arguments, Targets targets, String words, String... aliases) {
    this(kind, arguments, targets, Optional.empty(), words, aliases);
  }

  Op(Images images, Targets targets, String words, String... aliases) {
    this(Kind.CLIFFORD, Arguments.NONE, targets, Optional.of(images), words, aliases);
  }

  Op(
      Kind kind,
      Arguments arguments,
      Targets targets,
      Optional<Images> images,
      String words,
      String... aliases) {
    this.kind = kind;
    this.arguments = arguments;
    this.targets = targets;
    this.images = images;
    this.words = words;
    this.aliases = List.of(aliases);
  }

  private static Images clifford(String... images) {
    return Images.of(images);
  }

  private static Map<String, Op> byName() {
    Map<String, Op> found = new HashMap<>();
    for (Op op : values()) {
      found.put(op.name(), op);
      op.aliases.forEach(alias -> found.put(alias, op));
    }
    return found;
  }

  /** By its name or another name for it, in capitals or not. */
  public static Optional<Op> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
  }

  /** All names, also the other ones, in the order of the table. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Op op : values()) {
      names.add(op.name());
      names.addAll(op.aliases);
    }
    return names;
  }

  public Kind kind() {
    return kind;
  }

  public Arguments arguments() {
    return arguments;
  }

  public Targets targets() {
    return targets;
  }

  /** What it does, for the reference page. */
  public String words() {
    return words;
  }

  /** Other names for it. */
  public List<String> aliases() {
    return aliases;
  }

  /** What a Clifford gate makes of Paulis; none for all others. */
  public Optional<Images> findImages() {
    return images;
  }

  /**
   * @throws IllegalArgumentException if it is no Clifford gate
   */
  public Images images() {
    return images.orElseThrow(() -> new IllegalArgumentException(name() + " is no Clifford gate"));
  }

  /** The gate that undoes a Clifford gate. */
  public Op inverse() {
    Images mine = images();
    Images identity = (mine.qubits() == 1 ? I : II).images();
    return Arrays.stream(values())
        .filter(op -> op.images.filter(its -> its.qubits() == mine.qubits()).isPresent())
        .filter(op -> mine.then(op.images()).equals(identity))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The Pauli that a classical bit puts on the qubit of its pair, 2z + x.
   *
   * @throws IllegalArgumentException if it takes no bit
   */
  public int feedback() {
    return switch (targets) {
      case CONTROL_FIRST, CONTROL_EITHER -> images().pauliBits(0, 1);
      case CONTROL_SECOND -> images().pauliBits(2, 0);
      default -> throw new IllegalArgumentException(name() + " takes no classical bit");
    };
  }

  /** How many records it adds, given its targets. */
  public int recordCount(int... given) {
    return switch (this) {
      case M, MX, MY, MR, MRX, MRY, MPAD, HERALDED_ERASE, HERALDED_PAULI_CHANNEL_1 -> given.length;
      case MXX, MYY, MZZ -> given.length / 2;
      case MPP -> Products.count(given);
      default -> 0;
    };
  }

  /** Why these are not its numbers and targets, if they are not. */
  Optional<Problem> findProblem(double[] numbers, int... given) {
    return arguments.findProblem(numbers).or(() -> targets.findProblem(given));
  }
}
