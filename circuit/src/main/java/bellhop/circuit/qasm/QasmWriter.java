package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Prints a program as OpenQASM 3. {@link QasmReader} reads the text back to an equal program, if
 * the program is as the reader makes them: nothing in an expression could have been folded, and a
 * branch does something. Other parsers read it too: what is special stands in annotations, and
 * gates that stdgates.inc lacks are defined at the head.
 */
public final class QasmWriter {
  private static final String INDENT = "  ";
  private static final int QUBITS_IN_LINE = 16;

  private final Program program;
  private final StringBuilder out = new StringBuilder();
  private final List<String> registerNames = new ArrayList<>();
  private final List<String> variableNames = new ArrayList<>();
  private final int[] registerOfQubit;
  private final ExpressionWriter expressions;

  private QasmWriter(Program program) {
    this.program = program;
    PrintedNames free = new PrintedNames();
    registerOfQubit = new int[program.qubitCount()];
    for (Program.QubitRegister register : program.qubits()) {
      Arrays.fill(
          registerOfQubit,
          register.first(),
          register.first() + register.size(),
          registerNames.size());
      registerNames.add(free.free(register.name()));
    }
    program.variables().forEach(variable -> variableNames.add(free.free(variable.name())));
    expressions = new ExpressionWriter(program, variableNames);
  }

  /** The program as text. */
  public static String write(Program program) {
    return new QasmWriter(program).text();
  }

  private String text() {
    out.append("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    Set<Gate> used = EnumSet.noneOf(Gate.class);
    addUsed(program.operations(), used);
    used.forEach(gate -> Library.find(gate).ifPresent(text -> out.append(text).append('\n')));
    program.pragmas().forEach(pragma -> out.append("pragma ").append(pragma).append('\n'));
    for (int i = 0; i < program.qubits().size(); i++) {
      declare(program.qubits().get(i), registerNames.get(i));
    }
    for (int i = 0; i < program.variables().size(); i++) {
      declare(program.variables().get(i), variableNames.get(i));
    }
    program.operations().forEach(operation -> write(operation, ""));
    return out.toString();
  }

  private static void addUsed(List<Operation> operations, Set<Gate> used) {
    for (Operation operation : operations) {
      switch (operation) {
        case Operation.Apply(GateCall call) -> used.add(call.gate());
        case Operation.Annotated(var _, var inner) -> addUsed(List.of(inner), used);
        case Operation.Branch(var _, var then, var otherwise) -> {
          addUsed(then, used);
          addUsed(otherwise, used);
        }
        case Operation.While(var _, var body, int _) -> addUsed(body, used);
        case Operation.Measure _, Operation.Reset _ -> {}
        case Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
  }

  private void declare(Program.QubitRegister register, String printed) {
    annotate(register.annotations(), "");
    keepName(register.name(), printed);
    out.append(register.scalar() ? "qubit" : "qubit[" + register.size() + "]");
    out.append(' ').append(printed).append(";\n");
  }

  private void declare(Program.Variable variable, String printed) {
    keepName(variable.name(), printed);
    if (variable.kind() != Program.Kind.BIT || !variable.output()) {
      mark(Marks.CELL, variable.output() ? Marks.OUTPUT : Marks.INTERNAL);
    }
    String type =
        switch (variable.kind()) {
          case BIT -> variable.scalar() ? "bit" : "bit[" + variable.width() + "]";
          case BOOL -> "bool";
          case INT -> "int[" + variable.width() + "]";
          case UINT -> "uint[" + variable.width() + "]";
        };
    out.append(type).append(' ').append(printed).append(";\n");
  }

  private void keepName(String name, String printed) {
    if (!name.equals(printed)) {
      mark(Marks.NAME, name);
    }
  }

  private void mark(String keyword, String text) {
    annotate(List.of(new Annotation(keyword, text, 0)), "");
  }

  private void annotate(List<Annotation> annotations, String indent) {
    for (Annotation annotation : annotations) {
      out.append(indent).append('@').append(annotation.keyword());
      out.append(annotation.text().isEmpty() ? "" : " ").append(annotation.text()).append('\n');
    }
  }

  private void write(Operation operation, String indent) {
    switch (operation) {
      case Operation.Annotated(var annotations, var inner) -> {
        annotate(annotations, indent);
        write(inner, indent);
      }
      case Operation.Branch branch -> {
        out.append(indent);
        write(branch, indent);
      }
      case Operation.While loop -> {
        out.append(indent);
        write(loop, indent);
      }
      case Operation.Apply(GateCall call) -> line(indent, gate(call));
      case Operation.Measure(int qubit, int cell) ->
          line(indent, expressions.cell(cell) + " = measure " + qubit(qubit));
      case Operation.Reset(int qubit) -> line(indent, "reset " + qubit(qubit));
      case Operation.Barrier(var qubits) -> line(indent, barrier(qubits));
      case Operation.Assign(int cell, var value) ->
          line(indent, expressions.cell(cell) + " = " + expressions.text(value));
    }
  }

  private void line(String indent, String statement) {
    out.append(indent).append(statement).append(";\n");
  }

  private void write(Operation.Branch branch, String indent) {
    out.append("if (").append(expressions.text(branch.condition())).append(") ");
    side(branch.then(), indent, !branch.otherwise().isEmpty());
    if (!branch.otherwise().isEmpty()) {
      out.append(indent).append("else ");
      side(branch.otherwise(), indent, false);
    }
  }

  private void write(Operation.While loop, String indent) {
    out.append("while (").append(expressions.text(loop.condition())).append(") ");
    side(loop.body(), indent, false);
  }

  /** One simple statement stands on the line of its condition. */
  private void side(List<Operation> operations, String indent, boolean elseFollows) {
    boolean alone =
        operations.size() == 1
            && !(operations.getFirst() instanceof Operation.Annotated)
            && !(operations.getFirst() instanceof Operation.While && elseFollows)
            && !(operations.getFirst() instanceof Operation.Branch && elseFollows);
    if (alone && operations.getFirst() instanceof Operation.Branch inner) {
      write(inner, indent);
    } else if (alone && operations.getFirst() instanceof Operation.While inner) {
      write(inner, indent);
    } else if (alone) {
      write(operations.getFirst(), "");
    } else {
      out.append("{\n");
      operations.forEach(operation -> write(operation, indent + INDENT));
      out.append(indent).append("}\n");
    }
  }

  private String gate(GateCall call) {
    StringJoiner qubits = new StringJoiner(", ");
    for (int i = 0; i < call.qubitCount(); i++) {
      qubits.add(qubit(call.qubit(i)));
    }
    // The table's u is the language's own U up to a phase over everything.
    String name = call.gate() == Gate.U ? "U" : call.gate().qasmName();
    return name + angles(call.parameters()) + " " + qubits;
  }

  private static String angles(double... parameters) {
    if (parameters.length == 0) {
      return "";
    }
    StringJoiner angles = new StringJoiner(", ", "(", ")");
    for (double parameter : parameters) {
      angles.add(Numbers.text(parameter));
    }
    return angles.toString();
  }

  private String barrier(List<Integer> qubits) {
    StringBuilder list = new StringBuilder("barrier ");
    for (int i = 0; i < qubits.size(); i++) {
      list.append(i == 0 ? "" : i % QUBITS_IN_LINE == 0 ? ",\n  " : ", ");
      list.append(qubit(qubits.get(i)));
    }
    return list.toString();
  }

  private String qubit(int qubit) {
    int register = registerOfQubit[qubit];
    Program.QubitRegister declared = program.qubits().get(register);
    return declared.scalar()
        ? registerNames.get(register)
        : registerNames.get(register) + "[" + (qubit - declared.first()) + "]";
  }
}
