package bellhop.qec.model;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model without its order, for comparisons: what flips, and how probable that is. */
public final class Merged {
  private Merged() {}

  /** Unrolled, with equal faults merged; splits are forgotten. */
  public static SortedMap<String, Double> of(ErrorModel model) {
    SortedMap<String, Double> merged = new TreeMap<>();
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        merged.merge(
            mechanism.targets().flipped().toString(), mechanism.probability(), Mechanism::combined);
      }
    });
    return merged;
  }
}
