package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * Two photons that meet at a beam splitter, attempt by attempt (Hong, Ou and Mandel 1987): what
 * leaves by one port less what leaves by two is the visibility. No loss, no dark counts.
 */
public record CoincidenceBench(Photons photons) {
  private static final double BRIGHT = 1;

  /** Whether both photons leave by the same port. */
  public boolean attempt(RandomStream chance) {
    Emitters qubits = new Emitters(BRIGHT);
    qubits.emit();
    Photocount count = qubits.detect(photons.attempt(chance).window(), chance);
    return count.plus() != count.minus();
  }
}
