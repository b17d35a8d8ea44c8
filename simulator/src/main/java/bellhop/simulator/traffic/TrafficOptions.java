package bellhop.simulator.traffic;

import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.List;
import java.util.Optional;

/**
 * How a simulation of traffic runs.
 *
 * @param end when it stops
 * @param faults what goes wrong
 * @param keepSamples whether every delivered pair is kept, for histograms
 * @param policy whose turn it is at the fabric
 * @param rerouting whether circuits go another way when something fails
 */
public record TrafficOptions(
    Time end,
    Seed seed,
    List<TimedFault> faults,
    boolean keepSamples,
    Policy policy,
    Optional<Rerouting> rerouting) {
  public TrafficOptions {
    faults = List.copyOf(faults);
  }

  /** With links that come to the fabric in turn, and circuits that stay where they are. */
  public TrafficOptions(Time end, Seed seed, List<TimedFault> faults, boolean keepSamples) {
    this(end, seed, faults, keepSamples, Policies.firstCome(), Optional.empty());
  }
}
