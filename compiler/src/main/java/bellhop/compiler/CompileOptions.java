package bellhop.compiler;

import bellhop.units.Seed;

/**
 * What the user may choose about a compilation.
 *
 * @param threads never changes the answer
 */
public record CompileOptions(
    Effort effort, Objective objective, Placement placement, Seed seed, int threads) {
  /** Fewest ebits, balanced effort, nothing pinned, seed 1, one thread. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(Effort.BALANCED, Objective.EBITS, Placement.FREE, new Seed(1), 1);

  public CompileOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  public CompileOptions withPlacement(Placement other) {
    return new CompileOptions(effort, objective, other, seed, threads);
  }

  public CompileOptions withEffort(Effort other) {
    return new CompileOptions(other, objective, placement, seed, threads);
  }
}
