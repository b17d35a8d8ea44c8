package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that a command will write. It is refused before the work starts, and it is written beside
 * and then moved, so that no half file is ever seen under its name. Links stay, and what they lead
 * to is written; devices, pipes and the streams of this process are written as they are.
 */
final class OutputFile {
  private final String flag;
  private final Path path;

  /** Behind links. */
  private final Path target;

  private OutputFile(String flag, Path path) {
    this.flag = flag;
    this.path = path;
    target = isDirect(path) ? path : behindLinks(path);
  }

  private static boolean isDirect(Path path) {
    return OwnStreams.have(path.toString()) || (Files.exists(path) && !Files.isRegularFile(path));
  }

  private static Path behindLinks(Path path) {
    try {
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      return path; // whoever opens it says why it cannot be
    }
  }

  /** Checks that the file can be written, and leaves no trace of the check. */
  static OutputFile of(String flag, String name) {
    OutputFile file = new OutputFile(flag, path(flag, name));
    if (Files.isDirectory(file.path)) {
      throw new InputException(
          Flags.at(flag, name), "is a folder", "a file is written there", name + "/out");
    }
    if (isDirect(file.path)) {
      file.require(Files.isWritable(file.path));
      return file;
    }
    Path folder = file.folder();
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          Flags.at(flag, name),
          "no folder " + folder,
          "a file needs its folder",
          "create it first");
    }
    file.require(
        Files.isWritable(folder) && (!Files.exists(file.path) || Files.isWritable(file.path)));
    return file;
  }

  private void require(boolean isWritable) {
    if (!isWritable) {
      throw new InputException(
          Flags.at(flag, path.toString()),
          "cannot be written",
          "the folder or the file is protected",
          "another place works");
    }
  }

  /** Whether two names are of one file, also by way of links; devices are never the same. */
  static boolean isSame(String one, String other) {
    try {
      Path first = Path.of(one).toAbsolutePath().normalize();
      Path second = Path.of(other).toAbsolutePath().normalize();
      boolean isDevice = Files.exists(first) && !Files.isRegularFile(first);
      boolean areThere = Files.exists(first) && Files.exists(second);
      return !isDevice && (areThere ? Files.isSameFile(first, second) : first.equals(second));
    } catch (InvalidPathException | IOException e) {
      return false; // whoever opens it says why it cannot be
    }
  }

  /** A folder that is there, or can be made. */
  static Path folder(String flag, String name) {
    Path folder = path(flag, name);
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new InputException(
          Flags.at(flag, name),
          "cannot be written",
          "it is no folder, or a protected one",
          "another place works");
    }
    if (!Files.exists(folder)) {
      try {
        create(flag, folder);
      } finally {
        removeUpTo(existing, folder.toAbsolutePath());
      }
    }
    return folder;
  }

  /** Makes a folder and those on its way. */
  static void create(String flag, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          Flags.at(flag, folder.toString()),
          "the folder cannot be made",
          InputText.reason(e),
          "another place works");
    }
  }

  private static void removeUpTo(Path existing, Path folder) {
    for (Path made = folder; made != null && !made.equals(existing); made = made.getParent()) {
      try {
        Files.deleteIfExists(made);
      } catch (IOException e) {
        return; // somebody has put something there meanwhile
      }
    }
  }

  static Path path(String flag, String name) {
    if (name.isBlank()) {
      throw new InputException(Location.of(flag), "an empty word", "it names a file", "");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException(
          Location.of(flag), "not a file name", "the system refuses its characters", "");
    }
  }

  private Path folder() {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath() : parent;
  }

  /** Writes a text to the file of {@code --out} and says so, or to standard output. */
  static void deliver(String text, Optional<OutputFile> out, Terminal terminal) {
    if (out.isPresent()) {
      out.get().write(text.getBytes(StandardCharsets.UTF_8));
      terminal.out().println("Wrote " + out.get().path + ".");
    } else {
      terminal.out().print(text);
    }
  }

  /** What writes the bytes of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  void write(byte[] content) {
    write(out -> out.write(content));
  }

  void write(Content content) {
    try (Open open = open()) {
      try {
        content.writeTo(open.stream());
      } catch (IOException e) {
        throw failed(e);
      }
      open.complete();
    }
  }

  /** Begins to write it. */
  Open open() {
    try {
      Path beside =
          isDirect(path) // a move would replace it
              ? target
              : folder().resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
      return new Open(beside, Files.newOutputStream(beside));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private InputException failed(IOException e) {
    return new InputException(
        Flags.at(flag, path.toString()),
        "could not be written",
        InputText.reason(e),
        "another place works");
  }

  /** The file while it is written: beside its name, and gone when it is closed too early. */
  final class Open implements AutoCloseable {
    private final Path beside;
    private final OutputStream stream;

    private Open(Path beside, OutputStream stream) {
      this.beside = beside;
      this.stream = stream;
      if (!beside.equals(target)) {
        Begun.add(beside);
      }
    }

    OutputStream stream() {
      return stream;
    }

    /** What to throw where the stream fails. */
    InputException failed(IOException e) {
      return OutputFile.this.failed(e);
    }

    /** Puts it under its name. */
    void complete() {
      try {
        stream.close();
        if (!beside.equals(target)) {
          Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      try {
        stream.close();
        if (!beside.equals(target)) {
          Files.deleteIfExists(beside);
          Begun.remove(beside);
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
