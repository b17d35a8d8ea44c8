package bellhop.network;

import bellhop.units.Location;
import bellhop.units.Span;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who asks whom for Bell pairs, and when: one line of a scenario. It holds no requests.
 *
 * @param kind as the file calls it
 * @param pairs that a request wants; a stream never has enough
 * @param minimumFidelity that its pairs must be expected to have
 * @param deadline after which a request gives up, if ever
 * @param priority greater ones come first
 * @param measured whether each end measures its half as soon as it has it
 * @param start when the line begins
 */
public record Traffic(
    String kind,
    Ends ends,
    Arrivals arrivals,
    int pairs,
    double minimumFidelity,
    Optional<Span> deadline,
    int priority,
    boolean measured,
    Span start) {

  /** Between whom; QPUs by their index. */
  public sealed interface Ends {}

  public record Between(int from, int to) implements Ends {}

  /** Any two. */
  public record AllToAll() implements Ends {}

  /** All others and the target. */
  public record HotSpot(int target) implements Ends {}

  /** Each one and another, drawn from the seed; nobody is left out as a target. */
  public record Permutation() implements Ends {}

  /**
   * As a compiled program needs them.
   *
   * @param program an OpenQASM file
   * @param place a file of pins
   * @param at where the scenario says so
   */
  public record OfProgram(Path program, Optional<Path> place, Location at) implements Ends {}

  /** How requests come; for a program, its executions. */
  public sealed interface Arrivals {}

  /** At random, so many per second on average over all ends. */
  public record Poisson(double rate) implements Arrivals {}

  /** At equal intervals, the ends in turn. */
  public record Steady(double rate) implements Arrivals {}

  /** One request for each pair of ends, which never has enough. */
  public record Stream() implements Arrivals {}

  /** One request for each pair of ends, or one execution. */
  public record Once() implements Arrivals {}
}
