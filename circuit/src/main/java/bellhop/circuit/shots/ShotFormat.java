package bellhop.circuit.shots;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formats of results. None has a header: what a bit means is said by the circuit or model.
 * {@code docs/reference/shot-formats.md} describes each.
 */
public enum ShotFormat {
  O1("01", "a line of digits per shot"),
  B8("b8", "eight bits to a byte, each shot beginning a new one"),
  R8("r8", "lengths of the runs of zeros, a byte each; small where ones are rare"),
  HITS("hits", "a line per shot with the numbers of its ones, commas between them"),
  DETS("dets", "as hits, with M, D or L before each number to say of what"),
  PTB64("ptb64", "64 shots together, a word of eight bytes for each bit");

  private final String word;
  private final String description;

  ShotFormat(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** As users write it. */
  public String word() {
    return word;
  }

  /** For the help page. */
  public String description() {
    return description;
  }

  /** The format of this word. */
  public static Optional<ShotFormat> find(String word) {
    return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** All words, in the order of the help page. */
  public static List<String> words() {
    return Stream.of(values()).map(ShotFormat::word).toList();
  }

  /** Whether people can read it. */
  public boolean isText() {
    return this == O1 || this == HITS || this == DETS;
  }

  /**
   * For whoever wants to know before the work begins.
   *
   * @param place where the user said how many
   * @throws InputException if so many shots cannot be written
   */
  public void checkShots(long shots, Location place) {
    if (this == PTB64 && shots % 64 != 0) {
      throw new InputException(
          place,
          shots + " shots as ptb64",
          "it holds them in groups of 64",
          "take " + nextMultiple(shots) + " shots, or another format such as b8");
    }
  }

  private static long nextMultiple(long shots) {
    return shots > Long.MAX_VALUE - 64 ? shots / 64 * 64 : (shots + 63) / 64 * 64;
  }
}
