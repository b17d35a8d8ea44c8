package bellhop.distributed;

import bellhop.circuit.Annotation;
import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.qasm.Limits;
import bellhop.circuit.qasm.QasmReader;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One QPU's part from its OpenQASM program: the reverse of {@link LocalPrinter}. */
final class LocalReader {
  private static final String HEADER = "OPENQASM 3.0;";

  private final Text text;
  private final Program program;
  private final String file;
  private final Names names;
  private final List<Instruction> instructions = new ArrayList<>();
  private int loopCount;
  private @Nullable LocalProgram local;

  private LocalReader(Text text, Network network) {
    this.text = text;
    this.file = text.fileName();
    this.program = QasmReader.read(text.content(), file, Limits.printed());
    this.names = new Names(network);
  }

  static LocalReader read(Text text, Network network) {
    LocalReader reader = new LocalReader(text, network);
    reader.requireHeader();
    for (Operation operation : reader.program.operations()) {
      reader.operation(operation, Instruction.NO_GUARD, List.of());
    }
    reader.local = reader.build();
    return reader;
  }

  LocalProgram local() {
    return Objects.requireNonNull(local);
  }

  private void requireHeader() {
    String first =
        text.content()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .findFirst()
            .orElse("");
    if (!first.startsWith(HEADER)) {
      String what = "\"" + InputText.shortened(first) + "\" as the first line";
      throw wrong(text.find(first), what, "a compiled program begins with " + HEADER);
    }
  }

  /** Whatever is left of the text must be what would be printed for what was read of it. */
  void requireSame(Program due) {
    List<String> pragmas = program.pragmas();
    for (int i = 0; i < pragmas.size(); i++) {
      if (i >= due.pragmas().size() || !pragmas.get(i).equals(due.pragmas().get(i))) {
        String why =
            i < due.pragmas().size()
                ? "it would be " + due.pragmas().get(i)
                : "a compiled program has one for its QPU and one for each QNU";
        throw wrong(
            text.find("pragma " + pragmas.get(i)),
            "pragma " + InputText.shortened(pragmas.get(i)),
            why);
      }
    }
    List<Operation> found = program.operations();
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(due.operations().get(i))) {
        throw wrong(at(found.get(i)), "operation " + (i + 1), "the compiler never writes it so");
      }
    }
  }

  private Location at(Operation operation) {
    return operation instanceof Operation.Annotated(var annotations, var _)
        ? at(annotations)
        : new Location(file, 1, 1);
  }

  private LocalProgram build() {
    Machine machine = Machine.read(program.pragmas(), text, names);
    requireRegister("data", machine.dataCount());
    requireRegister("link", Machine.sum(machine.communication()));
    requireRegister("memory", Machine.sum(machine.memory()));
    return new LocalProgram(
        machine.qpu(),
        machine.dataCount(),
        machine.communication(),
        machine.memory(),
        cells(),
        instructions);
  }

  private void requireRegister(String name, int size) {
    int found =
        program.qubits().stream()
            .filter(register -> register.name().equals(name))
            .mapToInt(Program.QubitRegister::size)
            .sum();
    if (found != size) {
      String what = "qubit register " + name + " of " + found;
      throw wrong(text.find(name), what, "the pragmas above it say " + size);
    }
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Program.Variable variable : program.variables()) {
      if (variable.cellCount() != 1) {
        String what = "variable " + variable.name() + " of " + variable.cellCount() + " bits";
        throw wrong(
            text.find(variable.name()), what, "a compiled program has single bits and numbers");
      }
      cells.add(new Cell(variable.name(), variable.kind(), variable.width()));
    }
    return cells;
  }

  private void operation(Operation operation, int guard, List<Annotation> annotations) {
    switch (operation) {
      case Operation.Annotated(var more, var inner) -> {
        List<Annotation> all = new ArrayList<>(annotations);
        all.addAll(more);
        operation(inner, guard, all);
      }
      case Operation.Branch branch -> branch(branch, guard, annotations);
      case Operation.While loop -> loop(loop, guard);
      case Operation.Apply(var call) -> instructions.add(new GateOn(call, guard));
      case Operation.Measure(int qubit, int cell) ->
          instructions.add(new Measure(qubit, cell, guard, turn(annotations)));
      case Operation.Reset(int qubit) -> reset(qubit, guard, annotations);
      case Operation.Assign(int cell, var value) -> assign(cell, value, guard, annotations);
      case Operation.Barrier(var qubits) -> instructions.add(new Instruction.Barrier(qubits));
    }
  }

  private void branch(Operation.Branch branch, int guard, List<Annotation> annotations) {
    if (guard != Instruction.NO_GUARD
        || !branch.otherwise().isEmpty()
        || !(branch.condition() instanceof Expression.Cell(int cell))) {
      throw wrong(at(annotations), "if", "a compiled program asks one bit, and has no else");
    }
    for (Operation operation : branch.then()) {
      operation(operation, cell, annotations);
    }
  }

  private void loop(Operation.While loop, int guard) {
    if (guard != Instruction.NO_GUARD || !(loop.condition() instanceof Expression.Cell(int cell))) {
      Location location = new Location(file, Math.max(1, loop.line()), 1);
      throw wrong(location, "while", "a compiled program asks one bit, and under no if");
    }
    int number = loopCount++;
    instructions.add(new Instruction.LoopEdge(number, cell, true));
    for (Operation operation : loop.body()) {
      operation(operation, guard, List.of());
    }
    instructions.add(new Instruction.LoopEdge(number, cell, false));
  }

  private void reset(int qubit, int guard, List<Annotation> annotations) {
    Optional<Attributes> found = find(annotations, "bellhop.epr");
    if (found.isEmpty()) {
      instructions.add(new Reset(qubit, guard, turn(annotations)));
      return;
    }
    Location location = at(annotations);
    requireNoGuard(guard, location);
    Attributes request = found.get();
    int link = names.link(request.text("link"), location);
    names.qpu(request.text("peer"), location);
    instructions.add(
        new RequestPair(
            request.number("id"), qubit, link, request.picos("need_by"), request.picos("use_at")));
  }

  private void assign(int cell, Expression value, int guard, List<Annotation> annotations) {
    Optional<Attributes> send = find(annotations, "bellhop.send");
    Optional<Attributes> receive = find(annotations, "bellhop.recv");
    Location location = at(annotations);
    if (send.isPresent()) {
      requireNoGuard(guard, location);
      int to = names.qpu(send.get().text("to"), location);
      instructions.add(new Send(cell, to, send.get().number("key")));
    } else if (receive.isPresent()) {
      requireNoGuard(guard, location);
      int from = names.qpu(receive.get().text("from"), location);
      instructions.add(new Receive(cell, from, receive.get().number("key")));
    } else {
      instructions.add(new Compute(cell, value, guard));
    }
  }

  private static void requireNoGuard(int guard, Location location) {
    if (guard != Instruction.NO_GUARD) {
      throw wrong(location, "communication under if", "requests and messages are unconditional");
    }
  }

  private int turn(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (annotation.keyword().equals("bellhop.turn")) {
        if (!annotation.text().matches("\\d{1,9}")) {
          String what = "@bellhop.turn " + annotation.text();
          throw wrong(at(annotations), what, "a turn is a whole number from 0");
        }
        return Integer.parseInt(annotation.text());
      }
    }
    return Instruction.NO_TURN;
  }

  private Optional<Attributes> find(List<Annotation> annotations, String keyword) {
    return annotations.stream()
        .filter(annotation -> annotation.keyword().equals(keyword))
        .map(one -> Attributes.parse(keyword, one.text(), new Location(file, one.line(), 1)))
        .findFirst();
  }

  private Location at(List<Annotation> annotations) {
    return annotations.isEmpty()
        ? new Location(file, 1, 1)
        : new Location(file, annotations.getFirst().line(), 1);
  }

  private static InputException wrong(Location location, String what, String why) {
    return new InputException(location, what, why, "compile the program again");
  }
}
