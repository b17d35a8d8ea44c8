package bellhop.qec.model;

import bellhop.circuit.dem.Step;
import bellhop.qec.model.Faults.Fault;
import java.util.List;

/** A stretch of a model with absolute numbers of detectors; in a block, those of its first turn. */
sealed interface Part {
  /**
   * @param annotations declarations and shifts of coordinates, last first
   */
  record Lines(List<Fault> faults, List<Step> annotations) implements Part {}

  /**
   * @param detectors of one turn
   * @param parts last first
   */
  record Block(long times, String tag, long detectors, List<Part> parts) implements Part {}
}
