package bellhop.circuit;

import java.util.List;

/**
 * One step of a program. Qubits and classical cells are numbered over the whole program; a gate has
 * already been traced back to the table of {@link Gate}. What the source wrote before a statement
 * (annotations) stays with it.
 */
public sealed interface Operation {

  /** A gate of the table on distinct qubits. */
  record Apply(GateCall call) implements Operation {}

  /** Z-basis measurement of a qubit into a cell. */
  record Measure(int qubit, int cell) implements Operation {}

  /** Puts a qubit into |0⟩ whatever it was. */
  record Reset(int qubit) implements Operation {}

  /** Nothing moves across it on these qubits. */
  record Barrier(List<Integer> qubits) implements Operation {
    public Barrier {
      qubits = List.copyOf(qubits);
    }
  }

  /** A classical cell takes the value of an expression over cells. */
  record Assign(int cell, Expression value) implements Operation {}

  /** One of two sequences, by the value of a condition (not zero: the first) as it is on entry. */
  record Branch(Expression condition, List<Operation> then, List<Operation> otherwise)
      implements Operation {
    public Branch {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * A sequence again and again as long as a condition is not zero; it is looked at before each
   * turn.
   *
   * @param line where it stands in its file, from 1; 0 if it comes from none
   */
  record While(Expression condition, List<Operation> body, int line) implements Operation {
    public While {
      body = List.copyOf(body);
    }

    /** Of no file. */
    public While(Expression condition, List<Operation> body) {
      this(condition, body, 0);
    }

    /** Where it stands does not count: a program printed and read again equals itself. */
    @Override
    public boolean equals(Object other) {
      return other instanceof While that
          && condition.equals(that.condition)
          && body.equals(that.body);
    }

    @Override
    public int hashCode() {
      return 31 * condition.hashCode() + body.hashCode();
    }
  }

  /** A statement with the annotations that stand before it. */
  record Annotated(List<Annotation> annotations, Operation operation) implements Operation {
    public Annotated {
      annotations = List.copyOf(annotations);
    }
  }
}
