package bellhop.cli;

import bellhop.experiment.screen.Ink;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes: results to standard output, talk to standard error. The launcher says
 * which of the two is a terminal, as the JVM cannot tell them apart.
 */
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {
  private static final String IS_TERMINAL = "BELLHOP_TERMINAL";

  /** Colour on terminals, unless NO_COLOR is set (no-color.org). */
  Ink ink() {
    return new Ink(isOutputTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  boolean isOutputTerminal() {
    return environment.getOrDefault(IS_TERMINAL, "").contains("1");
  }

  boolean isErrorTerminal() {
    return environment.getOrDefault(IS_TERMINAL, "").contains("2");
  }
}
