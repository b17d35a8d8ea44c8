package bellhop.distributed;

import bellhop.circuit.Program;

/**
 * A classical cell of one QPU, 0 at the start.
 *
 * @param name an identifier, unique within the QPU
 * @param width of the type in bits
 */
public record Cell(String name, Program.Kind kind, int width) {
  public Cell {
    if (!isIdentifier(name)) {
      throw new IllegalArgumentException("not an identifier: " + name);
    }
    if (width < 1 || width > 64 || (isBit(kind) && width != 1)) {
      throw new IllegalArgumentException("a " + kind + " cell of " + width + " bits");
    }
  }

  public static Cell bit(String name) {
    return new Cell(name, Program.Kind.BIT, 1);
  }

  /** Whether it holds 0 or 1 only, so that it can be a guard. */
  public boolean isBit() {
    return isBit(kind);
  }

  private static boolean isBit(Program.Kind kind) {
    return kind == Program.Kind.BIT || kind == Program.Kind.BOOL;
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && (name.charAt(0) == '_' || Character.isLetter(name.codePointAt(0)))
        && name.codePoints().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }
}
