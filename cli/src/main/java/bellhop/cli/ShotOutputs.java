package bellhop.cli;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.ShotWriter;
import bellhop.circuit.shots.Width;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes shots to several places side by side, batch after batch. Files appear under their names
 * once all of them are complete; after an error none does.
 */
final class ShotOutputs {
  private record Output(ShotPlace place, Width width) {
    ShotWriter writer(OutputStream stream) {
      return new ShotWriter(stream, place.format(), width);
    }
  }

  private final Terminal terminal;
  private final List<Output> outputs = new ArrayList<>();

  /** Takes batches of shots. */
  interface Tables {
    /**
     * @param tables one for each place, in the order in which they were added
     */
    void write(int shots, ShotTable... tables);
  }

  /** Takes batches of shots, also those that are encoded already. */
  interface Sink extends Tables {
    void write(Encoded encoded);
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

  /** Of one shot, in all places. */
  long bits() {
    return outputs.stream().mapToLong(output -> output.width.bits()).sum();
  }

  Encoded encoded() {
    return new Encoded();
  }

  void write(Shots shots) {
    List<OpenOutput> open = new ArrayList<>();
    try {
      for (Output output : outputs) {
        open.add(new OpenOutput(output, terminal));
      }
      shots.writeTo(sink(open));
      open.forEach(OpenOutput::flush);
      open.forEach(OpenOutput::complete);
    } finally {
      open.forEach(OpenOutput::close);
    }
  }

  private static Sink sink(List<OpenOutput> open) {
    return new Sink() {
      @Override
      public void write(int count, ShotTable... tables) {
        for (int i = 0; i < open.size(); i++) {
          open.get(i).write(tables[i], count);
        }
      }

      @Override
      public void write(Encoded encoded) {
        for (int i = 0; i < open.size(); i++) {
          open.get(i).write(encoded.bytes.get(i));
        }
      }
    };
  }

  /** Shots in memory, as they will be written. */
  final class Encoded implements Tables {
    private final List<ByteArrayOutputStream> bytes = new ArrayList<>();
    private final List<ShotWriter> writers = new ArrayList<>();

    private Encoded() {
      for (Output output : outputs) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(1 << 20); // most of a piece
        bytes.add(stream);
        writers.add(output.writer(stream));
      }
    }

    @Override
    public void write(int count, ShotTable... tables) {
      try {
        for (int i = 0; i < tables.length; i++) {
          writers.get(i).write(tables[i], count);
          writers.get(i).flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e); // not in memory
      }
    }
  }

  /** One place while it is written to. */
  private static final class OpenOutput {
    private final Optional<OutputFile.Open> file;
    private final OutputStream stream;
    private final ShotWriter writer;

    OpenOutput(Output output, Terminal terminal) {
      file = output.place.file().map(OutputFile::open);
      stream = file.map(OutputFile.Open::stream).orElse(terminal.bytes());
      writer = output.writer(stream);
    }

    void write(ShotTable table, int count) {
      try {
        writer.write(table, count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void write(ByteArrayOutputStream bytes) {
      try {
        bytes.writeTo(stream);
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
