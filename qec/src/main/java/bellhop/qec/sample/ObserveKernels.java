package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Products.Product;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;

/**
 * Measurements and resets on frames. A result differs from the reference where the frame
 * anticommutes with the product that is measured; after that the product changes nothing, and a
 * fair coin for it makes later results as random as they are. A reset leaves nothing but that coin.
 */
final class ObserveKernels {
  private ObserveKernels() {}

  static Kernel of(Product[] products, boolean measures, boolean resets) {
    return frames -> {
      for (Product product : products) {
        anticommuting(product, frames, frames.mask);
        if (measures) {
          System.arraycopy(frames.mask, 0, frames.append(), 0, frames.words);
        }
        if (resets) {
          clear(product, frames);
        }
        frames.draws.fill(frames.mask);
        multiply(product, frames, frames.mask);
      }
    };
  }

  /** Of Z, each of one qubit. */
  static Kernel ofZ(int[] qubits, boolean measures, boolean resets) {
    return frames -> {
      for (int q : qubits) {
        if (measures) {
          System.arraycopy(frames.x[q], 0, frames.append(), 0, frames.words);
        }
        if (resets) {
          Arrays.fill(frames.x[q], 0);
        }
        frames.draws.fill(frames.z[q]); // old and new coins are as fair as new ones
      }
    };
  }

  /** Spoils some of the newest results. */
  static Kernel withWrongRecords(Kernel kernel, int results, Skips wrong) {
    return frames -> {
      kernel.run(frames);
      int log = frames.logShots();
      long tries = (long) results << log;
      for (long at = wrong.from(0, frames.draws); at < tries; at = next(wrong, at, frames)) {
        int shot = (int) at & ((1 << log) - 1);
        frames.back(results - (int) (at >>> log))[shot >> 6] ^= 1L << shot;
      }
    };
  }

  private static long next(Skips skips, long at, Frames frames) {
    return skips.from(at + 1, frames.draws);
  }

  /** Writes where the frame anticommutes with a product. */
  static void anticommuting(Product product, Frames frames, long[] result) {
    Arrays.fill(result, 0);
    addAnticommuting(product, frames, result);
  }

  /** Flips where the frame anticommutes with a product. */
  static void addAnticommuting(Product product, Frames frames, long[] result) {
    for (int pauli : product.paulis()) {
      if (Target.hasZ(pauli)) {
        Frames.add(result, frames.x[Target.number(pauli)]);
      }
      if (Target.hasX(pauli)) {
        Frames.add(result, frames.z[Target.number(pauli)]);
      }
    }
  }

  /** Multiplies the frames of some shots by a product. */
  static void multiply(Product product, Frames frames, long[] shots) {
    for (int pauli : product.paulis()) {
      if (Target.hasX(pauli)) {
        Frames.add(frames.x[Target.number(pauli)], shots);
      }
      if (Target.hasZ(pauli)) {
        Frames.add(frames.z[Target.number(pauli)], shots);
      }
    }
  }

  private static void clear(Product product, Frames frames) {
    for (int pauli : product.paulis()) {
      Arrays.fill(frames.x[Target.number(pauli)], 0);
      Arrays.fill(frames.z[Target.number(pauli)], 0);
    }
  }
}
