package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Term.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it stands in the text. */
sealed interface Statement {
  int at();

  record DeclareQubits(int at, Name name, @Nullable Term size) implements Statement {}

  /** The value may be a measurement of {@code measured}. */
  record Declare(
      int at, TypeName type, Name name, @Nullable Term value, @Nullable Term measured, Role role)
      implements Statement {}

  enum Role {
    VARIABLE,
    CONSTANT,
    /** Its value is a result of the program. */
    OUTPUT
  }

  /** The value may be another array or {@link Term.Items}. */
  record DeclareArray(int at, TypeName element, List<Term> sizes, Name name, @Nullable Term value)
      implements Statement {}

  /** Without sizes: no array. */
  record DeclareInput(int at, TypeName type, List<Term> sizes, Name name) implements Statement {}

  /** A further name for parts side by side. */
  record Alias(int at, Name name, List<Term> parts) implements Statement {}

  record DefineSubroutine(
      int at,
      Name name,
      List<Parameter> parameters,
      @Nullable TypeName result,
      List<Statement> body)
      implements Statement {}

  record DefineGate(
      int at, Name name, List<Name> parameters, List<Name> qubits, List<Statement> body)
      implements Statement {}

  record DeclareOpaque(int at, Name name) implements Statement {}

  record ApplyGate(
      int at, List<Modifier> modifiers, Name gate, List<Term> arguments, List<Term> operands)
      implements Statement {}

  record Measure(int at, Term qubits, @Nullable Term target) implements Statement {}

  record Reset(int at, Term qubits) implements Statement {}

  /** Without operands: on all qubits. */
  record Barrier(int at, List<Term> operands) implements Statement {}

  record Assign(int at, Term target, @Nullable Operator compound, Term value)
      implements Statement {}

  record If(int at, Term condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  record For(int at, @Nullable TypeName type, Name variable, Selection over, List<Statement> body)
      implements Statement {}

  record While(int at, Term condition, List<Statement> body) implements Statement {}

  record Switch(int at, Term over, List<Case> cases, List<Statement> otherwise)
      implements Statement {}

  record Block(int at, List<Statement> body) implements Statement {}

  /** The value may be a measurement of {@code measured}. */
  record Return(int at, @Nullable Term value, @Nullable Term measured) implements Statement {}

  record Leave(int at, Exit exit) implements Statement {}

  enum Exit {
    BREAK,
    CONTINUE,
    END
  }

  /** Without operands: on all qubits. */
  record Delay(int at, Term time, List<Term> operands) implements Statement {}

  /** {@code cal}, or {@code defcal} of a gate. */
  record Calibration(int at, @Nullable Name gate, String text) implements Statement {}

  record Annotated(int at, List<Annotation> annotations, Statement statement)
      implements Statement {}

  record Case(List<Term> labels, List<Statement> body) {}

  /**
   * What a subroutine is handed.
   *
   * @param type of a value, or of the elements of an array
   * @param sizes of qubits (none: one qubit) or of an array
   * @param dimensions of an array whose sizes are open
   */
  record Parameter(
      int at,
      Passing passing,
      @Nullable TypeName type,
      List<Term> sizes,
      @Nullable Term dimensions,
      Name name) {
    enum Passing {
      VALUE,
      QUBITS,
      READONLY,
      MUTABLE
    }
  }

  /** Stands before a gate. */
  record Modifier(int at, Kind kind, @Nullable Term argument) {
    enum Kind {
      CTRL,
      NEGCTRL,
      INV,
      POW
    }
  }
}
