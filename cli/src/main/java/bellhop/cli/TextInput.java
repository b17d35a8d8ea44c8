package bellhop.cli;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.util.Optional;

/**
 * A circuit or a model that a command reads, from a file or from standard input.
 *
 * @param flag before the name of the file
 */
record TextInput(String flag, Optional<String> file, Terminal terminal) {
  private static final String STANDARD_INPUT = "standard input";
  private static final int MOST_BYTES = 1 << 30;

  /** A name for messages. */
  String source() {
    return file.orElse(STANDARD_INPUT);
  }

  StabilizerCircuit circuit() {
    return CircuitReader.readWhole(text("a circuit"), source());
  }

  ErrorModel model() {
    return ErrorModelReader.read(text("an error model"), source());
  }

  String text(String noun) {
    if (file.isPresent()) {
      return InputText.read(InputFile.of(flag, file.get()), MOST_BYTES, noun);
    }
    try {
      return InputText.read(terminal.in(), STANDARD_INPUT, MOST_BYTES, noun);
    } catch (IOException e) {
      throw new InputException(
          Location.of(STANDARD_INPUT), "cannot be read", InputText.reason(e), "");
    }
  }
}
