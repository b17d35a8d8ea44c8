package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line apart into words. Blanks separate them; within "…" or '…' they are part of the word.
 * Nothing else has a meaning.
 */
final class Words {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;

  /** The quote that is open, or 0. */
  private char quote;

  private Words() {}

  /**
   * @throws InputException if a quote has no end
   */
  static String[] of(String line) {
    Words words = new Words();
    line.chars().forEach(c -> words.take((char) c));
    if (words.quote != 0) {
      throw new InputException(
          Location.of("the line"),
          "a " + words.quote + " without an end",
          "quotes come in pairs",
          "one was lost");
    }
    words.end();
    return words.words.toArray(String[]::new);
  }

  private void take(char c) {
    if (c == quote && quote != 0) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
      isInWord = true;
    } else if (quote == 0 && (c == ' ' || c == '\t')) {
      end();
    } else {
      word.append(c);
      isInWord = true;
    }
  }

  private void end() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }
}
