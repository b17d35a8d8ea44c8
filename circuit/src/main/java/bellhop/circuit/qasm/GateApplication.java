package bellhop.circuit.qasm;

import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import java.util.Arrays;
import java.util.List;

/** Carries out gates: modifiers, and registers qubit by qubit. */
final class GateApplication {
  private static final double[] NONE = {};
  private static final int[] NO_QUBITS = {};

  private final Source source;
  private final Names names;
  private final Budget budget;
  private final Evaluator evaluator;
  private final Operands operands;
  private final ModifierReader modifiers;
  private final GateExpander expander;
  private final ProgramSink sink;
  private final Version version;
  private int at;

  GateApplication(
      Source source,
      Names names,
      Version version,
      Budget budget,
      Evaluator evaluator,
      Operands operands,
      ProgramSink sink) {
    this.source = source;
    this.names = names;
    this.version = version;
    this.budget = budget;
    this.evaluator = evaluator;
    this.operands = operands;
    this.sink = sink;
    this.modifiers = new ModifierReader(source, evaluator, budget.limits());
    this.expander = new GateExpander(source, evaluator, budget, this::emit);
  }

  ModifierReader modifiers() {
    return modifiers;
  }

  private void emit(GateCall call) {
    sink.add(new Operation.Apply(call), at);
  }

  /** The gate of that name. */
  Callee callee(Name name, int place) {
    Callee callee = name.gate();
    if (callee == null) {
      throw unknown(name, place);
    }
    if (callee instanceof Callee.Opaque) {
      throw source.fault(
          place,
          "the opaque gate \"" + name + "\" is used",
          "the program does not say what it does",
          "define it with gate");
    }
    if (callee instanceof Callee.Calibrated) {
      throw source.fault(
          place,
          "the gate \"" + name + "\" is used, which only defcal describes",
          "Bellhop does not model pulses",
          "define it with gate, too");
    }
    return callee;
  }

  private InputException unknown(Name name, int place) {
    boolean newWord =
        version == Version.TWO && new Names(Version.THREE).of(name.toString()).kind().isWord();
    if (newWord) {
      return source.fault(
          place,
          "\"" + name + "\" is a word of OpenQASM 3",
          "this program is read as OpenQASM 2",
          "begin it with OPENQASM 3.0;");
    }
    List<String> known =
        names.all().stream()
            .filter(candidate -> candidate.gate() != null)
            .limit(1000)
            .map(Name::toString)
            .toList();
    return source.fault(
        place,
        "unknown gate \"" + name + "\"",
        "neither the libraries nor the program define it",
        Nearest.suggestion(name.toString(), known));
  }

  void apply(Statement.ApplyGate gate) {
    at = gate.at();
    Callee callee = callee(gate.gate(), gate.at());
    checkCount(gate, gate.arguments().size(), callee.parameterCount(), "angles");
    double[] angles = angles(gate.arguments());
    if (gate.modifiers().isEmpty() && callee instanceof Callee.Table table) {
      applyPlain(gate, table, angles);
    } else {
      applyModified(gate, callee, angles);
    }
  }

  private double[] angles(List<Term> arguments) {
    if (arguments.isEmpty()) {
      return NONE;
    }
    double[] result = new double[arguments.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = evaluator.real(arguments.get(i));
    }
    return result;
  }

  void checkCount(Statement.ApplyGate gate, int found, int expected, String what) {
    if (found != expected) {
      throw source.fault(
          gate.at(), gate.gate() + " with " + found + " " + what, "it takes " + expected, "");
    }
  }

  /** A gate of the table on single qubits, as most are. */
  private void applyPlain(Statement.ApplyGate gate, Callee.Table table, double... angles) {
    List<Term> terms = gate.operands();
    checkCount(gate, terms.size(), table.qubitCount(), "qubits");
    int[] qubits = new int[terms.size()];
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = operands.findQubit(terms.get(i));
      if (qubits[i] < 0) {
        applyModified(gate, table, angles);
        return;
      }
    }
    checkDistinct(gate, qubits);
    emit(GateCall.of(table.gate(), angles, qubits));
  }

  private void applyModified(Statement.ApplyGate gate, Callee callee, double... angles) {
    List<Boolean> controls = modifiers.controls(gate.modifiers());
    double[] exponents =
        modifiers.exponents(gate.modifiers()).stream().mapToDouble(evaluator::real).toArray();
    checkCount(gate, gate.operands().size(), controls.size() + callee.qubitCount(), "qubits");
    int[][] places = gate.operands().stream().map(operands::qubits).toArray(int[][]::new);
    int lanes = lanes(gate, places);
    if (callee instanceof Callee.Defined(Definition definition)) {
      budget.expect(Budget.saturatedProduct(lanes, definition.size()), at);
    }
    expander.standAt(at);
    for (int lane = 0; lane < lanes; lane++) {
      int[] qubits = lane(places, lane);
      checkDistinct(gate, qubits);
      int own = controls.size();
      expander.flipNegative(controls, qubits);
      expander.expand(
          callee,
          angles,
          exponents,
          own == 0 ? NO_QUBITS : Arrays.copyOf(qubits, own),
          Arrays.copyOfRange(qubits, own, qubits.length));
      expander.flipNegative(controls, qubits);
    }
  }

  /** Registers of one size go qubit by qubit; single qubits stay. */
  private int lanes(Statement.ApplyGate gate, int[]... places) {
    int lanes = 1;
    for (int i = 0; i < places.length; i++) {
      int size = places[i].length;
      if (size != 1 && lanes != 1 && size != lanes) {
        throw source.fault(
            gate.operands().get(i).at(),
            gate.gate() + " on registers of " + lanes + " and " + size + " qubits",
            "a gate on registers goes qubit by qubit, so they are equally long",
            "");
      }
      lanes = Math.max(lanes, size);
    }
    return lanes;
  }

  private static int[] lane(int[][] places, int lane) {
    int[] result = new int[places.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = places[i][places[i].length == 1 ? 0 : lane];
    }
    return result;
  }

  private static final int MANY = 16;

  private void checkDistinct(Statement.ApplyGate gate, int... qubits) {
    int[] sorted = qubits;
    if (qubits.length > MANY) {
      sorted = qubits.clone();
      Arrays.sort(sorted);
    }
    for (int i = 1; i < sorted.length; i++) {
      int from = qubits.length > MANY ? i - 1 : 0;
      for (int j = from; j < i; j++) {
        if (sorted[i] == sorted[j]) {
          throw source.fault(
              gate.at(),
              gate.gate() + " on the same qubit twice",
              "its qubits are distinct",
              "another index was meant");
        }
      }
    }
  }
}
