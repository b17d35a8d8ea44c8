package bellhop.experiment;

import bellhop.distributed.PairOrder;
import bellhop.simulator.traffic.TrafficResult;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came of the executions of programs, from what came of their requests for pairs. */
final class ProgramSums {
  private static final double PICOS = 1e12;

  private final Map<Integer, ProgramDemand> programs;
  private final List<Asked.Execution> executions;
  private final TrafficResult traffic;

  /**
   * @param programs by line
   */
  ProgramSums(
      Map<Integer, ProgramDemand> programs,
      List<Asked.Execution> executions,
      TrafficResult traffic) {
    this.programs = programs;
    this.executions = executions;
    this.traffic = traffic;
  }

  List<SimulateResult.ProgramUse> uses() {
    List<SimulateResult.ProgramUse> uses = new ArrayList<>();
    programs.forEach((line, program) -> uses.add(use(line, program)));
    return uses;
  }

  /** Mean makespan over all programs in s; an execution that is not finished counts until now. */
  double meanS() {
    double sum = 0;
    long count = 0;
    for (Asked.Execution execution : executions) {
      if (hasBegun(execution)) {
        ProgramDemand program = Objects.requireNonNull(programs.get(execution.line()));
        double left = traffic.seconds() - execution.start().seconds();
        double seconds = hasFailed(execution, program) ? left : makespan(execution, program);
        sum += seconds <= left ? seconds : left;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private SimulateResult.ProgramUse use(int line, ProgramDemand program) {
    List<Double> makespans = new ArrayList<>();
    long begun = 0;
    long failed = 0;
    for (Asked.Execution execution : executions) {
      if (execution.line() != line || !hasBegun(execution)) {
        continue;
      }
      begun++;
      if (hasFailed(execution, program)) {
        failed++;
      } else {
        double seconds = makespan(execution, program);
        if (execution.start().seconds() + seconds <= traffic.seconds()) {
          makespans.add(seconds);
        }
      }
    }
    double[] ascending = makespans.stream().mapToDouble(its -> its).sorted().toArray();
    return new SimulateResult.ProgramUse(
        line + 1,
        program.title(),
        program.ebits(),
        begun,
        ascending.length,
        failed,
        begun - ascending.length - failed,
        TrafficAnswer.latency(ascending),
        program.predicted().seconds());
  }

  /** One that is known may be still to come. */
  private boolean hasBegun(Asked.Execution execution) {
    return execution.firstRequest() < traffic.fates().length
        && execution.start().seconds() <= traffic.seconds();
  }

  private boolean hasFailed(Asked.Execution execution, ProgramDemand program) {
    for (int pair = 0; pair < program.ebits(); pair++) {
      switch (traffic.fate(execution.firstRequest() + pair)) {
        case TO_COME, WAITING, FULFILLED -> {}
        case TIMED_OUT, UNREACHABLE, FIDELITY, NO_TIME, NO_RESOURCES, STOPPED -> {
          return true;
        }
      }
    }
    return false;
  }

  /** In s; NaN while a pair is missing. */
  private double makespan(Asked.Execution execution, ProgramDemand program) {
    PairOrder.Moment end = program.order().end();
    double seconds = end.afterStart().seconds();
    for (PairOrder.After after : end.after()) {
      int request = execution.firstRequest() + after.pair();
      seconds = StrictMath.max(seconds, had(request, execution.start()) + after.delay().seconds());
    }
    return seconds;
  }

  private double had(int request, Time start) {
    return (traffic.camePs()[request] - start.picos()) / PICOS + traffic.latencies()[request];
  }
}
