package bellhop.cli;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.ShotWriter;
import bellhop.circuit.shots.Width;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes shots to several places side by side, batch after batch. Files appear under their names
 * once all of them are complete; after an error none does.
 */
final class ShotOutputs {
  private record Output(ShotPlace place, Width width) {}

  private final Terminal terminal;
  private final List<Output> outputs = new ArrayList<>();

  /** Takes batches of shots. */
  interface Sink {
    /**
     * @param tables one for each place, in the order in which they were added
     */
    void write(int shots, ShotTable... tables);
  }

  /** Gives all of its shots to a sink. */
  interface Shots {
    void writeTo(Sink sink);
  }

  ShotOutputs(Terminal terminal) {
    this.terminal = terminal;
  }

  ShotOutputs add(ShotPlace place, Width width) {
    outputs.add(new Output(place, width));
    return this;
  }

  void write(Shots shots) {
    List<OpenOutput> open = new ArrayList<>();
    try {
      for (Output output : outputs) {
        open.add(new OpenOutput(output, terminal));
      }
      shots.writeTo((count, tables) -> {
        for (int i = 0; i < open.size(); i++) {
          open.get(i).write(tables[i], count);
        }
      });
      open.forEach(OpenOutput::flush);
      open.forEach(OpenOutput::complete);
    } finally {
      open.forEach(OpenOutput::close);
    }
  }

  /** One place while it is written to. */
  private static final class OpenOutput {
    private final Optional<OutputFile.Open> file;
    private final ShotWriter writer;

    OpenOutput(Output output, Terminal terminal) {
      file = output.place.file().map(OutputFile::open);
      OutputStream stream = file.map(OutputFile.Open::stream).orElse(terminal.bytes());
      writer = new ShotWriter(stream, output.place.format(), output.width);
    }

    void write(ShotTable table, int count) {
      try {
        writer.write(table, count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void flush() {
      try {
        writer.flush();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void complete() {
      file.ifPresent(OutputFile.Open::complete);
    }

    void close() {
      file.ifPresent(OutputFile.Open::close);
    }

    private InputException failed(IOException e) {
      return file.map(its -> its.failed(e))
          .orElseGet(() ->
              new InputException(
                  Location.of("standard output"),
                  "cannot be written",
                  InputText.reason(e),
                  "who reads it has stopped"));
    }
  }
}
