package bellhop.simulator.execution;

import java.util.Arrays;

/**
 * The outcomes of one history of mid-circuit results: some characters of the outcome are settled,
 * the others are bits of a number that indexes probabilities.
 */
final class Leaf {
  private final String text;
  private final int[] bitAt;
  private final double[] probabilities;

  /**
   * @param text with anything at the open places
   * @param bitAt by character: which bit it shows, or −1 where the text is settled
   * @param probabilities of the open bits, the chance of the history included
   */
  Leaf(String text, int[] bitAt, double[] probabilities) {
    this.text = text;
    this.bitAt = bitAt;
    this.probabilities = probabilities;
  }

  /** How many numbers the open bits can make. */
  int size() {
    return probabilities.length;
  }

  double highest() {
    return Arrays.stream(probabilities).max().orElse(0);
  }

  double probability(int index) {
    return probabilities[index];
  }

  double probability(String outcome) {
    if (outcome.length() != text.length()) {
      return 0;
    }
    int index = 0;
    int seen = 0;
    for (int i = 0; i < bitAt.length; i++) {
      int value = outcome.charAt(i) - '0';
      if (bitAt[i] < 0 ? outcome.charAt(i) != text.charAt(i) : (value & ~1) != 0) {
        return 0;
      }
      if (bitAt[i] >= 0) {
        int bit = 1 << bitAt[i];
        if ((seen & bit) != 0 && (index & bit) != value << bitAt[i]) {
          return 0; // two characters that show one bit
        }
        seen |= bit;
        index |= value << bitAt[i];
      }
    }
    return probabilities[index];
  }

  String outcome(int index) {
    char[] result = text.toCharArray();
    for (int i = 0; i < result.length; i++) {
      if (bitAt[i] >= 0) {
        result[i] = (index >> bitAt[i] & 1) == 1 ? '1' : '0';
      }
    }
    return new String(result);
  }
}
