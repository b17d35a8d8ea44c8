package bellhop.simulator;

import bellhop.protocol.Trace;
import bellhop.simulator.execution.ErrorBudget;
import bellhop.simulator.timeline.PairCounts;
import bellhop.simulator.timeline.Waited;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run gave.
 *
 * @param shots done; fewer than asked for only if {@code stopped}
 * @param stopped whether the caller ended the run early
 * @param counts shots by outcome, sorted; last declared register first, a blank between registers
 * @param pairs elementary pairs by fate, summed over shots
 * @param makespans by shot
 * @param stallShare summed stall over summed makespan
 * @param pairFidelity at the moment of use
 * @param errorBudget mean per shot
 * @param backend that was used, never {@link Backend#AUTO}
 * @param noiseModel of waiting
 * @param waited what requests for pairs waited for, summed over shots
 * @param loopTurns by loop of the program, summed over shots
 * @param trace of the shot that was asked for
 */
public record SimulationResult(
    long shots,
    boolean stopped,
    SortedMap<String, Long> counts,
    PairCounts pairs,
    Makespans makespans,
    double stallShare,
    PairFidelity pairFidelity,
    ErrorBudget errorBudget,
    Backend backend,
    NoiseModel noiseModel,
    Waited waited,
    List<Long> loopTurns,
    Optional<Trace> trace) {
  public SimulationResult {
    loopTurns = List.copyOf(loopTurns);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  public double predictedSuccess() {
    return errorBudget.predictedSuccess();
  }
}
