package bellhop.experiment;

import bellhop.simulator.Backend;
import java.nio.file.Path;

/**
 * What one run is told. Equal inputs and files give equal results whatever the threads.
 *
 * @param compilation what is compiled for which network, and seed and threads of all; its program
 *     may be a folder of compiled files
 * @param shots at least 1
 * @param noise false: the same timing and pair consumption, but nothing goes wrong
 * @param backend which simulation; chosen by the program when AUTO
 * @param explicit execute communication qubits too, operation by operation
 * @param leaveOneOut also run without each cause of error
 * @param trace keep the log of the first shot
 */
public record RunInputs(
    CompileInputs compilation,
    long shots,
    boolean noise,
    Backend backend,
    boolean explicit,
    boolean leaveOneOut,
    boolean trace) {
  /** When not told otherwise. */
  public static final long SHOTS = 1000;

  public RunInputs {
    if (shots < 1) {
      throw new IllegalArgumentException("at least one shot, not " + shots);
    }
  }

  /** With what holds when nothing else is said. */
  public static RunInputs of(Path program, String network) {
    return new RunInputs(
        CompileInputs.of(program, network), SHOTS, true, Backend.AUTO, false, false, false);
  }
}
