package bellhop.experiment.memory;

import bellhop.qec.seam.Axis;

/** Which qubits of a code sit on which machine, whatever the circuit. */
public sealed interface Division {
  /**
   * Two machines: the code is cut in the middle, two patches of surgery at their seam.
   *
   * @param across the direction that the cut parts into two
   */
  record Cut(Axis across) implements Division {}

  /**
   * Any machines, as a file lists them.
   *
   * @param text of the file: lines {@code qubit machine}
   */
  record Listed(String file, String text) implements Division {}
}
