package bellhop.qec.model;

import bellhop.circuit.stabilizer.Step;
import java.util.List;

/**
 * One thing that can go wrong in a circuit: one case of a noise instruction, or a wrong record of a
 * measurement, in one turn of the blocks around it.
 *
 * @param apply the instruction
 * @param line its number, from 0, among all instructions and heads of blocks as they are written
 * @param turns of the blocks around it that are over, of the outermost first
 * @param ticks before it
 * @param firstTarget of those that it is about
 * @param targetCount how many of the instruction's targets these are
 * @param paulis that happen, as targets of a circuit
 * @param record number of the result, from 0, that is wrong or heralds the Paulis; −1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CircuitFault(
    Step.Apply apply,
    int line,
    List<Long> turns,
    long ticks,
    int firstTarget,
    int targetCount,
    long record,
    int... paulis) {
  public CircuitFault {
    turns = List.copyOf(turns);
  }

  /** The instruction on these targets alone. */
  public Step.Apply alone() {
    int[] targets = new int[targetCount];
    System.arraycopy(apply.targets(), firstTarget, targets, 0, targetCount);
    return new Step.Apply(apply.op(), apply.tag(), apply.arguments(), targets);
  }

  boolean isSimplerThan(CircuitFault later) {
    return paulis.length <= later.paulis.length;
  }
}
