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
      int at,
      TypeName type,
      Name name,
      @Nullable Term value,
      @Nullable Term measured,
      boolean constant)
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

  record Block(int at, List<Statement> body) implements Statement {}

  record Annotated(int at, List<Annotation> annotations, Statement statement)
      implements Statement {}

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
