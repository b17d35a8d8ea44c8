package bellhop.qec.decode;

import bellhop.circuit.shots.Hits;

/** A decoder that can also say which faults of its {@link DecodingGraph} it blames. */
public interface Corrector extends Decoder {
  /**
   * @param detections the events of each shot
   * @param faults written anew: for each shot the numbers of faults that together flip just these
   *     detectors, in no order
   * @throws bellhop.units.InputException if no errors of the model explain the events of a shot
   */
  void correct(Hits detections, Hits faults);

  @Override
  Corrector another();
}
