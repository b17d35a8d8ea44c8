package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Lines of text from somebody who may send anything; a bad line is refused, and the next is read.
 */
final class LineInput {
  private static final int MOST_BYTES = 1 << 16;
  private static final Location HERE = Location.of("the line");

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Goes to the next line; false at the end. */
  boolean next() {
    try {
      line.reset();
      int c = in.read();
      boolean isThere = c >= 0;
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.size() <= MOST_BYTES) {
          line.write(c);
        }
      }
      return isThere;
    } catch (IOException e) {
      throw new InputException(
          Location.of("standard input"), "cannot be read", InputText.reason(e), "");
    }
  }

  /**
   * Without its end.
   *
   * @throws InputException if it is too long or no text
   */
  String text() {
    if (line.size() > MOST_BYTES) {
      throw new InputException(
          HERE,
          "more than " + MOST_BYTES + " bytes",
          "no command is so long",
          "a line end is missing");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().stripTrailing();
    } catch (CharacterCodingException e) {
      throw new InputException(HERE, "not UTF-8 text", "a command is", "");
    }
  }
}
