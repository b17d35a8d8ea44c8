package bellhop.circuit.stabilizer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each Clifford gate of the table as one of the shortest words in H, S and CX, found by a search in
 * breadth over the images: 24 of one qubit, 11,520 of two.
 */
final class CliffordWords {
  private static final Map<Op, List<Step.Apply>> WORDS = words();

  private CliffordWords() {}

  /** On qubits 0 and 1. */
  static List<Step.Apply> of(Op gate) {
    return Optional.ofNullable(WORDS.get(gate)).orElseThrow();
  }

  /** A letter of a word: a gate, and its images among all qubits of the word. */
  private record Letter(Step.Apply gate, Images images) {}

  private record Word(Images images, List<Step.Apply> letters) {}

  private static Map<Op, List<Step.Apply>> words() {
    Map<Op, List<Step.Apply>> words = new EnumMap<>(Op.class);
    search(Op.I.images(), letters("H0 Z X", "S0 Y Z"), words);
    search(
        Op.II.images(),
        letters(
            "H0 Z_ X_ _X _Z",
            "H1 X_ Z_ _Z _X",
            "S0 Y_ Z_ _X _Z",
            "S1 X_ Z_ _Y _Z",
            "CX01 XX Z_ _X ZZ",
            "CX10 X_ ZZ XX _Z"),
        words);
    return Collections.unmodifiableMap(words);
  }

  /** Of texts such as {@code S1 X_ Z_ _Y _Z}: gate, qubits, images. */
  private static List<Letter> letters(String... texts) {
    List<Letter> letters = new ArrayList<>();
    for (String text : texts) {
      List<String> parts = List.of(text.split(" "));
      Op op = Op.find(parts.getFirst().replaceAll("[01]", "")).orElseThrow();
      int[] qubits =
          parts.getFirst().chars().filter(Character::isDigit).map(c -> c - '0').toArray();
      letters.add(
          new Letter(Step.Apply.of(op, qubits), new Images(parts.subList(1, parts.size()))));
    }
    return letters;
  }

  private static void search(
      Images identity, List<Letter> letters, Map<Op, List<Step.Apply>> found) {
    Deque<Word> open = new ArrayDeque<>(List.of(new Word(identity, List.of())));
    Set<Images> seen = new HashSet<>(Set.of(identity));
    while (!open.isEmpty()) {
      Word word = open.remove();
      named(word.images()).forEach(op -> found.put(op, word.letters()));
      for (Letter letter : letters) {
        Images images = word.images().then(letter.images());
        if (seen.add(images)) {
          List<Step.Apply> longer = new ArrayList<>(word.letters());
          longer.add(letter.gate());
          open.add(new Word(images, List.copyOf(longer)));
        }
      }
    }
  }

  private static List<Op> named(Images images) {
    return Arrays.stream(Op.values())
        .filter(op -> op.findImages().filter(images::equals).isPresent())
        .toList();
  }
}
