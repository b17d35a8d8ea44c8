package bellhop.circuit;

import java.nio.file.Path;
import java.util.List;

/**
 * A quantum program as data: named registers over numbered qubits and classical cells, and a
 * sequence of operations. Loops over constants are unrolled, gate definitions expanded, constants
 * folded; what depends on measured bits is kept. It knows nothing of machines.
 *
 * @param name for messages and reports, usually the file name
 * @param qubits registers in declaration order; their qubits are numbered without gaps
 * @param variables classical variables in declaration order; their cells are numbered without gaps
 * @param operations in program order
 * @param pragmas what follows that word, in order
 */
public record Program(
    String name,
    List<QubitRegister> qubits,
    List<Variable> variables,
    List<Operation> operations,
    List<String> pragmas) {

  public Program {
    qubits = List.copyOf(qubits);
    variables = List.copyOf(variables);
    operations = List.copyOf(operations);
    pragmas = List.copyOf(pragmas);
  }

  /** The name of its file alone, so that results do not depend on where that lies. */
  public String title() {
    Path file = Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }

  /**
   * @param first number of its first qubit
   * @param scalar declared without a size
   * @param annotations before the declaration, such as a pin to a QPU
   */
  public record QubitRegister(
      String name, int first, int size, boolean scalar, List<Annotation> annotations) {
    public QubitRegister {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * A classical variable. A bit register has one cell for each bit, all others have one cell.
   *
   * @param width of the type in bits
   * @param output whether its value is a result that {@code counts} shows
   */
  public record Variable(
      String name, Kind kind, int width, boolean scalar, int firstCell, boolean output) {
    public int cellCount() {
      return kind == Kind.BIT ? width : 1;
    }
  }

  /** The types whose values may depend on measurements. */
  public enum Kind {
    BIT,
    INT,
    UINT,
    BOOL
  }

  public int qubitCount() {
    return qubits.isEmpty() ? 0 : qubits.getLast().first() + qubits.getLast().size();
  }

  public int cellCount() {
    return variables.isEmpty()
        ? 0
        : variables.getLast().firstCell() + variables.getLast().cellCount();
  }
}
