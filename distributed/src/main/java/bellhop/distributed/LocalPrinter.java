package bellhop.distributed;

import bellhop.circuit.Annotation;
import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import bellhop.network.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One QPU's part as an OpenQASM program. All that the language lacks stands in pragmas and
 * annotations: a request for a pair is an annotated reset, a message an annotated assignment of a
 * cell to itself.
 */
final class LocalPrinter {
  private final Network network;
  private final List<LocalProgram> programs;

  LocalPrinter(Network network, List<LocalProgram> programs) {
    this.network = network;
    this.programs = programs;
  }

  Program print(int qpu) {
    LocalProgram local = programs.get(qpu);
    List<Operation> operations = new ArrayList<>(local.instructions().size());
    Deque<List<Operation>> around = new ArrayDeque<>();
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof LoopEdge edge) {
        if (edge.begins()) {
          around.push(operations);
          operations = new ArrayList<>();
        } else {
          around.element().add(new Operation.While(new Expression.Cell(edge.cell()), operations));
          operations = around.pop();
        }
      } else {
        operations.add(operation(qpu, instruction));
      }
    }
    return new Program(local.qpu(), registers(local), variables(local), operations, pragmas(qpu));
  }

  private List<String> pragmas(int qpu) {
    LocalProgram local = programs.get(qpu);
    List<String> pragmas = new ArrayList<>();
    pragmas.add(
        "bellhop qpu %s of %d data %d comm %d"
            .formatted(
                Attributes.quote(local.qpu()),
                programs.size(),
                local.dataCount(),
                local.communicationCount()));
    ranges(local.communication(), "link", pragmas);
    ranges(local.memory(), "memory", pragmas);
    Neighbours.of(local, network, qpu)
        .ifPresent(neighbours -> coupling(local, neighbours, pragmas));
    return pragmas;
  }

  /** A line for each qubit that is coupled to later ones. */
  private static void coupling(LocalProgram local, Neighbours neighbours, List<String> pragmas) {
    for (int qubit = 0; qubit < local.qubitCount(); qubit++) {
      StringBuilder later = new StringBuilder();
      for (int i = 0; i < neighbours.count(qubit); i++) {
        if (neighbours.get(qubit, i) > qubit) {
          later.append(' ').append(QubitNames.print(local, neighbours.get(qubit, i)));
        }
      }
      if (!later.isEmpty()) {
        pragmas.add("bellhop coupling " + QubitNames.print(local, qubit) + later);
      }
    }
  }

  private void ranges(List<QnuRange> ranges, String sort, List<String> pragmas) {
    for (QnuRange range : ranges) {
      String name = Attributes.quote(network.qnu(range.qnu()).name());
      pragmas.add("bellhop qnu %s %s %d".formatted(name, sort, range.count()));
    }
  }

  private static List<Program.QubitRegister> registers(LocalProgram local) {
    List<Program.QubitRegister> registers = new ArrayList<>();
    int link = local.dataCount();
    int memory = link + local.communicationCount();
    register("data", 0, link, registers);
    register("link", link, memory, registers);
    register("memory", memory, local.qubitCount(), registers);
    return registers;
  }

  private static void register(
      String name, int first, int end, List<Program.QubitRegister> registers) {
    if (end > first) {
      registers.add(new Program.QubitRegister(name, first, end - first, false, List.of()));
    }
  }

  private static List<Program.Variable> variables(LocalProgram local) {
    List<Program.Variable> variables = new ArrayList<>();
    for (Cell cell : local.cells()) {
      int index = variables.size();
      variables.add(
          new Program.Variable(cell.name(), cell.kind(), cell.width(), true, index, true));
    }
    return variables;
  }

  private Operation operation(int qpu, Instruction instruction) {
    return switch (instruction) {
      case GateOn gate -> guarded(gate.guard(), new Operation.Apply(gate.call()));
      case Measure measure ->
          turn(
              measure.turn(),
              guarded(measure.guard(), new Operation.Measure(measure.qubit(), measure.cell())));
      case Reset reset ->
          turn(reset.turn(), guarded(reset.guard(), new Operation.Reset(reset.qubit())));
      case RequestPair request ->
          annotated("epr", request(qpu, request), new Operation.Reset(request.qubit()));
      case Send send -> annotated("send", message("to", send.to(), send.key()), same(send.cell()));
      case Receive receive ->
          annotated("recv", message("from", receive.from(), receive.key()), same(receive.cell()));
      case Instruction.Barrier(var qubits) -> new Operation.Barrier(qubits);
      case Compute compute ->
          guarded(compute.guard(), new Operation.Assign(compute.cell(), compute.value()));
      case LoopEdge _, Instruction.Decision _ ->
          throw new IllegalArgumentException("no statement of its own: " + instruction);
    };
  }

  private String request(int qpu, RequestPair request) {
    int peer = network.farQpu(request.link(), qpu);
    return "id=%d peer=%s link=%s need_by=%s use_at=%s"
        .formatted(
            request.pair(),
            Attributes.quote(network.qpu(peer).name()),
            Attributes.quote(network.link(request.link()).name()),
            Attributes.ofPicos(request.needByPs()),
            Attributes.ofPicos(request.useAtPs()));
  }

  private String message(String direction, int peer, long key) {
    return direction + "=" + Attributes.quote(network.qpu(peer).name()) + " key=" + key;
  }

  private static Operation same(int cell) {
    return new Operation.Assign(cell, new Expression.Cell(cell));
  }

  private static Operation guarded(int guard, Operation operation) {
    return guard == Instruction.NO_GUARD
        ? operation
        : new Operation.Branch(new Expression.Cell(guard), List.of(operation), List.of());
  }

  private static Operation turn(int turn, Operation operation) {
    return turn == Instruction.NO_TURN
        ? operation
        : annotated("turn", Integer.toString(turn), operation);
  }

  private static Operation annotated(String keyword, String text, Operation operation) {
    return new Operation.Annotated(
        List.of(new Annotation("bellhop." + keyword, text, 0)), operation);
  }
}
