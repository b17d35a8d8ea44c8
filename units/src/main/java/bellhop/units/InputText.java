package bellhop.units;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a user's text file, or says why not; and cuts what a message quotes of it. */
public final class InputText {
  private static final int LONGEST_QUOTE = 40;
  private static final int MOST_NAMES = 1000;
  private static final int CHUNK = 8192;

  private InputText() {}

  /**
   * The text, without a byte order mark. No more than the limit is ever read, whatever the file is.
   *
   * @param noun what is expected there, such as "a network file"
   */
  public static String read(Path file, int mostBytes, String noun) {
    Location at = Location.of(file.toString());
    if (Files.isDirectory(file)) {
      throw new InputException(at, "this is a folder", noun + " is a file", "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), mostBytes, noun);
    } catch (NoSuchFileException missing) {
      throw new InputException(at, "no such file", noun + " is read from it", neighbour(file));
    } catch (IOException unreadable) {
      throw new InputException(at, "the file cannot be read", reason(unreadable), "");
    }
  }

  /**
   * The same of a stream, which stays open.
   *
   * @param name of the stream, for messages
   */
  public static String read(InputStream in, String name, int mostBytes, String noun)
      throws IOException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new InputException(
          Location.of(name),
          "the file has more than " + mostBytes + " bytes",
          "of " + noun + " at most " + mostBytes + " are read",
          "another file was meant");
    }
    return decoded(bytes, name, noun);
  }

  private static String decoded(byte[] bytes, String file, String noun) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(in, out.clear(), true);
    }
    if (result.isError()) {
      throw new InputException(
          place(bytes, in.position(), file),
          "the file is not UTF-8 text",
          noun + " is",
          "another file was meant, or it has to be saved as UTF-8");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean hasMark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    return hasMark ? text.substring(1) : text;
  }

  private static Location place(byte[] bytes, int position, String file) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    String before = new String(bytes, start, position - start, StandardCharsets.UTF_8);
    return new Location(file, line, before.length() + 1);
  }

  /** What lies beside a missing file under a similar name; reads on after the word "Maybe". */
  public static String neighbour(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return "its folder is misspelt";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.limit(MOST_NAMES).map(Path::getFileName).map(String::valueOf).sorted().toList();
      String found = Nearest.suggestion(name.toString(), names);
      return names.isEmpty() || found.startsWith("one of") ? "the path is misspelt" : found;
    } catch (IOException e) {
      return "the path is misspelt";
    }
  }

  /** Why the system refused a file, in words; the message of the exception is often only a path. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "it is protected";
      case NoSuchFileException _ -> "a folder on its way is missing";
      case FileSystemException refused when refused.getReason() != null ->
          "the system says: " + refused.getReason();
      case FileSystemException _ -> "the system gives no reason";
      default -> "the system says: " + e.getMessage();
    };
  }

  /** At most forty characters, for names and values in messages. */
  public static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
