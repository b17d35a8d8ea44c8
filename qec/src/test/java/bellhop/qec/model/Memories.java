package bellhop.qec.model;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Memory experiments of small codes with noise in the places that are usual, for tests. */
final class Memories {
  /** Steps from a check to its data in the four layers, for X and for Z checks. */
  private static final int[][][] ORDER = {
    {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}, {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}
  };

  private Memories() {}

  /** A repetition code: data on even, checks on odd qubits. */
  static StabilizerCircuit repetition(int distance, long rounds, double p) {
    List<Integer> data = new ArrayList<>();
    List<Integer> checks = new ArrayList<>();
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < distance; i++) {
      data.add(2 * i);
    }
    for (int i = 0; i + 1 < distance; i++) {
      checks.add(2 * i + 1);
      left.append(" " + 2 * i + " " + (2 * i + 1));
      right.append(" " + (2 * i + 2) + " " + (2 * i + 1));
    }
    String all = list(data) + list(checks);
    String round =
        "DEPOLARIZE1(%1$s)%2$s\nCX%3$s\nDEPOLARIZE2(%1$s)%3$s\nCX%4$s\nDEPOLARIZE2(%1$s)%4$s\nX_ERROR(%1$s)%5$s\nMR%5$s\nX_ERROR(%1$s)%5$s\n"
            .formatted(p, list(data), left, right, list(checks));
    StringBuilder text = new StringBuilder("R" + all + "\nX_ERROR(" + p + ")" + all + "\n" + round);
    int n = distance - 1;
    for (int i = 0; i < n; i++) {
      text.append("DETECTOR(" + (2 * i + 1) + ", 0) rec[" + (i - n) + "]\n");
    }
    if (rounds > 1) {
      text.append("REPEAT " + (rounds - 1) + " {\n" + round + "SHIFT_COORDS(0, 1)\n");
      for (int i = 0; i < n; i++) {
        text.append("DETECTOR(" + (2 * i + 1) + ", 0) rec[" + (i - n) + "] rec[" + (i - 2 * n) + "]\n");
      }
      text.append("}\n");
    }
    text.append("X_ERROR(" + p + ")" + list(data) + "\nM" + list(data) + "\n");
    for (int i = 0; i < n; i++) {
      text.append(
          "DETECTOR(%d, 1) rec[%d] rec[%d] rec[%d]\n"
              .formatted(2 * i + 1, i - distance, i + 1 - distance, i - distance - n));
    }
    text.append("OBSERVABLE_INCLUDE(0) rec[-1]\n");
    return CircuitReader.read(text.toString(), "repetition");
  }

  /**
   * A rotated surface code, data at odd places of a square.
   *
   * @param basis X or Z, of the logical state that is kept
   */
  static StabilizerCircuit rotated(int distance, long rounds, double p, char basis) {
    Map<Integer, int[]> data = new TreeMap<>();
    Map<Integer, int[]> checks = new TreeMap<>();
    int stride = 2 * distance + 1;
    for (int y = 0; y <= 2 * distance; y++) {
      for (int x = 0; x <= 2 * distance; x++) {
        if (x % 2 == 1 && y % 2 == 1) {
          data.put(x + stride * y, new int[] {x, y});
        } else if (x % 2 == 0 && y % 2 == 0 && isCheck(x / 2, y / 2, distance)) {
          checks.put(x + stride * y, new int[] {x, y});
        }
      }
    }
    List<Integer> order = new ArrayList<>(checks.keySet());
    List<Integer> dataOrder = new ArrayList<>(data.keySet());
    List<Integer> xChecks = order.stream().filter(q -> isX(checks.get(q))).toList();
    StringBuilder round = new StringBuilder("DEPOLARIZE1(" + p + ")" + list(dataOrder) + "\n");
    String turn = "H" + list(xChecks) + "\nDEPOLARIZE1(" + p + ")" + list(xChecks) + "\n";
    round.append(turn);
    for (int layer = 0; layer < 4; layer++) {
      StringBuilder pairs = new StringBuilder();
      for (int check : order) {
        int partner = partner(checks.get(check), layer, stride);
        if (data.containsKey(partner) && isInside(checks.get(check), layer, distance)) {
          boolean isX = isX(checks.get(check));
          pairs.append(" " + (isX ? check : partner) + " " + (isX ? partner : check));
        }
      }
      round.append("CX" + pairs + "\nDEPOLARIZE2(" + p + ")" + pairs + "\n");
    }
    String all = list(order);
    round.append(turn + "X_ERROR(" + p + ")" + all + "\nMR" + all + "\nX_ERROR(" + p + ")" + all + "\n");
    boolean keepsX = basis == 'X';
    String flip = keepsX ? "Z_ERROR(" : "X_ERROR(";
    StringBuilder text = new StringBuilder();
    text.append("R" + basis + list(dataOrder) + "\n" + flip + p + ")" + list(dataOrder) + "\n");
    text.append("R" + all + "\nX_ERROR(" + p + ")" + all + "\n" + round);
    int n = order.size();
    for (int i = 0; i < n; i++) {
      int[] at = checks.get(order.get(i));
      if (isX(at) == keepsX) {
        text.append("DETECTOR(" + at[0] + ", " + at[1] + ", 0) rec[" + (i - n) + "]\n");
      }
    }
    if (rounds > 1) {
      text.append("REPEAT " + (rounds - 1) + " {\n" + round + "SHIFT_COORDS(0, 0, 1)\n");
      for (int i = 0; i < n; i++) {
        int[] at = checks.get(order.get(i));
        text.append(
            "DETECTOR(%d, %d, 0) rec[%d] rec[%d]\n".formatted(at[0], at[1], i - n, i - 2 * n));
      }
      text.append("}\n");
    }
    text.append(flip + p + ")" + list(dataOrder) + "\nM" + basis + list(dataOrder) + "\n");
    int m = dataOrder.size();
    for (int i = 0; i < n; i++) {
      int[] at = checks.get(order.get(i));
      if (isX(at) == keepsX) {
        text.append("DETECTOR(" + at[0] + ", " + at[1] + ", 1)");
        for (int layer = 0; layer < 4; layer++) {
          int partner = partner(at, layer, stride);
          if (data.containsKey(partner) && isInside(at, layer, distance)) {
            text.append(" rec[" + (dataOrder.indexOf(partner) - m) + "]");
          }
        }
        text.append(" rec[" + (i - n - m) + "]\n");
      }
    }
    text.append("OBSERVABLE_INCLUDE(0)");
    for (int i = 0; i < m; i++) {
      if (data.get(dataOrder.get(i))[keepsX ? 0 : 1] == 1) {
        text.append(" rec[" + (i - m) + "]");
      }
    }
    return CircuitReader.read(text.append("\n").toString(), "rotated");
  }

  private static boolean isX(int... at) {
    return (at[0] / 2 + at[1] / 2) % 2 == 1;
  }

  private static boolean isCheck(int a, int b, int distance) {
    boolean isX = (a + b) % 2 == 1;
    return isX ? a > 0 && a < distance : b > 0 && b < distance;
  }

  private static boolean isInside(int[] at, int layer, int distance) {
    int x = at[0] + ORDER[isX(at) ? 0 : 1][layer][0];
    int y = at[1] + ORDER[isX(at) ? 0 : 1][layer][1];
    return x > 0 && y > 0 && x < 2 * distance && y < 2 * distance;
  }

  private static int partner(int[] at, int layer, int stride) {
    int[] step = ORDER[isX(at) ? 0 : 1][layer];
    return at[0] + step[0] + stride * (at[1] + step[1]);
  }

  private static String list(List<Integer> qubits) {
    StringBuilder text = new StringBuilder();
    qubits.forEach(q -> text.append(" ").append(q));
    return text.toString();
  }
}
