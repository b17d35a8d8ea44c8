package bellhop.circuit.qasm;

/**
 * How a program is read.
 *
 * @param limits of what it may cost
 * @param includes finds files of one's own
 * @param inputs values for what the program leaves open
 */
public record Reading(Limits limits, Includes includes, Inputs inputs) {

  /** Alone: no files beside it, no inputs. */
  public static Reading alone(Limits limits) {
    return new Reading(limits, Includes.none(), Inputs.NONE);
  }
}
