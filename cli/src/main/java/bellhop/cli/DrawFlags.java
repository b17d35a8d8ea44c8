package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.ShotWriter;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command takes that draws shots of a circuit. */
final class DrawFlags {
  private static final String STANDARD_INPUT = "standard input";
  private static final int MOST_BYTES = 1 << 30;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The circuit (default: standard input).")
  Optional<String> in = Optional.empty();

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (default: ${DEFAULT-VALUE}).")
  String shots = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The one source of chance (default: ${DEFAULT-VALUE}).")
  String seed = "";

  @Option(
      names = {"--out_format", "--out-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "01, b8, r8, hits, dets or ptb64 (default: ${DEFAULT-VALUE}).")
  String outFormat = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write shots there instead of to standard output.")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  /** Draws the batches of a circuit, one after the other. */
  interface Batches {
    ShotTable draw(long number);
  }

  long shots() {
    long count = Flags.whole("--shots", shots, 0, Long.MAX_VALUE);
    format().checkShots(count, Flags.at("--shots", shots));
    return count;
  }

  Seed seed() {
    return new Seed(Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  ShotFormat format() {
    return ShotFormat.find(outFormat)
        .orElseThrow(() ->
            new InputException(
                Flags.at("--out_format", outFormat),
                "unknown format",
                "it is one of " + String.join(", ", ShotFormat.words()),
                Nearest.suggestion(outFormat, ShotFormat.words())));
  }

  /** Name of the circuit, for messages. */
  String source() {
    return in.orElse(STANDARD_INPUT);
  }

  StabilizerCircuit circuit(Terminal terminal) {
    if (in.isPresent()) {
      Path file = InputFile.of("--in", in.get());
      return CircuitReader.read(InputText.read(file, MOST_BYTES, "a circuit"), in.get());
    }
    try {
      return CircuitReader.read(
          InputText.read(terminal.in(), STANDARD_INPUT, MOST_BYTES, "a circuit"), STANDARD_INPUT);
    } catch (IOException e) {
      throw new InputException(
          Location.of(STANDARD_INPUT), "cannot be read", InputText.reason(e), "");
    }
  }

  /** Writes all shots, batch after batch, to the file or to standard output. */
  void write(Batches batches, int batch, Width width, Terminal terminal) {
    long count = shots();
    OutputFile.Content content =
        stream -> {
          ShotWriter writer = new ShotWriter(stream, format(), width);
          for (long done = 0; done < count; done += batch) {
            writer.write(batches.draw(done / batch), (int) Math.min(batch, count - done));
          }
          writer.flush();
        };
    Optional<OutputFile> file = out.map(path -> OutputFile.of("--out", path));
    if (file.isPresent()) {
      file.get().write(content);
      return;
    }
    try {
      content.writeTo(terminal.bytes());
      terminal.bytes().flush();
    } catch (IOException e) {
      throw new InputException(
          Location.of("standard output"),
          "cannot be written",
          InputText.reason(e),
          "who reads it has stopped");
    }
  }
}
