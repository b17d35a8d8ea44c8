package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotReader;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/** Shots that a command reads, batch after batch, from a file or from standard input. */
final class ShotInput implements AutoCloseable {
  private final String source;
  private final InputStream stream;
  private final ShotReader reader;

  /**
   * @param flag before the name of the file
   * @param file none for standard input
   */
  ShotInput(String flag, Optional<String> file, ShotFormat format, Width width, Terminal terminal) {
    source = file.orElse("standard input");
    stream = file.map(name -> open(flag, name)).orElse(terminal.in());
    reader = new ShotReader(stream, source, format, width);
  }

  private static InputStream open(String flag, String name) {
    try {
      return Files.newInputStream(InputFile.of(flag, name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static InputException unreadable(String source, IOException e) {
    return new InputException(Location.of(source), "cannot be read", InputText.reason(e), "");
  }

  /** For messages. */
  String source() {
    return source;
  }

  /** The next shots, 0 at the end; see {@link ShotReader#read(ShotTable, int)}. */
  int read(ShotTable table, int most) {
    try {
      return reader.read(table, most);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /** All that were read so far. */
  long shotCount() {
    return reader.shotCount();
  }

  /** Standard input is closed too: it is read once. */
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }
}
