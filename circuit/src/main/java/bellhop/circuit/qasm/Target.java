package bellhop.circuit.qasm;

import org.jspecify.annotations.Nullable;

/** The end of a loop, of a turn, of a subroutine or of the program, to which a jump may lead. */
final class Target {
  private final Flow.Kind kind;
  private Symbol.@Nullable Variable taken;

  Target(Flow.Kind kind) {
    this.kind = kind;
  }

  Flow.Kind kind() {
    return kind;
  }

  /** Says at run time whether the jump has happened, if that depends on a measurement. */
  Symbol.@Nullable Variable taken() {
    return taken;
  }

  void ask(Symbol.Variable bit) {
    taken = bit;
  }
}
