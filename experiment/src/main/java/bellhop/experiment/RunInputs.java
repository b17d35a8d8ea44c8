package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.simulator.Backend;
import bellhop.simulator.SimulationOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run is told. Equal inputs and files give equal results whatever the threads.
 *
 * @param compilation what is compiled for which network, and seed and threads of all; its program
 *     may be a folder of compiled files, if it is alone
 * @param with further programs that run at the same time on the same network
 * @param policy whose turn it is where links share something
 * @param shots at least 1
 * @param noise false: the same timing and pair consumption, but nothing goes wrong
 * @param backend which simulation; chosen by the program when AUTO
 * @param explicit execute communication qubits too, operation by operation
 * @param mostTurns of a loop each time that it is entered
 * @param leaveOneOut also run without each cause of error
 * @param trace keep the log of the first shot
 */
public record RunInputs(
    CompileInputs compilation,
    List<Path> with,
    Scenario.Policy policy,
    long shots,
    boolean noise,
    Backend backend,
    boolean explicit,
    int mostTurns,
    boolean leaveOneOut,
    boolean trace) {
  /** When not told otherwise. */
  public static final long SHOTS = 1000;

  public RunInputs {
    with = List.copyOf(with);
    if (shots < 1) {
      throw new IllegalArgumentException("at least one shot, not " + shots);
    }
  }

  /** With what holds when nothing else is said. */
  public static RunInputs of(Path program, String network) {
    return new RunInputs(
        CompileInputs.of(program, network),
        List.of(),
        Scenario.Policy.FIRST_COME,
        SHOTS,
        true,
        Backend.AUTO,
        false,
        SimulationOptions.MOST_TURNS,
        false,
        false);
  }

  RunInputs withShots(long count) {
    return new RunInputs(
        compilation, with, policy, count, noise, backend, explicit, mostTurns, leaveOneOut, trace);
  }
}
