package bellhop.experiment;

import java.util.List;

/**
 * A result with the offsets in time that the report draws.
 *
 * @param result the JSON of the command
 * @param seconds when the offsets were taken, ascending
 * @param offsets of each node to its reference, in s, at these times
 */
public record ClockDetails(ClockResult result, List<Double> seconds, List<List<Double>> offsets) {
  public ClockDetails {
    seconds = List.copyOf(seconds);
    offsets = offsets.stream().map(List::copyOf).toList();
  }
}
