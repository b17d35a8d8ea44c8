package bellhop.compiler.output;

import bellhop.distributed.Instruction;
import java.util.List;

/** Classical values between QPUs. Keys count the messages from one QPU to another. */
final class Messages {
  private final List<LocalBuilder> locals;
  private final long[][] sent;

  Messages(List<LocalBuilder> locals) {
    this.locals = locals;
    sent = new long[locals.size()][locals.size()];
  }

  /** Brings the value of a cell into a cell of another QPU; at the same QPU nothing is sent. */
  void send(int from, int cell, int to, int into) {
    if (from == to) {
      throw new IllegalArgumentException("a QPU does not send to itself");
    }
    long key = sent[from][to]++;
    locals.get(from).add(new Instruction.Send(cell, to, key));
    locals.get(to).add(new Instruction.Receive(into, from, key));
  }
}
