package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Products;
import bellhop.circuit.stabilizer.Products.Product;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a circuit ready for frames: a list of kernels for each block. Sweep bits are 0. It refers
 * to no results before its start.
 */
final class Kernels {
  /** How far back results are referred to, by others and by the noise of their own instruction. */
  private int farthest = 1;

  int farthest() {
    return farthest;
  }

  Kernel[] of(StabilizerCircuit circuit) {
    List<Kernel> kernels = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> {
          kernels.add(of(apply));
          farthest = Math.max(farthest, apply.recordCount());
        }
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          Kernel[] turn = of(body);
          kernels.add(frames -> repeat(times, turn, frames));
        }
      }
    }
    return kernels.toArray(Kernel[]::new);
  }

  private static void repeat(long times, Kernel[] turn, Frames frames) {
    for (long t = 0; t < times; t++) {
      for (Kernel kernel : turn) {
        kernel.run(frames);
      }
    }
  }

  private Kernel of(Step.Apply apply) {
    return switch (apply.op().kind()) {
      case CLIFFORD -> gates(apply);
      case COLLAPSE, PARITY -> observe(apply);
      case PRODUCT -> apply.op() == Op.MPP ? observe(apply) : turn(apply);
      case NOISE -> NoiseKernels.of(apply);
      case ANNOTATION -> annotate(apply);
    };
  }

  // ---- gates ----

  private Kernel gates(Step.Apply apply) {
    boolean hasBits = Arrays.stream(apply.targets()).anyMatch(Target::isBit);
    if (hasBits) {
      return withFeedback(apply);
    }
    int[] qubits = Arrays.stream(apply.targets()).map(Target::number).toArray();
    return GateKernels.of(apply.op(), qubits);
  }

  private Kernel withFeedback(Step.Apply apply) {
    int[] targets = apply.targets();
    List<Kernel> kernels = new ArrayList<>();
    for (int i = 0; i < targets.length; i += 2) {
      boolean isFirstBit = Target.isBit(targets[i]);
      int bit = targets[isFirstBit ? i : i + 1];
      int onto = targets[isFirstBit ? i + 1 : i];
      if (!Target.isBit(bit)) {
        kernels.add(
            GateKernels.of(apply.op(), Target.number(targets[i]), Target.number(targets[i + 1])));
      } else if (Target.hasQubit(onto)) {
        kernels.add(feedback(bit, Target.number(onto), apply.op().feedback()));
      }
    }
    Kernel[] all = kernels.toArray(Kernel[]::new);
    return frames -> repeat(1, all, frames);
  }

  private Kernel feedback(int bit, int qubit, int pauli) {
    int number = Target.number(bit);
    if (Target.isSweep(bit)) {
      return _ -> {};
    }
    refer(bit);
    return frames -> frames.pauli(qubit, pauli, frames.back(number));
  }

  private void refer(int record) {
    farthest = Math.max(farthest, Target.number(record));
  }

  // ---- products ----

  private Kernel observe(Step.Apply apply) {
    Product[] products = Observed.of(apply).toArray(Product[]::new);
    boolean measures = Observed.measures(apply.op());
    boolean resets = Observed.resets(apply.op());
    Skips wrong = new Skips(apply.argumentOr(0));
    boolean isPlainZ = Arrays.stream(products).allMatch(Kernels::isZ);
    Kernel kernel =
        isPlainZ
            ? ObserveKernels.ofZ(qubits(products), measures, resets)
            : ObserveKernels.of(products, measures, resets);
    return measures && apply.argumentOr(0) > 0
        ? ObserveKernels.withWrongRecords(kernel, products.length, wrong)
        : kernel;
  }

  private static boolean isZ(Product product) {
    return product.paulis().length == 1 && !Target.hasX(product.paulis()[0]);
  }

  private static int[] qubits(Product... products) {
    return Arrays.stream(products).mapToInt(its -> Target.number(its.paulis()[0])).toArray();
  }

  private static Kernel turn(Step.Apply apply) {
    Product[] products = Products.of(apply.targets()).toArray(Product[]::new);
    return frames -> {
      for (Product product : products) {
        ObserveKernels.anticommuting(product, frames, frames.mask);
        ObserveKernels.multiply(product, frames, frames.mask);
      }
    };
  }

  // ---- annotations ----

  private Kernel annotate(Step.Apply apply) {
    return switch (apply.op()) {
      case DETECTOR -> detector(backs(apply));
      case OBSERVABLE_INCLUDE -> observable(apply);
      case MPAD -> padding(apply);
      default -> _ -> {}; // places and layers
    };
  }

  private int[] backs(Step.Apply apply) {
    int[] backs = Arrays.stream(apply.targets()).filter(Target::isRecord).toArray();
    for (int back : backs) {
      refer(back);
    }
    return Arrays.stream(backs).map(Target::number).toArray();
  }

  private static Kernel detector(int... backs) {
    return frames -> {
      long[] row = frames.nextDetector();
      for (int back : backs) {
        Frames.add(row, frames.back(back));
      }
    };
  }

  private Kernel observable(Step.Apply apply) {
    int[] backs = backs(apply);
    int[] paulis = Arrays.stream(apply.targets()).filter(Target::isPauli).toArray();
    Product product = new Product(false, paulis);
    int observable = (int) apply.arguments()[0];
    return frames -> {
      long[] row = frames.observable(observable);
      for (int back : backs) {
        Frames.add(row, frames.back(back));
      }
      ObserveKernels.addAnticommuting(product, frames, row);
    };
  }

  private Kernel padding(Step.Apply apply) {
    int count = apply.targets().length;
    Kernel zeros =
        frames -> {
          for (int i = 0; i < count; i++) {
            Arrays.fill(frames.append(), 0);
          }
        };
    double wrong = apply.argumentOr(0);
    return wrong > 0 ? ObserveKernels.withWrongRecords(zeros, count, new Skips(wrong)) : zeros;
  }
}
