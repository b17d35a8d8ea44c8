package bellhop.experiment.memory;

import bellhop.qec.noise.NoiseModel;

/** What one probability says of a whole machine. */
public enum NoiseKind {
  /** The four numbers of the generator of Stim, all equal. */
  GEN,
  /** Idle qubits too. */
  CIRCUIT,
  /** Superconducting qubits. */
  SI1000;

  NoiseModel model(double p) {
    return switch (this) {
      case GEN -> NoiseModel.generator(p, p, p, p);
      case CIRCUIT -> NoiseModel.uniform(p);
      case SI1000 -> NoiseModel.si1000(p);
    };
  }
}
