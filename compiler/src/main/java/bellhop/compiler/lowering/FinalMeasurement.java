package bellhop.compiler.lowering;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Measures all qubits at the end of a program that measures nothing. */
public final class FinalMeasurement {
  private FinalMeasurement() {}

  /** Whether any branch of the program measures. */
  public static boolean measures(Program program) {
    Deque<Operation> open = new ArrayDeque<>(program.operations());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Operation.Measure _ -> {
          return true;
        }
        case Operation.Annotated(var _, var operation) -> open.push(operation);
        case Operation.Branch branch -> {
          branch.then().forEach(open::push);
          branch.otherwise().forEach(open::push);
        }
        case Operation.While loop -> loop.body().forEach(open::push);
        case Operation.Apply _, Operation.Reset _, Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
    return false;
  }

  /** The program itself if it measures, else with a fresh output register that takes all qubits. */
  public static Program complete(Program program) {
    return measures(program) ? program : measured(program);
  }

  private static Program measured(Program program) {
    int first = program.cellCount();
    List<Operation> operations = new ArrayList<>(program.operations());
    for (int qubit = 0; qubit < program.qubitCount(); qubit++) {
      operations.add(new Operation.Measure(qubit, first + qubit));
    }
    List<Program.Variable> variables = new ArrayList<>(program.variables());
    variables.add(
        new Program.Variable(
            freshName(program), Program.Kind.BIT, program.qubitCount(), false, first, true));
    return new Program(program.name(), program.qubits(), variables, operations, program.pragmas());
  }

  private static String freshName(Program program) {
    List<String> taken = new ArrayList<>();
    program.qubits().forEach(register -> taken.add(register.name()));
    program.variables().forEach(variable -> taken.add(variable.name()));
    String name = "result";
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
