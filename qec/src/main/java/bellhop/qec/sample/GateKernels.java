package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Op;
import java.util.stream.IntStream;

/**
 * Clifford gates on frames. What the images say is a linear map of the bits x and z of the qubits;
 * signs are the reference's. Common gates have loops of their own.
 */
final class GateKernels {
  private GateKernels() {}

  static Kernel of(Op op, int... qubits) {
    return switch (op) {
      case I, X, Y, Z, II -> _ -> {};
      case H, SQRT_Y, SQRT_Y_DAG, H_NXZ -> frames -> exchangeXz(frames, qubits);
      case S, S_DAG, H_XY, H_NXY -> frames -> addXToZ(frames, qubits);
      case CX -> frames -> controlledX(frames, qubits);
      case CZ -> frames -> controlledZ(frames, qubits);
      case SWAP -> frames -> swap(frames, qubits);
      default -> general(op.images(), qubits);
    };
  }

  private static void exchangeXz(Frames frames, int... qubits) {
    for (int q : qubits) {
      long[] x = frames.x[q];
      frames.x[q] = frames.z[q];
      frames.z[q] = x;
    }
  }

  private static void addXToZ(Frames frames, int... qubits) {
    for (int q : qubits) {
      Frames.add(frames.z[q], frames.x[q]);
    }
  }

  private static void controlledX(Frames frames, int... qubits) {
    for (int i = 0; i < qubits.length; i += 2) {
      Frames.add(frames.x[qubits[i + 1]], frames.x[qubits[i]]);
      Frames.add(frames.z[qubits[i]], frames.z[qubits[i + 1]]);
    }
  }

  private static void controlledZ(Frames frames, int... qubits) {
    for (int i = 0; i < qubits.length; i += 2) {
      Frames.add(frames.z[qubits[i + 1]], frames.x[qubits[i]]);
      Frames.add(frames.z[qubits[i]], frames.x[qubits[i + 1]]);
    }
  }

  private static void swap(Frames frames, int... qubits) {
    for (int i = 0; i < qubits.length; i += 2) {
      exchange(frames.x, qubits[i], qubits[i + 1]);
      exchange(frames.z, qubits[i], qubits[i + 1]);
    }
  }

  private static void exchange(long[][] rows, int a, int b) {
    long[] row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }

  /** Each new row is the sum of the old rows whose images have it. */
  static Kernel general(Images images, int... qubits) {
    int k = images.qubits();
    int[][] sums = new int[2 * k][];
    for (int to = 0; to < 2 * k; to++) {
      sums[to] = sources(images, to);
    }
    return frames -> {
      for (int i = 0; i < qubits.length; i += k) {
        apply(frames, sums, qubits, i);
      }
    };
  }

  /** The generators whose image has an X (even) or a Z (odd) there. */
  private static int[] sources(Images images, int to) {
    return IntStream.range(0, 2 * images.qubits())
        .filter(from -> to % 2 == 0 ? images.hasX(from, to / 2) : images.hasZ(from, to / 2))
        .toArray();
  }

  /** All sums are in spare rows before the first of them takes its place. */
  private static void apply(Frames frames, int[][] sums, int[] qubits, int first) {
    for (int to = 0; to < sums.length; to++) {
      if (!isKept(to, sums[to])) {
        long[] sum = frames.spare[to];
        System.arraycopy(row(frames, qubits, first, sums[to][0]), 0, sum, 0, sum.length);
        for (int i = 1; i < sums[to].length; i++) {
          Frames.add(sum, row(frames, qubits, first, sums[to][i]));
        }
      }
    }
    for (int to = 0; to < sums.length; to++) {
      if (!isKept(to, sums[to])) {
        long[][] rows = to % 2 == 0 ? frames.x : frames.z;
        int qubit = qubits[first + to / 2];
        long[] old = rows[qubit];
        rows[qubit] = frames.spare[to];
        frames.spare[to] = old;
      }
    }
  }

  private static boolean isKept(int row, int... sources) {
    return sources.length == 1 && sources[0] == row;
  }

  private static long[] row(Frames frames, int[] qubits, int first, int generator) {
    int qubit = qubits[first + generator / 2];
    return generator % 2 == 0 ? frames.x[qubit] : frames.z[qubit];
  }
}
