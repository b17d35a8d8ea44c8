package bellhop.circuit.qasm;

import org.jspecify.annotations.Nullable;

/**
 * A word of the source, one object however often it occurs. It holds what the word means at the
 * moment, so that looking it up costs nothing; {@link Scope} puts back what a block has hidden.
 */
final class Name {
  private final String text;
  private final TokenKind kind;
  private @Nullable Symbol symbol;
  private int depth = -1;
  private @Nullable Callee gate;

  Name(String text, TokenKind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** {@link TokenKind#NAME}, or the word of the language that it is. */
  TokenKind kind() {
    return kind;
  }

  @Nullable Symbol symbol() {
    return symbol;
  }

  /** Of the block that gave it its meaning; −1 for what is built in. */
  int depth() {
    return depth;
  }

  void mean(@Nullable Symbol newSymbol, int newDepth) {
    symbol = newSymbol;
    depth = newDepth;
  }

  /** Gates have names of their own: a register may be called like a gate. */
  @Nullable Callee gate() {
    return gate;
  }

  void meanGate(Callee callee) {
    gate = callee;
  }

  /** A place of a machine, such as {@code $0}. */
  boolean isPhysical() {
    return text.startsWith("$");
  }

  @Override
  public String toString() {
    return text;
  }
}
