package bellhop.protocol.path;

import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.ScheduleSearch.Schedule;
import bellhop.units.Span;
import java.util.Optional;

/** Makes a circuit of a path, if it can serve a demand. It must give equal answers to equals. */
@FunctionalInterface
public interface CircuitDesign {

  Optional<Circuit> circuit(int id, Path path, Wanted wanted);

  /**
   * With rounds of distillation and cut-offs as {@link CircuitPlanner} plans them; other circuits
   * may come to share the links, so that each has a cut-off unless one is stated.
   */
  static CircuitDesign of(
      Network network, LaneShares shares, Optional<Span> cutoff, boolean mayDistil) {
    PathPlanner planner =
        new PathPlanner(
            network, new Timekeeping(network), shares, cutoff, mayDistil, new PathPlanner.Known());
    return (id, path, wanted) -> {
      Schedule schedule = planner.schedule(path, wanted);
      return schedule.forecast().fidelity() < wanted.minimumFidelity()
          ? Optional.empty()
          : Optional.of(planner.circuit(id, path, schedule, wanted.measured(), true));
    };
  }
}
