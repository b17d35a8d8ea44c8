package bellhop.distributed;

import bellhop.units.Location;

/**
 * A file as a value.
 *
 * @param fileName or a path to it, which messages then show
 */
public record Text(String fileName, String content) {
  /** The last part of the path. */
  String shortName() {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  /** Where these words first stand, or the beginning of the file. */
  Location find(String words) {
    int at = Math.max(0, content.indexOf(words));
    int line = (int) content.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return new Location(fileName, line, at - content.lastIndexOf('\n', at - 1));
  }
}
