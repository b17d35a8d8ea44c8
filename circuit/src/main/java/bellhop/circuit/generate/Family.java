package bellhop.circuit.generate;

import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The one table of generated circuits: the command, its help and the tests read it. None of them
 * measures anything; Bellhop measures such a program at the end, all qubits.
 */
public enum Family {
  CZ_FRACTION(
      "N layers; each qubit a Hadamard, or with probability F a cz with another",
      Sizes.from(2, Family::square),
      EnumSet.of(Option.SEED, Option.FRACTION),
      RandomCircuits::czFraction),
  CP_FRACTION(
      "the same with random one-qubit gates and cp of random angles",
      Sizes.from(2, Family::square),
      EnumSet.of(Option.SEED, Option.FRACTION),
      RandomCircuits::cpFraction),
  QUANTUM_VOLUME(
      "N layers of random two-qubit blocks, three cp each, on shuffled pairs",
      Sizes.from(2, n -> 6 * square(n)),
      EnumSet.of(Option.SEED),
      RandomCircuits::volume),
  PAULI_GADGETS(
      "N turns about random Pauli strings, by ladders of cx",
      Sizes.from(2, n -> 4 * square(n)),
      EnumSet.of(Option.SEED),
      RandomCircuits::pauliGadgets),
  QAOA(
      "one round on a random graph whose edges have probability P",
      Sizes.from(2, Family::square),
      EnumSet.of(Option.SEED, Option.EDGE_PROBABILITY),
      RandomCircuits::qaoa),
  QFT(
      "Fourier transform without final swaps",
      Sizes.from(1, Family::square),
      EnumSet.noneOf(Option.class),
      Textbook::qft),
  GHZ(
      "GHZ state along a chain of cx",
      Sizes.from(1, n -> n),
      EnumSet.noneOf(Option.class),
      Textbook::ghz),
  ISING(
      "one step of the transverse-field Ising chain",
      Sizes.from(2, n -> 3 * n),
      EnumSet.noneOf(Option.class),
      Textbook::ising),
  BERNSTEIN_VAZIRANI(
      "finds a random string of N−1 bits; the last qubit is the oracle's",
      Sizes.from(2, n -> 3 * n),
      EnumSet.of(Option.SEED),
      Textbook::bernsteinVazirani),
  ADDER(
      "ripple-carry sum of two numbers of (N−2)/2 bits",
      Sizes.everyOther(4, n -> 3 * n),
      EnumSet.noneOf(Option.class),
      Arithmetic::adder),
  SWAP_TEST(
      "compares two registers of (N−1)/2 qubits by one control",
      Sizes.everyOther(3, n -> n),
      EnumSet.noneOf(Option.class),
      Arithmetic::swapTest),
  KNN(
      "the same after random turns of both registers",
      Sizes.everyOther(3, n -> 2 * n),
      EnumSet.of(Option.SEED),
      Arithmetic::knn),
  W_STATE(
      "W state along a chain",
      Sizes.from(2, n -> 4 * n),
      EnumSet.noneOf(Option.class),
      Textbook::wState),
  GROVER(
      "finds a random one of 2^M strings, M = N/2+1, with N/2−1 work qubits",
      Sizes.everyOther(2, Grover::mostGates),
      EnumSet.of(Option.SEED),
      Grover::search),
  RANDOM_CLIFFORD(
      "N layers of one-qubit Clifford gates, then cx on shuffled pairs",
      Sizes.from(2, n -> 4 * square(n)),
      EnumSet.of(Option.SEED),
      RandomCircuits::clifford);

  /** What a recipe may say besides the number of qubits. */
  public enum Option {
    SEED,
    FRACTION,
    EDGE_PROBABILITY;

    /** As the flag is called, without dashes. */
    public String word() {
      return Family.dashed(name());
    }
  }

  private final String meaning;
  private final Sizes sizes;
  private final Set<Option> options;
  private final BiConsumer<ProgramBuilder, Recipe> circuit;

  Family(
      String meaning,
      Sizes sizes,
      EnumSet<Option> options,
      BiConsumer<ProgramBuilder, Recipe> circuit) {
    this.meaning = meaning;
    this.sizes = sizes;
    this.options = Set.copyOf(options);
    this.circuit = circuit;
  }

  /** As the command line and the file call it. */
  public String word() {
    return dashed(name());
  }

  /** For people, a line. */
  public String meaning() {
    return meaning;
  }

  /** For people: which numbers of qubits there are. */
  public String sizeWords() {
    return sizes.words();
  }

  public boolean takes(Option option) {
    return options.contains(option);
  }

  Sizes sizes() {
    return sizes;
  }

  /** With what holds when nothing else is said. */
  public Program program(int qubits) {
    return program(Recipe.of(qubits));
  }

  /** The same recipe gives the same circuit, gate by gate and bit by bit of its angles. */
  public Program program(Recipe recipe) {
    if (!sizes.fits(recipe.qubits()) || sizes.isTooLarge(recipe.qubits())) {
      throw new IllegalArgumentException(word() + " of " + recipe.qubits() + " qubits");
    }
    ProgramBuilder builder = new ProgramBuilder(word()).qubits("q", recipe.qubits());
    circuit.accept(builder, recipe);
    return builder.build();
  }

  private static String dashed(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long square(long n) {
    return n * (n + 1);
  }
}
