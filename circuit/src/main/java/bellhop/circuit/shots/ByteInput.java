package bellhop.circuit.shots;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes that come in, and where in them the reader stands: the one place that makes its errors. */
final class ByteInput {
  private static final int SIZE = 1 << 16;
  private static final int TOO_LARGE = Integer.MAX_VALUE;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final InputStream in;
  private final String name;
  private final byte[] bytes = new byte[SIZE];
  private int at;
  private int end;
  private long bytesBefore;
  private long line = 1;
  private long lineStart;
  private long numberStart;
  private long shotCount;

  ByteInput(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** Whether so many bytes, at most eight, are still there; they can then be taken. */
  boolean has(int count) throws IOException {
    return end - at >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    System.arraycopy(bytes, at, bytes, 0, end - at);
    bytesBefore += at;
    end -= at;
    at = 0;
    int more = 0;
    while (end < count && more >= 0) {
      more = in.read(bytes, end, SIZE - end);
      end += Math.max(0, more);
    }
    return end >= count;
  }

  /** The next byte, 0 to 255, or -1 at the end; it stays the next. */
  int peek() throws IOException {
    return has(1) ? bytes[at] & 0xff : -1;
  }

  /** Goes past the byte that {@link #peek} gave. */
  void skip() {
    at++;
  }

  /** The next eight bytes, the low one first, if {@link #has} said so; they stay the next. */
  long peekLong() {
    return (long) LONGS.get(bytes, at);
  }

  /** Goes past some of the bytes of {@link #peekLong}. */
  void skip(int count) {
    at += count;
  }

  /** Goes past the end of a line, {@code \n} or {@code \r\n}, if it stands here. */
  boolean endsLine() throws IOException {
    int length = peek() == '\r' && has(2) && bytes[at + 1] == '\n' ? 2 : peek() == '\n' ? 1 : 0;
    if (length > 0) {
      at += length;
      line++;
      lineStart = bytesBefore + at;
    }
    return length > 0;
  }

  /**
   * The whole number that stands here.
   *
   * @param bound one more than the largest allowed
   * @param noun what is counted, such as "measurements"
   */
  int number(int bound, String noun) throws IOException {
    if (!isDigit(peek())) {
      throw textFault("found " + found(), "the number of a bit belongs here", "");
    }
    numberStart = bytesBefore + at;
    int value = digits();
    if (value >= bound) {
      throw numberFault(
          "number " + (value == TOO_LARGE ? TOO_LARGE + " or more" : value),
          "a shot has " + bound + " " + noun + ", numbered from 0",
          "these are results of another circuit");
    }
    return value;
  }

  private int digits() throws IOException {
    int value = 0;
    for (int c = peek(); isDigit(c); c = peek()) {
      value = value > (TOO_LARGE - 9) / 10 ? TOO_LARGE : value * 10 + c - '0';
      at++;
    }
    return value;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The next byte in words. */
  String found() throws IOException {
    int c = peek();
    return switch (c) {
      case -1 -> "the end of the file";
      case '\n', '\r' -> "the end of the line";
      default ->
          c > ' ' && c < 127
              ? "\"" + InputText.shortened(Character.toString(c)) + "\""
              : String.format("a byte 0x%02x", c);
    };
  }

  /** Shots that are complete. */
  long shotCount() {
    return shotCount;
  }

  void countShots(int more) {
    shotCount += more;
  }

  /** With the line and column of the next byte. */
  InputException textFault(String what, String why, String maybe) {
    return fault(bytesBefore + at, what, why, maybe);
  }

  /** With the place of the last {@link #number}. */
  InputException numberFault(String what, String why, String maybe) {
    return fault(numberStart, what, why, maybe);
  }

  private InputException fault(long place, String what, String why, String maybe) {
    Location location = new Location(name, small(line), small(place - lineStart + 1));
    return new InputException(location, what, why, maybe);
  }

  /** With the shot and the byte at which the reader stands, both counted from 0. */
  InputException binaryFault(String what, String why, String maybe) {
    String place = "shot " + shotCount + ", byte " + (bytesBefore + at) + ": ";
    return new InputException(Location.of(name), place + what, why, maybe);
  }

  InputException fileFault(String what, String why, String maybe) {
    return new InputException(Location.of(name), what, why, maybe);
  }

  private static int small(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }
}
