package bellhop.experiment;

import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.execution.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each cause is worth: the same shots and seeds with that cause switched off. Success is the
 * Hellinger fidelity to the noiseless answer where that is known, else the predicted chance of no
 * fault. The gains do not add up to the whole loss; the JSON prints the remainder as {@code
 * interaction}. Empty when time runs out before all are done.
 */
final class LeaveOneOut {
  private LeaveOneOut() {}

  static List<RunResult.SwitchedOff> of(
      Function<SimulationOptions, SimulationResult> run,
      SimulationOptions options,
      SimulationResult all,
      Optional<Noiseless> ideal,
      Watch watch) {
    double withAll = success(all, ideal);
    SimulationResult none = without(Noise.OFF, "all noise", run, options, watch);
    double remainder = success(none, ideal) - withAll;
    boolean isCut = none.stopped();
    List<RunResult.SwitchedOff> gains = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      SimulationResult rest = without(except(cause), cause.words(), run, options, watch);
      isCut |= rest.stopped();
      double gained = success(rest, ideal) - withAll;
      gains.add(new RunResult.SwitchedOff(cause.field(), gained));
      remainder -= gained;
    }
    gains.add(new RunResult.SwitchedOff(RunResult.REMAINDER, remainder));
    return isCut ? List.of() : List.copyOf(gains);
  }

  private static SimulationResult without(
      Noise noise,
      String what,
      Function<SimulationOptions, SimulationResult> run,
      SimulationOptions options,
      Watch watch) {
    watch.stage("shots without " + what, options.shots());
    return run.apply(options.withNoise(noise));
  }

  private static Noise except(Cause cause) {
    return new Noise(
        cause != Cause.LOCAL_GATES,
        cause != Cause.PAIRS,
        cause != Cause.WAITING,
        cause != Cause.MEASUREMENT);
  }

  private static double success(SimulationResult result, Optional<Noiseless> ideal) {
    return ideal
        .map(known -> known.hellingerFidelity(result.counts()))
        .orElse(result.predictedSuccess());
  }
}
