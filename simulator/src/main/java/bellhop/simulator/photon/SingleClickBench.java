package bellhop.simulator.photon;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.RandomStream;

/**
 * A single-click link photon by photon. Two qubits send a photon each if they are bright; one click
 * heralds. No thermal photons, one photon an emission at most.
 *
 * @param bright population of each qubit that emits, in (0, 1)
 * @param etaA efficiency of the whole arm A, detector included, in [0, 1]
 * @param etaB likewise B
 * @param phaseRms of the phase between the arms, new in each attempt, in rad
 */
public record SingleClickBench(
    double bright,
    double etaA,
    double etaB,
    Detectors detectors,
    Photons photons,
    double phaseRms) {
  /** One attempt. */
  public Trial attempt(RandomStream chance) {
    Emitters qubits = new Emitters(bright);
    qubits.emit();
    qubits.lose(End.A, etaA, chance);
    qubits.lose(End.B, etaB, chance);
    if (phaseRms > 0) {
      qubits.turn(phaseRms * chance.nextGaussian());
    }
    Photocount count = qubits.detect(photons.attempt(chance).window(), chance);
    return switch (detectors.look(count, chance)) {
      case NO_HERALD -> Trial.NOTHING;
      case PLUS -> new Trial.Pair(qubits.state());
      case MINUS -> new Trial.Pair(qubits.state().correct(End.B, BellState.PHI_MINUS));
    };
  }
}
