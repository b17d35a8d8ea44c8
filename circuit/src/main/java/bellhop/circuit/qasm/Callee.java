package bellhop.circuit.qasm;

import bellhop.circuit.Gate;

/** What a gate's name stands for. */
sealed interface Callee {
  int parameterCount();

  int qubitCount();

  /** A gate of the table, with the phase by which the language's own differs from it. */
  record Table(Gate gate, Convention convention) implements Callee {
    @Override
    public int parameterCount() {
      return gate.parameterCount();
    }

    @Override
    public int qubitCount() {
      return gate.qubitCount();
    }
  }

  /** {@code gphase}: a phase of everything, or of what the controls select. */
  record GlobalPhase() implements Callee {
    @Override
    public int parameterCount() {
      return 1;
    }

    @Override
    public int qubitCount() {
      return 0;
    }
  }

  /** A gate of the source. */
  record Defined(Definition definition) implements Callee {
    @Override
    public int parameterCount() {
      return definition.parameterCount();
    }

    @Override
    public int qubitCount() {
      return definition.qubitCount();
    }
  }

  /** Declared, with nothing said about what it does. */
  record Opaque() implements Callee {
    @Override
    public int parameterCount() {
      return 0;
    }

    @Override
    public int qubitCount() {
      return 0;
    }
  }

  /** Calibrated: only the pulses are known. */
  record Calibrated() implements Callee {
    @Override
    public int parameterCount() {
      return 0;
    }

    @Override
    public int qubitCount() {
      return 0;
    }
  }

  /**
   * How OpenQASM 3 differs from the table by a phase, which shows under controls: its U is e^{iθ/2}
   * times u, its u2 and u3 have determinant 1.
   */
  enum Convention {
    PLAIN,
    BUILT_IN_U,
    DETERMINANT_ONE;

    double phase(double[] angles) {
      return switch (this) {
        case PLAIN -> 0;
        case BUILT_IN_U -> angles[0] / 2;
        case DETERMINANT_ONE -> -(angles[angles.length - 2] + angles[angles.length - 1]) / 2;
      };
    }
  }
}
