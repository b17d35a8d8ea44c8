package bellhop.experiment;

import bellhop.network.Scenario;
import java.util.List;

/**
 * What {@code bellhop compare} works on.
 *
 * @param scenarios each on its network, with its policy; the first is what others are compared with
 * @param seeds how many runs of each, at least 1; run i of all has the same chance
 * @param seed of the first run
 * @param threads at least 1; never change the answer
 */
public record CompareInputs(List<Scenario> scenarios, int seeds, long seed, int threads) {
  public CompareInputs {
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty() || seeds < 1 || threads < 1) {
      throw new IllegalArgumentException("nothing to compare");
    }
  }
}
