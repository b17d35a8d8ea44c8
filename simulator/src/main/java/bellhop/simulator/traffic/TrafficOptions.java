package bellhop.simulator.traffic;

import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.List;

/**
 * How a simulation of traffic runs.
 *
 * @param end when it stops
 * @param faults what goes wrong
 * @param keepSamples whether every delivered pair is kept, for histograms
 * @param policy whose turn it is at the fabric
 */
public record TrafficOptions(
    Time end, Seed seed, List<TimedFault> faults, boolean keepSamples, Policy policy) {
  public TrafficOptions {
    faults = List.copyOf(faults);
  }

  /** With links that come to the fabric in turn. */
  public TrafficOptions(Time end, Seed seed, List<TimedFault> faults, boolean keepSamples) {
    this(end, seed, faults, keepSamples, Policies.firstCome());
  }
}
