package bellhop.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the packaged program as a user does, from the root of the checkout. The jar is the one that
 * this build has packaged, so the launcher is told to build nothing.
 */
final class Launcher {
  private static final long PATIENCE_SECONDS = 120;

  private Launcher() {}

  record Answer(int exitCode, String output, String errors, double seconds) {}

  static Answer run(String... arguments) {
    return run(List.of(arguments));
  }

  static Answer run(List<String> arguments) {
    return run("", arguments);
  }

  private static Path temporary(String suffix) throws IOException {
    Path file = Files.createTempFile("bellhop", suffix);
    file.toFile().deleteOnExit();
    return file;
  }

  /**
   * With flags for the JVM, such as {@code -Xmx512m}.
   *
   * @throws IllegalStateException when it does not end
   */
  static Answer run(String jvmFlags, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("./bellhop"));
    command.addAll(arguments);
    try {
      Path output = temporary(".out");
      Path errors = temporary(".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Repository.root().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("BELLHOP_JVM_FLAGS", jvmFlags);
      builder.environment().put("BELLHOP_USE_BUILT", "yes");
      long start = System.nanoTime();
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running: " + command);
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new Answer(
          process.exitValue(), Files.readString(output), Files.readString(errors), seconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
