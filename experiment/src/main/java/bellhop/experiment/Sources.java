package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.Placement;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import java.nio.file.Path;
import java.util.Optional;

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

  static Sources read(Path program, String network, Optional<Path> place) {
    Program source = QasmReader.read(program);
    return new Sources(
        source,
        network(network, source.qubitCount()),
        place.map(PlacementReader::read).orElse(Placement.FREE));
  }

  /** The file's own name, so that results do not depend on where it lies. */
  static String title(Program program) {
    Path file = Path.of(program.name()).getFileName();
    return file == null ? program.name() : file.toString();
  }

  static Network network(String name, int qubits) {
    return name.equals(ONE) ? Network.one(Math.max(1, qubits)) : NetworkReader.read(Path.of(name));
  }
}
