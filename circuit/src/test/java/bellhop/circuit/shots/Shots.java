package bellhop.circuit.shots;

import bellhop.units.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shots as tests like them, one array of bits each, and their way through writer and reader. */
final class Shots {
  private Shots() {}

  static boolean[][] random(RandomStream random, int shots, int bits, double ones) {
    boolean[][] drawn = new boolean[shots][bits];
    for (boolean[] shot : drawn) {
      for (int k = 0; k < bits; k++) {
        shot[k] = random.nextBoolean(ones);
      }
    }
    return drawn;
  }

  /** All ones. */
  static void fill(ShotTable table) {
    for (int bit = 0; bit < table.bits(); bit++) {
      Arrays.fill(table.row(bit), -1L);
    }
  }

  /** In batches; places behind the last shot hold ones, which nobody may see. */
  static byte[] written(boolean[][] shots, ShotFormat format, Width width, int batch)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ShotWriter writer = new ShotWriter(out, format, width);
    ShotTable table = new ShotTable(width.bits(), batch);
    for (int first = 0; first < shots.length; first += batch) {
      fill(table);
      int count = Math.min(batch, shots.length - first);
      for (int s = 0; s < count; s++) {
        for (int k = 0; k < width.bits(); k++) {
          table.set(k, s, shots[first + s][k]);
        }
      }
      writer.write(table, count);
    }
    writer.flush();
    return out.toByteArray();
  }

  static boolean[][] read(byte[] bytes, ShotFormat format, Width width, int batch)
      throws IOException {
    return read(new ByteArrayInputStream(bytes), format, width, batch);
  }

  static boolean[][] read(InputStream in, ShotFormat format, Width width, int batch)
      throws IOException {
    ShotReader reader = new ShotReader(in, "results", format, width);
    ShotTable table = new ShotTable(width.bits(), batch);
    List<boolean[]> shots = new ArrayList<>();
    for (int count = reader.read(table); count > 0; count = reader.read(table)) {
      for (int s = 0; s < count; s++) {
        boolean[] shot = new boolean[width.bits()];
        for (int k = 0; k < shot.length; k++) {
          shot[k] = table.get(k, s);
        }
        shots.add(shot);
      }
    }
    return shots.toArray(boolean[][]::new);
  }

  /** Gives at most three bytes at a time, as pipes may. */
  static InputStream dripping(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 3));
      }
    };
  }
}
