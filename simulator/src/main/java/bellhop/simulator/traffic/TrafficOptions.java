package bellhop.simulator.traffic;

import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.List;

/**
 * How a simulation of traffic runs.
 *
 * @param end when it stops
 * @param faults what goes wrong
 * @param keepSamples whether every delivered pair is kept, for histograms
 */
public record TrafficOptions(Time end, Seed seed, List<TimedFault> faults, boolean keepSamples) {
  public TrafficOptions {
    faults = List.copyOf(faults);
  }
}
