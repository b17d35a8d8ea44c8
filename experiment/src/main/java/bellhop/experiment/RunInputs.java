package bellhop.experiment;

import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.simulator.Backend;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one run is told. Equal inputs and files give equal results whatever the threads.
 *
 * @param program an OpenQASM file, or a folder of compiled files
 * @param network a network file, or {@link Sources#ONE}
 * @param shots at least 1
 * @param seed of all chance
 * @param threads at least 1
 * @param noise false: the same timing and pair consumption, but nothing goes wrong
 * @param backend which simulation; chosen by the program when AUTO
 * @param explicit execute communication qubits too, operation by operation
 * @param place a file of pins
 * @param effort of the compiler's search
 * @param objective of the compiler's search
 * @param verification how hard to try to prove the compiled program equal to its source
 * @param leaveOneOut also run without each cause of error
 * @param trace keep the log of the first shot
 */
public record RunInputs(
    Path program,
    String network,
    long shots,
    long seed,
    int threads,
    boolean noise,
    Backend backend,
    boolean explicit,
    Optional<Path> place,
    Effort effort,
    Objective objective,
    Verification verification,
    boolean leaveOneOut,
    boolean trace) {
  /** When not told otherwise. */
  public static final long SHOTS = 1000;

  public RunInputs {
    if (shots < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "shots and threads are at least 1, not " + shots + " and " + threads);
    }
  }

  /** With what holds when nothing else is said. */
  public static RunInputs of(Path program, String network) {
    return new RunInputs(
        program,
        network,
        SHOTS,
        1,
        1,
        true,
        Backend.AUTO,
        false,
        Optional.empty(),
        Effort.BALANCED,
        Objective.EBITS,
        Verification.AUTO,
        false,
        false);
  }
}
