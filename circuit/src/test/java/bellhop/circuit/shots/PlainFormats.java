package bellhop.circuit.shots;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The slow plain twin of the writer: bit by bit, as the reference page says it. */
final class PlainFormats {
  private PlainFormats() {}

  static byte[] write(boolean[][] shots, ShotFormat format, Width width) {
    return format == ShotFormat.PTB64 ? columns(shots, width.bits()) : rows(shots, format, width);
  }

  private static byte[] rows(boolean[][] shots, ShotFormat format, Width width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (boolean[] shot : shots) {
      out.writeBytes(
          switch (format) {
            case O1 -> digits(shot).getBytes(StandardCharsets.US_ASCII);
            case B8 -> packed(shot);
            case R8 -> runs(shot);
            case HITS -> (String.join(",", ones(shot)) + "\n").getBytes(StandardCharsets.US_ASCII);
            case DETS -> named(shot, width).getBytes(StandardCharsets.US_ASCII);
            case PTB64 -> throw new IllegalStateException();
          });
    }
    return out.toByteArray();
  }

  private static String digits(boolean[] shot) {
    StringBuilder text = new StringBuilder();
    for (boolean bit : shot) {
      text.append(bit ? '1' : '0');
    }
    return text.append('\n').toString();
  }

  private static byte[] packed(boolean[] shot) {
    byte[] bytes = new byte[(shot.length + 7) / 8];
    for (int k = 0; k < shot.length; k++) {
      bytes[k / 8] |= (byte) (shot[k] ? 1 << k % 8 : 0);
    }
    return bytes;
  }

  private static byte[] runs(boolean[] shot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int zeros = 0;
    for (int k = 0; k <= shot.length; k++) {
      if (k == shot.length || shot[k]) {
        out.write(zeros);
        zeros = 0;
      } else if (++zeros == 255) {
        out.write(255);
        zeros = 0;
      }
    }
    return out.toByteArray();
  }

  private static List<String> ones(boolean[] shot) {
    List<String> ones = new ArrayList<>();
    for (int k = 0; k < shot.length; k++) {
      if (shot[k]) {
        ones.add(String.valueOf(k));
      }
    }
    return ones;
  }

  private static String named(boolean[] shot, Width width) {
    StringBuilder text = new StringBuilder("shot");
    int firstDetector = width.measurements();
    int firstObservable = firstDetector + width.detectors();
    for (int k = 0; k < shot.length; k++) {
      if (shot[k] && k < firstDetector) {
        text.append(" M").append(k);
      } else if (shot[k] && k < firstObservable) {
        text.append(" D").append(k - firstDetector);
      } else if (shot[k]) {
        text.append(" L").append(k - firstObservable);
      }
    }
    return text.append('\n').toString();
  }

  private static byte[] columns(boolean[][] shots, int bits) {
    byte[] bytes = new byte[shots.length / 8 * bits];
    for (int s = 0; s < shots.length; s++) {
      for (int k = 0; k < bits; k++) {
        int at = s / 64 * 8 * bits + 8 * k + s % 64 / 8;
        bytes[at] |= (byte) (shots[s][k] ? 1 << s % 8 : 0);
      }
    }
    return bytes;
  }
}
