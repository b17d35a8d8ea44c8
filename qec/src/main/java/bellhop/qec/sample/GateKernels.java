package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Op;
import java.util.ArrayList;
import java.util.List;

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
    List<Integer> sources = new ArrayList<>();
    for (int from = 0; from < 2 * images.qubits(); from++) {
      boolean has = to % 2 == 0 ? images.hasX(from, to / 2) : images.hasZ(from, to / 2);
      if (has) {
        sources.add(from);
      }
    }
    return sources.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void apply(Frames frames, int[][] sums, int[] qubits, int first) {
    long[] before = new long[sums.length];
    for (int w = 0; w < frames.words; w++) {
      for (int g = 0; g < sums.length; g++) {
        before[g] = row(frames, qubits, first, g)[w];
      }
      for (int g = 0; g < sums.length; g++) {
        long sum = 0;
        for (int from : sums[g]) {
          sum ^= before[from];
        }
        row(frames, qubits, first, g)[w] = sum;
      }
    }
  }

  private static long[] row(Frames frames, int[] qubits, int first, int generator) {
    int qubit = qubits[first + generator / 2];
    return generator % 2 == 0 ? frames.x[qubit] : frames.z[qubit];
  }
}
