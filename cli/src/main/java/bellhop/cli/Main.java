package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The door of the command line and its outermost edge: whatever goes wrong inside becomes one line
 * on standard error and an exit code here. 0 done, 1 Bellhop failed, 2 the input is wrong.
 */
public final class Main {
  static final int FAILED = 1;
  static final int WRONG_INPUT = 2;

  /** Deep enough for any input that the readers' limits let pass. */
  private static final long STACK_BYTES = 64L << 20;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    OutputStream bytes = new FileOutputStream(FileDescriptor.out); // unlike System.out it can fail
    int[] code = {FAILED};
    Runnable work =
        () -> code[0] = run(new Terminal(out, err, System.getenv(), System.in, bytes), arguments);
    Thread thread = new Thread(null, work, "bellhop", STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(code[0]);
  }

  /** The same without input, and without output but text. */
  static int run(
      PrintWriter out, PrintWriter err, Map<String, String> environment, String... arguments) {
    return run(new Terminal(out, err, environment), arguments);
  }

  /** One call from its arguments to its exit code; everything printed goes to the terminal. */
  static int run(Terminal terminal, String... arguments) {
    String[] words = arguments.length == 0 ? new String[] {"--help"} : arguments;
    return guarded(terminal, () -> Bellhop.call(Bellhop.commandLine(terminal, arguments), words));
  }

  /** Does some work; what goes wrong in it becomes a line on the terminal and an exit code. */
  static int guarded(Terminal terminal, IntSupplier work) {
    PrintWriter err = terminal.err();
    try {
      int code = work.getAsInt();
      requireWritten(terminal.out());
      return code;
    } catch (InputException e) {
      return report(err, String.valueOf(e.getMessage()), WRONG_INPUT);
    } catch (OutOfMemoryError e) {
      return report(err, memory(), WRONG_INPUT);
    } catch (StackOverflowError e) {
      return report(err, "bellhop: the input nests too deep; the stack is full.", WRONG_INPUT);
    } catch (RuntimeException | Error e) {
      if (!terminal.environment().getOrDefault("BELLHOP_DEBUG", "").isEmpty()) {
        e.printStackTrace(err);
      }
      return report(err, failure(e), FAILED);
    }
  }

  /** A writer keeps its failures to itself until it is asked. */
  private static void requireWritten(PrintWriter out) {
    if (out.checkError()) {
      throw new InputException(
          Location.of("standard output"),
          "cannot be written",
          "who reads it has stopped, or there is no space",
          "a file with --out works");
    }
  }

  private static int report(PrintWriter err, String message, int code) {
    err.println(message.replace('\n', ' '));
    err.flush();
    return code;
  }

  private static String memory() {
    return "bellhop: out of memory; this needs more than the "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB that Java may take. Maybe set BELLHOP_JVM_FLAGS=-Xmx8g, or take fewer shots.";
  }

  private static String failure(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "bellhop: failed: "
        + message
        + ". This is a fault of Bellhop; BELLHOP_DEBUG=1 shows where. Maybe report it.";
  }
}
