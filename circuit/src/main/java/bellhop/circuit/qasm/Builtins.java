package bellhop.circuit.qasm;

import bellhop.circuit.Gate;
import bellhop.circuit.qasm.Callee.Convention;

/**
 * The gates and constants that every program knows, whichever library it includes: those of
 * qelib1.inc and stdgates.inc.
 */
final class Builtins {
  private Builtins() {}

  static void addTo(Names names, Version version) {
    for (Gate gate : Gate.values()) {
      add(names, gate.qasmName(), gate, Convention.PLAIN);
    }
    add(names, "u1", Gate.P, Convention.PLAIN);
    add(names, "cu1", Gate.CP, Convention.PLAIN);
    add(names, "phase", Gate.P, Convention.PLAIN);
    add(names, "cphase", Gate.CP, Convention.PLAIN);
    add(names, "CX", Gate.CX, Convention.PLAIN);
    boolean three = version == Version.THREE;
    add(names, "U", Gate.U, three ? Convention.BUILT_IN_U : Convention.PLAIN);
    add(names, "u2", Gate.U2, three ? Convention.DETERMINANT_ONE : Convention.PLAIN);
    add(names, "u3", Gate.U, three ? Convention.DETERMINANT_ONE : Convention.PLAIN);
    if (three) {
      names.of("gphase").meanGate(new Callee.GlobalPhase());
    }
    constants(names);
  }

  private static void add(Names names, String name, Gate gate, Convention convention) {
    names.of(name).meanGate(new Callee.Table(gate, convention));
  }

  private static void constants(Names names) {
    constant(names, StrictMath.PI, "pi", "π");
    constant(names, 2 * StrictMath.PI, "tau", "τ");
    constant(names, StrictMath.E, "euler", "ℇ");
  }

  private static void constant(Names names, double value, String... words) {
    for (String word : words) {
      names.of(word).mean(new Symbol.Constant(new Value.Real(value)), -1);
    }
  }
}
