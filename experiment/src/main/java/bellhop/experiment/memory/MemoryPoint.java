package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.Task;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.BitSet;
import java.util.Optional;

/**
 * One memory experiment.
 *
 * @param distance of the code; bicycle codes have {@linkplain MemoryCode#ownDistance their own}
 * @param basis of the states that are kept; of the readout, where two patches are joined
 * @param rounds from 1
 * @param p strength of the noise inside machines
 */
public record MemoryPoint(
    MemoryCode code,
    int distance,
    Basis basis,
    long rounds,
    NoiseKind noise,
    double p,
    Optional<CutSeam> seam) {
  /**
   * @throws InputException for a seam where the code has none
   */
  public MemoryPoint {
    if (code.isSurgery()) {
      seam.ifPresent(its -> requireOwn(code, its.division()));
    }
  }

  private static void requireOwn(MemoryCode code, Division division) {
    if (!division.equals(new Division.Cut(code.usualCut()))) {
      throw new InputException(
          Location.of(division instanceof Division.Cut ? "--seam-cut" : "--machines"),
          "not for " + code.name(),
          "each of its two patches has a machine of its own",
          "the flag can go");
    }
  }

  /**
   * The circuit with its noise.
   *
   * @throws InputException for numbers out of range, and for machines of other qubits
   */
  public StabilizerCircuit circuit() {
    return MemoryCircuit.of(this).circuit();
  }

  /** For messages. */
  String name() {
    return code.name() + " of distance " + distance;
  }

  Task task() {
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
}
