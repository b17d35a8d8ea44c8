package bellhop.simulator;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How a caller watches a run and may end it early.
 *
 * @param stop asked now and then, from any thread; once true, the run ends with the shots it has
 * @param done told the number of shots done so far, from any thread
 */
public record RunControl(BooleanSupplier stop, LongConsumer done) {
  public static final RunControl NONE = new RunControl(() -> false, count -> {});
}
