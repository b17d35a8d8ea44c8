package bellhop.simulator.photon;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.RandomStream;

/**
 * A double-click link photon by photon: the qubits emit, are flipped and emit again, and one click
 * in each of the two windows heralds. A static phase between the arms cancels and is not there.
 *
 * @param etaA efficiency of the whole arm A, detector included, in [0, 1]
 * @param etaB likewise B
 * @param deadTime whether a detector that has clicked in the first window is blind in the second
 */
public record DoubleClickBench(
    double etaA, double etaB, Detectors detectors, Photons photons, boolean deadTime) {
  /** One attempt. */
  public Trial attempt(RandomStream chance) {
    Photons.Attempt drawn = photons.attempt(chance);
    Emitters qubits = new Emitters(0.5);
    Click first = window(qubits, drawn, Click.NO_HERALD, chance);
    if (first == Click.NO_HERALD) {
      return Trial.NOTHING;
    }
    qubits.flip();
    Click second = window(qubits, drawn, deadTime ? first : Click.NO_HERALD, chance);
    if (second == Click.NO_HERALD) {
      return Trial.NOTHING;
    }
    boolean odd = first != second;
    return new Trial.Pair(
        odd ? qubits.state().correct(End.B, BellState.PHI_MINUS) : qubits.state());
  }

  private Click window(Emitters qubits, Photons.Attempt drawn, Click blind, RandomStream chance) {
    qubits.emit();
    qubits.lose(End.A, etaA, chance);
    qubits.lose(End.B, etaB, chance);
    return detectors.look(qubits.detect(drawn.window(), chance), blind, chance);
  }
}
