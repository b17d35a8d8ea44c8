package bellhop.simulator;

import bellhop.network.Scenario;
import bellhop.simulator.execution.Noise;
import bellhop.units.Seed;

/**
 * How a distributed program is run.
 *
 * @param shots at least 1
 * @param seed the one source of chance
 * @param threads at least 1; never changes a result
 * @param noise which causes are on
 * @param backend wanted
 * @param explicit whether communication qubits are simulated one by one instead of being folded
 *     into the program's qubits
 * @param policy whose turn it is where links share the fabric
 * @param mostTurns of a loop each time that it is entered; a shot that needs more ends the run
 * @param traceShot the shot whose trace is kept, or {@link #NO_TRACE}
 */
public record SimulationOptions(
    long shots,
    Seed seed,
    int threads,
    Noise noise,
    Backend backend,
    boolean explicit,
    Scenario.Policy policy,
    int mostTurns,
    long traceShot) {
  public static final long NO_TRACE = -1;

  /** Turns of a loop, unless others are asked for. */
  public static final int MOST_TURNS = 1_000;

  /** 1,000 shots, seed 1, one thread, all noise, first come first served, no trace. */
  public static final SimulationOptions DEFAULT =
      new SimulationOptions(
          1_000,
          new Seed(1),
          1,
          Noise.ALL,
          Backend.AUTO,
          false,
          Scenario.Policy.FIRST_COME,
          MOST_TURNS,
          NO_TRACE);

  public SimulationOptions {
    if (shots < 1 || shots > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a run has 1 to 2 billion shots, not " + shots);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("a run has at least one thread, not " + threads);
    }
    if (mostTurns < 0) {
      throw new IllegalArgumentException("loops turn from 0 times on, not " + mostTurns);
    }
    if (traceShot < NO_TRACE || traceShot >= shots) {
      throw new IllegalArgumentException("no shot " + traceShot + " among " + shots);
    }
  }

  public SimulationOptions withShots(long count) {
    return new SimulationOptions(
        count, seed, threads, noise, backend, explicit, policy, mostTurns, traceShot);
  }

  public SimulationOptions withNoise(Noise causes) {
    return new SimulationOptions(
        shots, seed, threads, causes, backend, explicit, policy, mostTurns, traceShot);
  }

  public SimulationOptions withBackend(Backend wanted) {
    return new SimulationOptions(
        shots, seed, threads, noise, wanted, explicit, policy, mostTurns, traceShot);
  }

  public SimulationOptions withThreads(int count) {
    return new SimulationOptions(
        shots, seed, count, noise, backend, explicit, policy, mostTurns, traceShot);
  }

  public SimulationOptions withSeed(Seed other) {
    return new SimulationOptions(
        shots, other, threads, noise, backend, explicit, policy, mostTurns, traceShot);
  }

  public SimulationOptions withExplicit(boolean on) {
    return new SimulationOptions(
        shots, seed, threads, noise, backend, on, policy, mostTurns, traceShot);
  }

  public SimulationOptions withPolicy(Scenario.Policy its) {
    return new SimulationOptions(
        shots, seed, threads, noise, backend, explicit, its, mostTurns, traceShot);
  }

  public SimulationOptions withMostTurns(int most) {
    return new SimulationOptions(
        shots, seed, threads, noise, backend, explicit, policy, most, traceShot);
  }

  public SimulationOptions withTraceShot(long shot) {
    return new SimulationOptions(
        shots, seed, threads, noise, backend, explicit, policy, mostTurns, shot);
  }
}
