package bellhop.circuit.shots;

import java.io.IOException;

/**
 * The format {@code dets}: the word {@code shot}, then each 1 as a letter for its kind and its
 * number among them, and a newline.
 */
record NamedHits(Width width) implements ShotCode {
  /** A blank, a letter and ten digits. */
  private static final int LONGEST = 12;

  private static final String OPENING = "shot";

  /** Bits of one kind. */
  private enum Kind {
    MEASUREMENT('M', "measurements"),
    DETECTOR('D', "detectors"),
    OBSERVABLE('L', "observables");

    private final char letter;
    private final String noun;

    Kind(char letter, String noun) {
      this.letter = letter;
      this.noun = noun;
    }
  }

  private int start(Kind kind) {
    return switch (kind) {
      case MEASUREMENT -> 0;
      case DETECTOR -> width.measurements();
      case OBSERVABLE -> width.measurements() + width.detectors();
    };
  }

  private int count(Kind kind) {
    return switch (kind) {
      case MEASUREMENT -> width.measurements();
      case DETECTOR -> width.detectors();
      case OBSERVABLE -> width.observables();
    };
  }

  private Kind kindOf(int bit) {
    return bit >= start(Kind.OBSERVABLE)
        ? Kind.OBSERVABLE
        : bit >= start(Kind.DETECTOR) ? Kind.DETECTOR : Kind.MEASUREMENT;
  }

  @Override
  public void write(long[] words, int from, ByteOutput out) throws IOException {
    opening(out);
    for (int start = 0; start < width.bits(); start += 64) {
      for (long word = words[from + (start >>> 6)]; word != 0; word &= word - 1) {
        hit(start + Long.numberOfTrailingZeros(word), out);
      }
    }
    out.room(1);
    out.put('\n');
  }

  private static void opening(ByteOutput out) throws IOException {
    out.room(OPENING.length());
    for (int i = 0; i < OPENING.length(); i++) {
      out.put(OPENING.charAt(i));
    }
  }

  private void hit(int bit, ByteOutput out) throws IOException {
    Kind kind = kindOf(bit);
    out.room(LONGEST);
    out.put(' ');
    out.put(kind.letter);
    out.putNumber(bit - start(kind));
  }

  @Override
  public boolean read(long[] words, int from, ByteInput in) throws IOException {
    skipBlank(in);
    while (in.endsLine()) {
      skipBlank(in);
    }
    if (in.peek() < 0) {
      return false;
    }
    opening(in);
    boolean blank = skipBlank(in);
    while (!in.endsLine()) {
      checkBlank(blank, in);
      hit(words, from, in);
      blank = skipBlank(in);
    }
    return true;
  }

  private static boolean skipBlank(ByteInput in) throws IOException {
    boolean found = false;
    for (int c = in.peek(); c == ' ' || c == '\t'; c = in.peek()) {
      in.skip();
      found = true;
    }
    return found;
  }

  private static void opening(ByteInput in) throws IOException {
    for (int i = 0; i < OPENING.length(); i++) {
      if (in.peek() != OPENING.charAt(i)) {
        throw in.textFault("found " + in.found(), "each line begins with the word shot", "");
      }
      in.skip();
    }
  }

  private static void checkBlank(boolean blank, ByteInput in) throws IOException {
    if (!blank || in.peek() < 0) {
      throw in.textFault(
          "found " + in.found(),
          "a blank and the next bit, or the end of the line belongs here",
          in.peek() < 0 ? "the file was cut off" : "");
    }
  }

  private void hit(long[] words, int from, ByteInput in) throws IOException {
    Kind kind = kind(in);
    int index = in.number(count(kind), kind.noun);
    int bit = start(kind) + index;
    long mask = 1L << bit;
    if ((words[from + (bit >>> 6)] & mask) != 0) {
      throw in.numberFault(
          kind.letter + "" + index + " stands in this line already", "each one is listed once", "");
    }
    words[from + (bit >>> 6)] |= mask;
  }

  private Kind kind(ByteInput in) throws IOException {
    for (Kind kind : Kind.values()) {
      if (in.peek() == kind.letter) {
        checkPresent(kind, in);
        in.skip();
        return kind;
      }
    }
    throw in.textFault("found " + in.found(), "M, D or L belongs before the number of a bit", "");
  }

  private void checkPresent(Kind kind, ByteInput in) {
    if (count(kind) == 0) {
      throw in.textFault(
          "found \"" + kind.letter + "\"",
          "these shots have no " + kind.noun,
          "these are results of another kind");
    }
  }
}
