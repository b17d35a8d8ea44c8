package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.NodeInput;
import bellhop.simulator.traffic.TrafficResult;
import bellhop.simulator.traffic.TrafficResult.Fate;

/**
 * How long those who ask have to wait, as one number of a run: the mean makespan of programs where
 * there are any, else the mean time from a request to its last pair. What is not finished counts
 * until the end of the run, so that nobody looks fast who leaves work undone.
 */
final class TrafficTimes {
  private static final double PICOS = 1e12;

  private final Asked asked;
  private final Demand demand;
  private final TrafficResult traffic;

  TrafficTimes(Asked asked, Demand demand, TrafficResult traffic) {
    this.asked = asked;
    this.demand = demand;
    this.traffic = traffic;
  }

  /** What is measured of a scenario. */
  static String words(Scenario scenario) {
    boolean hasPrograms =
        scenario.traffic().stream().anyMatch(its -> its.ends() instanceof Traffic.OfProgram);
    return hasPrograms
        ? "mean makespan of programs; unfinished ones count until the end"
        : "mean time from a request to its last pair; unserved ones count until the end";
  }

  /** In s; 0 if nobody asked. */
  double meanS() {
    return demand.programs().isEmpty() ? ofRequests() : ofPrograms();
  }

  private double ofPrograms() {
    return new ProgramSums(demand.programs(), asked.executions(), traffic).meanS();
  }

  private double ofRequests() {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < traffic.fates().length; i++) {
      if (traffic.camePs()[i] < 0 || asked.get(i).pairs() == NodeInput.ENDLESS) {
        continue;
      }
      count++;
      sum +=
          traffic.fate(i) == Fate.FULFILLED
              ? traffic.latencies()[i]
              : traffic.seconds() - traffic.camePs()[i] / PICOS;
    }
    return count == 0 ? 0 : sum / count;
  }
}
