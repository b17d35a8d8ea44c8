package bellhop.compiler.routing;

import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The same instruction on other qubits. */
final class Relocation {
  private Relocation() {}

  static Instruction of(Instruction instruction, IntUnaryOperator place) {
    return switch (instruction) {
      case GateOn(var call, int guard) ->
          new GateOn(call.on(Arrays.stream(call.qubits()).map(place).toArray()), guard);
      case Measure(int qubit, int cell, int guard, int turn) ->
          new Measure(place.applyAsInt(qubit), cell, guard, turn);
      case Reset(int qubit, int guard, int turn) -> new Reset(place.applyAsInt(qubit), guard, turn);
      case RequestPair(long pair, int qubit, int link, long needByPs, long useAtPs) ->
          new RequestPair(pair, place.applyAsInt(qubit), link, needByPs, useAtPs);
      case Instruction.Barrier(var qubits) ->
          new Instruction.Barrier(qubits.stream().map(place::applyAsInt).toList());
      case Instruction.Send _,
          Instruction.Receive _,
          Instruction.Compute _,
          Instruction.LoopEdge _,
          Instruction.Decision _ ->
          instruction;
    };
  }
}
