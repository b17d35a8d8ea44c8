package bellhop.experiment;

import bellhop.circuit.Annotation;
import bellhop.circuit.Program;
import bellhop.circuit.qasm.Inputs;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.Placement;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command reads before it works.
 *
 * @param program as written
 * @param network as read, or one machine for it
 * @param placement pins from a file
 */
record Sources(Program program, Network network, Placement placement) {
  /** The word for a network of one machine that is as large as the program. */
  static final String ONE = "one";

  private static final String PIN = "bellhop.qpu";

  static Sources read(CompileInputs inputs) {
    String network = inputs.network();
    Inputs values = inputs.input().map(InputReader::read).orElse(Inputs.NONE);
    Program read = QasmReader.read(inputs.program(), values);
    Program source = network.equals(ONE) ? unpinned(read) : read;
    return new Sources(
        source,
        network(network, source.qubitCount()),
        inputs.place().map(PlacementReader::read).orElse(Placement.FREE));
  }

  /** On one machine there is no choice, and pins to machines that are not there mean nothing. */
  static Program unpinned(Program program) {
    List<Program.QubitRegister> registers = new ArrayList<>();
    for (Program.QubitRegister register : program.qubits()) {
      List<Annotation> kept =
          register.annotations().stream().filter(a -> !a.keyword().equals(PIN)).toList();
      registers.add(
          new Program.QubitRegister(
              register.name(), register.first(), register.size(), register.scalar(), kept));
    }
    return new Program(
        program.name(), registers, program.variables(), program.operations(), program.pragmas());
  }

  static Network network(String name, int qubits) {
    return name.equals(ONE) ? Network.one(Math.max(1, qubits)) : NetworkReader.read(Path.of(name));
  }
}
