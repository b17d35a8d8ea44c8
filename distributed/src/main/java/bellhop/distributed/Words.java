package bellhop.distributed;

import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;

/** Says an instruction in words, for messages. */
final class Words {
  private Words() {}

  /** Such as {@code "east" step 12 (receive 3 from "west")}. */
  static String of(Distributed distributed, int qpu, int instruction) {
    LocalProgram local = distributed.programs().get(qpu);
    String what =
        switch (local.instructions().get(instruction)) {
          case GateOn gate -> gate.call().gate().qasmName();
          case Measure measure -> "measure into " + local.cells().get(measure.cell()).name();
          case Reset _ -> "reset";
          case RequestPair request -> "request of pair " + request.pair();
          case Send send -> "send " + send.key() + " to " + name(distributed, send.to());
          case Receive receive ->
              "receive " + receive.key() + " from " + name(distributed, receive.from());
          case Instruction.Barrier _ -> "barrier";
          case Instruction.LoopEdge edge ->
              (edge.begins() ? "beginning of loop " : "end of loop ") + edge.loop();
          case Instruction.Decision decision -> "decision of loop " + decision.loop();
          case Compute compute -> "computing " + local.cells().get(compute.cell()).name();
        };
    return "\"" + local.qpu() + "\" step " + instruction + " (" + what + ")";
  }

  static String name(Distributed distributed, int qpu) {
    return qpu < distributed.programs().size()
        ? "\"" + distributed.programs().get(qpu).qpu() + "\""
        : "QPU " + qpu;
  }
}
