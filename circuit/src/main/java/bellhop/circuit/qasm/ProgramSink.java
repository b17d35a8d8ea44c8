package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the program that is read. */
final class ProgramSink {
  /** As many gates take the memory of a variable with its name. */
  private static final int VARIABLE_WEIGHT = 4;

  private final Source source;
  private final Budget budget;
  private final List<Program.QubitRegister> registers = new ArrayList<>();
  private final List<Program.Variable> variables = new ArrayList<>();
  private final List<String> pragmas = new ArrayList<>();

  /** How often a name was wanted. */
  private final Map<String, Integer> wanted = new HashMap<>();

  private List<Operation> operations = new ArrayList<>();
  private List<Annotation> annotations = List.of();
  private int qubitCount;
  private int cellCount;
  private final BitSet bitCells = new BitSet();

  /** Loops around the operations that are added, which run more than once. */
  private int loops;

  /** Parts apart around the operations that are added. */
  private int depth;

  private boolean hasOutputs;

  /** First cells of variables that are declared as results. */
  private final BitSet cellsOfOutputs = new BitSet();

  private boolean hasRegisters;
  private int firstPhysicalAt = -1;

  ProgramSink(Source source, Budget budget) {
    this.source = source;
    this.budget = budget;
  }

  int qubitCount() {
    return qubitCount;
  }

  /** The first of its qubits. */
  int addRegister(String name, long size, boolean scalar, List<Annotation> before, int at) {
    checkSize(size, qubitCount, "qubits", at);
    hasRegisters = true;
    checkPlaces(at);
    return register(name, size, scalar, before);
  }

  /** A place of a machine as a qubit of the program. */
  int addPhysical(String name, int at) {
    checkSize(1, qubitCount, "qubits", at);
    firstPhysicalAt = firstPhysicalAt < 0 ? at : firstPhysicalAt;
    checkPlaces(at);
    return register(name, 1, true, List.of());
  }

  private void checkPlaces(int at) {
    if (hasRegisters && firstPhysicalAt >= 0) {
      throw source.fault(
          at,
          "registers and physical qubits in one program",
          "nothing says whether a place such as $0 belongs to a register",
          "name all qubits in one of the two ways");
    }
  }

  private int register(String name, long size, boolean scalar, List<Annotation> before) {
    int first = qubitCount;
    registers.add(new Program.QubitRegister(name, first, (int) size, scalar, before));
    qubitCount += (int) size;
    return first;
  }

  /** The first of its cells. A name that is taken gets a number behind it. */
  int addVariable(String name, Type type, boolean output, int at) {
    int cells = type.kind() == TypeKind.BIT ? type.width() : 1;
    checkSize(cells, cellCount, "classical bits and variables", at);
    budget.operations(VARIABLE_WEIGHT, at);
    int first = cellCount;
    variables.add(
        new Program.Variable(
            unused(name), type.cellKind(), type.width(), type.scalar(), first, output));
    cellCount += cells;
    bitCells.set(first, cellCount, type.kind() == TypeKind.BIT);
    return first;
  }

  boolean isBit(int cell) {
    return bitCells.get(cell);
  }

  private String unused(String name) {
    int times = wanted.merge(name, 1, Integer::sum);
    return times == 1 ? name : unused(name + "_" + times);
  }

  /** The program says itself which of its variables are results. */
  void addOutput(int at) {
    if (loops > 0) {
      throw source.fault(at, "an output inside a loop", "results are declared outside", "");
    }
    hasOutputs = true;
    cellsOfOutputs.set(cellCount);
  }

  /** Parts around that are not always carried out. */
  int depth() {
    return depth;
  }

  boolean isInLoop() {
    return loops > 0;
  }

  /** The operations of a loop's body. */
  List<Operation> body(Runnable part) {
    loops++;
    List<Operation> result = apart(part);
    loops--;
    return result;
  }

  void checkSize(long size, int already, String what, int at) {
    if (size < 1) {
      throw source.fault(at, "a size of " + size, "a register has at least one element", "");
    }
    if (size > budget.limits().qubits() - already) {
      throw source.fault(
          at,
          "the program has " + Budget.saturated(size, already) + " " + what,
          "at most " + budget.limits().qubits() + " are read",
          "");
    }
  }

  void addPragma(String text) {
    pragmas.add(text);
  }

  /** What the statement that is being carried out is annotated with. */
  void annotate(List<Annotation> before) {
    annotations = before;
  }

  List<Annotation> annotations() {
    return annotations;
  }

  /** An operation that takes about as much memory as so many gates. */
  void add(Operation operation, long weight, int at) {
    budget.operations(weight, at);
    operations.add(
        annotations.isEmpty() ? operation : new Operation.Annotated(annotations, operation));
  }

  void add(Operation operation, int at) {
    add(operation, 1, at);
  }

  /** The operations of a part, kept apart. */
  List<Operation> apart(Runnable part) {
    List<Operation> outside = operations;
    List<Annotation> before = annotations;
    annotations = List.of();
    operations = new ArrayList<>();
    depth++;
    part.run();
    depth--;
    List<Operation> result = operations;
    operations = outside;
    annotations = before;
    return result;
  }

  Program program() {
    return new Program(source.name(), registers, results(), operations, pragmas);
  }

  /** Where outputs are declared, nothing else is one. */
  private List<Program.Variable> results() {
    if (!hasOutputs) {
      return variables;
    }
    List<Program.Variable> results = new ArrayList<>();
    for (Program.Variable variable : variables) {
      boolean isOutput = cellsOfOutputs.get(variable.firstCell());
      results.add(
          new Program.Variable(
              variable.name(),
              variable.kind(),
              variable.width(),
              variable.scalar(),
              variable.firstCell(),
              isOutput));
    }
    return results;
  }
}
