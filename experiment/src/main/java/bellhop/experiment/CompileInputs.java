package bellhop.experiment;

import bellhop.compiler.CompileOptions;
import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.compiler.Placement;
import bellhop.units.Seed;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one compilation is told.
 *
 * @param program an OpenQASM file
 * @param network a network file, or {@link Sources#ONE}
 * @param place a file of pins
 * @param input a file of values for the program's inputs
 * @param verification how hard to try to prove the compiled program equal to its source
 * @param seed of all chance
 * @param threads at least 1; never change the answer
 */
public record CompileInputs(
    Path program,
    String network,
    Optional<Path> place,
    Optional<Path> input,
    Effort effort,
    Objective objective,
    Verification verification,
    long seed,
    int threads) {
  public CompileInputs {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  /** With what holds when nothing else is said. */
  public static CompileInputs of(Path program, String network) {
    return new CompileInputs(
        program,
        network,
        Optional.empty(),
        Optional.empty(),
        Effort.BALANCED,
        Objective.EBITS,
        Verification.AUTO,
        1,
        1);
  }

  CompileInputs withSeed(long other) {
    return new CompileInputs(
        program, network, place, input, effort, objective, verification, other, threads);
  }

  CompileOptions options(Placement placement) {
    return new CompileOptions(effort, objective, placement, new Seed(seed), threads);
  }
}
