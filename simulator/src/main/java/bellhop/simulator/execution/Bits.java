package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import java.util.Arrays;

/** The classical side of a shot: cells and messages. */
class Bits {
  private final long[][] cells;
  private final long[] messages;

  Bits(Plan plan) {
    cells = plan.cells();
    messages = new long[plan.messageCount];
  }

  /** For a walk that no result decides: every guard is open, nothing is computed. */
  static Bits none(Plan plan) {
    return new Bits(plan) {
      @Override
      boolean allows(int qpu, int guard) {
        return true;
      }

      @Override
      void compute(Step.Compute compute) {
        // the bits are not known here
      }
    };
  }

  void clear() {
    for (long[] ofQpu : cells) {
      Arrays.fill(ofQpu, 0);
    }
  }

  boolean allows(int qpu, int guard) {
    return guard == Instruction.NO_GUARD || cells[qpu][guard] == 1;
  }

  void set(int qpu, int cell, long value) {
    cells[qpu][cell] = value;
  }

  long get(int qpu, int cell) {
    return cells[qpu][cell];
  }

  void send(Step.Send send) {
    messages[send.slot()] = cells[send.qpu()][send.cell()];
  }

  void receive(Step.Receive receive) {
    cells[receive.qpu()][receive.cell()] = messages[receive.slot()];
  }

  void compute(Step.Compute compute) {
    if (allows(compute.qpu(), compute.guard())) {
      cells[compute.qpu()][compute.cell()] = compute.value().evaluate(cells[compute.qpu()]);
    }
  }
}
