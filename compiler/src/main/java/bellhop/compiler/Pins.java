package bellhop.compiler;

import bellhop.circuit.Annotation;
import bellhop.circuit.Program;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The QPU to which each qubit is pinned, from annotations and the placement file. */
final class Pins {
  /** In place of a QPU: not pinned. */
  static final int FREE = -1;

  private static final String KEYWORD = "bellhop.qpu";

  private final Program program;
  private final Network network;
  private final int[] qpu;
  private final int[] pinned;

  private Pins(Program program, Network network) {
    this.program = program;
    this.network = network;
    qpu = new int[program.qubitCount()];
    Arrays.fill(qpu, FREE);
    pinned = new int[network.qpus().size()];
  }

  /** By program qubit, the QPU or {@link #FREE}. */
  static int[] of(Program program, Network network, Placement placement) {
    Pins pins = new Pins(program, network);
    for (Program.QubitRegister register : program.qubits()) {
      for (Annotation annotation : register.annotations()) {
        if (annotation.keyword().equals(KEYWORD)) {
          Location where = new Location(program.name(), annotation.line(), 1);
          pins.pin(register, -1, unquoted(annotation.text()), where);
        }
      }
    }
    for (Placement.Pin pin : placement.pins()) {
      pins.pin(pins.register(pin), pin.index(), pin.qpu(), pin.where());
    }
    return pins.qpu;
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  private Program.QubitRegister register(Placement.Pin pin) {
    for (Program.QubitRegister register : program.qubits()) {
      if (register.name().equals(pin.register())) {
        requireInside(pin, register);
        return register;
      }
    }
    List<String> names = program.qubits().stream().map(Program.QubitRegister::name).toList();
    throw new InputException(
        pin.where(),
        "unknown qubit register \"" + pin.register() + "\"",
        program.name() + " does not declare it",
        names.isEmpty() ? "" : Nearest.suggestion(pin.register(), names));
  }

  private static void requireInside(Placement.Pin pin, Program.QubitRegister register) {
    if (pin.index() >= register.size()) {
      throw new InputException(
          pin.where(),
          "qubit " + pin.index() + " of \"" + register.name() + "\" cannot be placed",
          "the register has " + register.size() + " qubits, counted from 0",
          "");
    }
  }

  private void pin(Program.QubitRegister register, int index, String name, Location where) {
    int target = find(name, where);
    int first = register.first() + Math.max(0, index);
    int last = index < 0 ? register.first() + register.size() : first + 1;
    for (int qubit = first; qubit < last; qubit++) {
      pin(qubit, target, register.name() + "[" + (qubit - register.first()) + "]", where);
    }
  }

  private void pin(int qubit, int target, String name, Location where) {
    if (qpu[qubit] == target) {
      return;
    }
    if (qpu[qubit] != FREE) {
      throw new InputException(
          where,
          "qubit " + name + " is pinned to \"" + network.qpu(target).name() + "\"",
          "it is already pinned to \"" + network.qpu(qpu[qubit]).name() + "\"",
          "one of the two can go");
    }
    qpu[qubit] = target;
    pinned[target]++;
    Qpu there = network.qpu(target);
    if (pinned[target] > there.dataQubits()) {
      throw new InputException(
          where,
          "at least " + pinned[target] + " qubits are pinned to \"" + there.name() + "\"",
          "it has " + there.dataQubits() + " data qubits",
          "some of them can go elsewhere");
    }
  }

  private int find(String name, Location where) {
    List<String> names = network.qpus().stream().map(Qpu::name).toList();
    if (names.contains(name)) {
      return names.indexOf(name);
    }
    int index =
        IntStream.range(0, names.size())
            .filter(i -> Integer.toString(i).equals(name))
            .findFirst()
            .orElse(FREE);
    if (index == FREE) {
      throw new InputException(
          where,
          "unknown QPU \"" + name + "\"",
          "the network \"" + network.name() + "\" has no QPU of that name or index",
          names.isEmpty() ? "" : Nearest.suggestion(name, names));
    }
    return index;
  }
}
