package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.network.Network;

/** Divides a program over the QPUs of a network. */
@SuppressWarnings("DoNotCallSuggester")
public final class Compiler {
  private Compiler() {}

  /**
   * One program per QPU that together do what the source does, within the limits of the network.
   * The same for any number of threads.
   *
   * @throws bellhop.units.InputException if the network cannot hold the program, or the pins
   *     contradict each other or it
   */
  public static Compiled compile(Program source, Network network, CompileOptions options) {
    throw new UnsupportedOperationException(
        "not yet: " + source.name() + network.name() + options.effort());
  }
}
