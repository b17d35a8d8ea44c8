package bellhop.qec.decode;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;

/**
 * Says which observables the errors of each shot most likely flipped. It holds its place to work
 * in, so each thread has its own. The answer for a shot depends on that shot alone.
 */
public interface Decoder {
  /**
   * @param detections the events of each shot, of the detectors of the model
   * @param predictions a row for each observable, written anew; at least as many shots
   * @throws bellhop.units.InputException if no errors of the model explain the events of a shot
   */
  void decode(Hits detections, ShotTable predictions);

  /** One that decodes the same, for another thread. */
  Decoder another();
}
