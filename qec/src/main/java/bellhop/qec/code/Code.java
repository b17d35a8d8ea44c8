package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.List;

/** A code with the schedule in which its checks are measured. It knows no noise. */
public sealed interface Code
    permits RepetitionCode, RotatedSurfaceCode, UnrotatedSurfaceCode, BicycleCode {
  /** Whether logical operators of this basis are protected. */
  boolean keeps(Basis basis);

  /**
   * Puts the code into an eigenstate of its logical operators of that basis, measures all checks
   * again and again, and then all data. Rounds begin with a {@link bellhop.qec.noise.RoundMark
   * mark}.
   *
   * @param rounds from 1; all but the first and last are a block
   */
  StabilizerCircuit memory(Basis basis, long rounds);

  /** Of each check, in the order of the detectors of a round after the first. */
  List<Basis> checkBases();
}
