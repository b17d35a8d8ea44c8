package bellhop.circuit.generate;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmWriter;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A generated program as someone asks for it, with words that may be wrong. What is right becomes a
 * {@link Recipe}.
 *
 * @param family by its word
 * @param qubits in all
 * @param seed of every draw; families without chance do not read it
 * @param fraction only where the family takes one
 * @param edgeProbability only where the family takes one
 * @param places of what was given, by the words {@code family}, {@code qubits} and those of {@link
 *     Family.Option}, for messages
 */
public record ProgramWish(
    String family,
    int qubits,
    long seed,
    OptionalDouble fraction,
    OptionalDouble edgeProbability,
    Map<String, Location> places) {
  /** The reader takes no more in one file. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int MOST_TOKENS = 5_000_000;

  public ProgramWish {
    places = Map.copyOf(places);
  }

  /**
   * The program as OpenQASM 3, of a size that {@code run} and {@code compile} read.
   *
   * @throws InputException if there is no such program
   */
  public String text() {
    String text = QasmWriter.write(program());
    if (text.length() > MOST_BYTES || tokens(text) > MOST_TOKENS) {
      throw tooLarge(
          text.length() / (1 << 20) + " MiB of OpenQASM, and run reads 16 MiB or 5 million signs");
    }
    return text;
  }

  /**
   * @throws InputException if there is no such program
   */
  public Program program() {
    Family wanted = wanted();
    refuse(wanted, Family.Option.FRACTION, fraction);
    refuse(wanted, Family.Option.EDGE_PROBABILITY, edgeProbability);
    requireSize(wanted);
    return wanted.program(
        new Recipe(
            qubits,
            seed,
            fraction.orElse(Recipe.USUAL_FRACTION),
            edgeProbability.orElse(Recipe.USUAL_EDGE_PROBABILITY)));
  }

  private Family wanted() {
    List<String> known = Stream.of(Family.values()).map(Family::word).toList();
    return Stream.of(Family.values())
        .filter(each -> each.word().equals(family))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                at("family"),
                "unknown program \"" + InputText.shortened(family) + "\"",
                "it is one of " + String.join(", ", known),
                Nearest.suggestion(family, known)));
  }

  private void refuse(Family wanted, Family.Option option, OptionalDouble given) {
    if (given.isEmpty()) {
      return;
    }
    if (!wanted.takes(option)) {
      List<String> takers =
          Stream.of(Family.values()).filter(f -> f.takes(option)).map(Family::word).toList();
      throw new InputException(
          at(option.word()),
          "no meaning for " + wanted.word(),
          "it belongs to " + String.join(" and ", takers),
          "one of the two is left over");
    }
    if (!(given.getAsDouble() >= 0 && given.getAsDouble() <= 1)) {
      throw new InputException(
          at(option.word()),
          "not from 0 to 1",
          "it is a probability",
          (given.getAsDouble() > 1 ? 1 : 0) + " was meant");
    }
  }

  private void requireSize(Family wanted) {
    Sizes sizes = wanted.sizes();
    if (qubits < sizes.least()) {
      throw new InputException(
          at("qubits"), "too small", takes(wanted), sizes.least() + " was meant");
    }
    if (!sizes.fits(qubits)) {
      throw new InputException(
          at("qubits"),
          qubits % 2 == 0 ? "even" : "odd",
          takes(wanted),
          (qubits - 1) + " or " + (qubits + 1) + " was meant");
    }
    if (sizes.isTooLarge(qubits)) {
      throw tooLarge(
          "a program of more than "
              + (qubits > Sizes.MOST_QUBITS
                  ? Sizes.MOST_QUBITS + " qubits"
                  : Sizes.MOST_GATES + " gates"));
    }
  }

  private static String takes(Family wanted) {
    return wanted.word() + " takes a number of qubits that is " + wanted.sizeWords();
  }

  private InputException tooLarge(String why) {
    return new InputException(at("qubits"), "too large", why, "fewer qubits were meant");
  }

  private Location at(String what) {
    Location own = places.get(what);
    return own != null ? own : places.getOrDefault("family", Location.of(family));
  }

  /** Words, numbers and signs; a few more than the reader counts. */
  private static long tokens(String text) {
    long tokens = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isWord = Character.isLetterOrDigit(c) || c == '.' || c == '_';
      boolean starts = isWord ? !inWord : c > ' ';
      tokens += starts ? 1 : 0;
      inWord = isWord;
    }
    return tokens;
  }
}
