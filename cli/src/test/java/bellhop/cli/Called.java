package bellhop.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * One call of the command line inside the test.
 *
 * @param code the exit code
 */
record Called(int code, String out, String err) {
  static Called with(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(new PrintWriter(out), new PrintWriter(err), Map.of("NO_COLOR", "1"), arguments);
    return new Called(code, out.toString(), err.toString());
  }
}
