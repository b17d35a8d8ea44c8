package bellhop.cli;

import bellhop.experiment.screen.Ink;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes: results to standard output, talk to standard error. The launcher says
 * which of the two is a terminal, as the JVM cannot tell them apart.
 *
 * @param in standard input
 * @param bytes standard output for what is no text; who writes there writes nothing to out
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    InputStream in,
    OutputStream bytes) {
  private static final String IS_TERMINAL = "BELLHOP_TERMINAL";

  /** Without input, and without output but text. */
  Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    this(out, err, environment, InputStream.nullInputStream(), OutputStream.nullOutputStream());
  }

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
