package bellhop.network;

/** Reads network files. */
public final class NetworkReader {
  private NetworkReader() {}

  /** Reads a file. */
  public static Network read(java.nio.file.Path file) {
    throw new UnsupportedOperationException("not yet: " + file);
  }

  /** Reads a text; the file name is for messages. */
  public static Network read(String text, String fileName) {
    throw new UnsupportedOperationException("not yet: " + fileName + text.length());
  }
}
