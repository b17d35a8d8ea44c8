package bellhop.experiment;

import bellhop.circuit.qasm.Inputs;
import bellhop.circuit.qasm.Inputs.Content;
import bellhop.circuit.qasm.Inputs.Given;
import bellhop.network.Value;
import bellhop.network.ValueFile;
import bellhop.units.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of values for the inputs of a program; their types are the program's to say. */
final class InputReader {
  private InputReader() {}

  static Inputs read(Path file) {
    return inputs(ValueFile.read(file));
  }

  static Inputs inputs(Value.Entries file) {
    List<Given> given = new ArrayList<>();
    file.values()
        .forEach((name, value) ->
            given.add(new Given(name, content(value), file.keys().getOrDefault(name, value.at()))));
    return new Inputs(given);
  }

  private static Content content(Value value) {
    return switch (value) {
      case Value.Scalar(String text, var at) -> new Content.Text(at, text);
      case Value.Items(var values, var at) ->
          new Content.Items(at, values.stream().map(InputReader::content).toList());
      case Value.Entries inner ->
          throw new InputException(
              inner.at(), "names within a value", "an input is a value or a list of values", "");
    };
  }
}
