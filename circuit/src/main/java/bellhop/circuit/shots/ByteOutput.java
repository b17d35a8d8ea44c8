package bellhop.circuit.shots;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Gathers bytes, so that the stream behind it sees few and large writes. Whoever puts something
 * asks for {@link #room} first.
 */
final class ByteOutput {
  private static final int SIZE = 1 << 16;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final OutputStream out;
  private final byte[] bytes = new byte[SIZE];
  private int size;

  ByteOutput(OutputStream out) {
    this.out = out;
  }

  /** Makes sure that so many bytes can be put. */
  void room(int count) throws IOException {
    if (size + count > SIZE) {
      drain();
    }
  }

  void put(int value) {
    bytes[size++] = (byte) value;
  }

  /** Eight bytes, the low one first. */
  void putLong(long value) {
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** As many at a time as there is room for, which it makes itself. */
  void putLongs(long[] values, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      room(Long.BYTES);
      int part = Math.min(count - done, (SIZE - size) >>> 3);
      putRun(values, from + done, part);
      done += part;
    }
  }

  private void putRun(long[] values, int from, int count) {
    byte[] to = bytes;
    int at = size;
    for (int i = 0; i < count; i++) {
      LONGS.set(to, at + (i << 3), values[from + i]);
    }
    size += count << 3;
  }

  /** The first bytes of {@link #putLong}; room is needed for all eight. */
  void putPart(long value, int count) {
    LONGS.set(bytes, size, value);
    size += count;
  }

  /** At most ten digits. */
  void putNumber(int value) {
    int end = size + digits(value);
    size = end;
    int rest = value;
    do {
      bytes[--end] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
  }

  private static int digits(int value) {
    int count = 1;
    for (int rest = value / 10; rest > 0; rest /= 10) {
      count++;
    }
    return count;
  }

  void flush() throws IOException {
    drain();
    out.flush();
  }

  private void drain() throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
