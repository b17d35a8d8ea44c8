package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.SurgeryTask;
import bellhop.qec.code.Task;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.PairCount;
import bellhop.qec.seam.SeamedNoise;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One memory experiment.
 *
 * @param basis of the states that are kept; of the readout, where two patches are joined
 * @param rounds from 1
 * @param p strength of the noise inside machines
 * @param machines of the seam, if it does not cut in the middle
 */
public record MemoryPoint(
    MemoryCode code,
    int distance,
    Basis basis,
    long rounds,
    NoiseKind noise,
    double p,
    Optional<CutSeam> seam,
    Optional<Machines> machines) {
  /**
   * @throws InputException for a seam where the code has none
   */
  public MemoryPoint {
    if (code.isSurgery() && seam.isPresent() && !isOwnSeam(code, seam.get(), machines)) {
      throw new InputException(
          Location.of(machines.isPresent() ? "--machines" : "--seam-cut"),
          "not for " + code.name(),
          "each of its two patches has a machine of its own",
          "the flag can go");
    }
  }

  /** Cut in the middle, if it has a seam. */
  public MemoryPoint(
      MemoryCode code,
      int distance,
      Basis basis,
      long rounds,
      NoiseKind noise,
      double p,
      Optional<CutSeam> seam) {
    this(code, distance, basis, rounds, noise, p, seam, Optional.empty());
  }

  private static boolean isOwnSeam(MemoryCode code, CutSeam seam, Optional<Machines> machines) {
    return seam.cut() == code.usualCut() && machines.isEmpty();
  }

  /**
   * The circuit with its noise.
   *
   * @throws InputException for numbers out of range
   */
  StabilizerCircuit circuit() {
    Task task = task();
    StabilizerCircuit clean = task.circuit();
    NoiseModel bulk = noise.model(p);
    return seam.map(its -> its.noise(machines(task, its), bulk).apply(clean))
        .orElseGet(() -> bulk.apply(clean));
  }

  private Task task() {
    return code.task(distance, basis, rounds);
  }

  /** Whether lost pairs are announced by detectors of their own. */
  boolean hasHeralds() {
    return seam.map(CutSeam::loss).orElse(0.0) > 0;
  }

  /**
   * Detectors of the circuit that compare checks of the kept basis.
   *
   * @throws IllegalStateException for surgery and with heralds
   */
  BitSet keptDetectors() {
    if (task() instanceof MemoryTask memory && !hasHeralds()) {
      return memory.keptDetectors();
    }
    throw new IllegalStateException("only memories without heralds keep one basis");
  }

  private Machines machines(Task task, CutSeam its) {
    return switch (task) {
      case SurgeryTask surgery -> surgery.machines();
      case MemoryTask memory -> machines.orElseGet(() -> its.middle(memory.circuit()));
    };
  }

  /** Bell pairs that the busiest round needs, if there is a seam. */
  OptionalLong pairsPerRound() {
    return seam.map(its -> OptionalLong.of(pairsPerRound(its))).orElse(OptionalLong.empty());
  }

  private long pairsPerRound(CutSeam its) {
    Task task = task();
    SeamedNoise noisy = its.noise(machines(task, its), noise.model(p));
    return PairCount.of(task.circuit(), noisy.machines(), noisy.seam()).perRound();
  }
}
