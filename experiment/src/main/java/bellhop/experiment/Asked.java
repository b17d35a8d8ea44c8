package bellhop.experiment;

import bellhop.distributed.PairOrder;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.Plan;
import bellhop.simulator.traffic.Offer;
import bellhop.simulator.traffic.Offers;
import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The requests of all lines in order of their times; of one time, in the order of the lines. Each
 * is drawn when it is first asked for, so that a run that is cut short pays for no more than came.
 * It does not know what becomes of them.
 */
final class Asked implements Offers {
  private final Scenario scenario;
  private final Plan plan;
  private final PriorityQueue<Arrivals> coming =
      new PriorityQueue<>(
          Comparator.comparingLong(Arrivals::atPs).thenComparingInt(Arrivals::line));

  /** By request, the first {@code count} of them: 16 bytes each. */
  private long[] atPs = new long[64];

  private int[] lines = new int[64];
  private int[] wanted = new int[64];
  private int count;
  private final Demand demand;
  private final List<Execution> executions = new ArrayList<>();

  /** One run of a line's program: its requests follow each other from the first one on. */
  record Execution(int line, int firstRequest, Time start) {}

  Asked(Scenario scenario, Seed seed, Demand demand, Plan plan) {
    this.scenario = scenario;
    this.demand = demand;
    this.plan = plan;
    for (int line = 0; line < scenario.traffic().size(); line++) {
      add(new Arrivals(line, scenario, demand.endsOf(line), seed));
    }
  }

  private void add(Arrivals arrivals) {
    if (arrivals.findNext()) {
      coming.add(arrivals);
    }
  }

  @Override
  public boolean has(int index) {
    while (count <= index && !coming.isEmpty()) {
      Arrivals first = coming.remove();
      keep(first);
      add(first);
    }
    return index < count;
  }

  private void keep(Arrivals first) {
    ProgramDemand program = demand.programs().get(first.line());
    if (program == null) {
      keep(first, wanted(first));
      return;
    }
    executions.add(new Execution(first.line(), count, new Time(first.atPs())));
    demand.ofLine(first.line()).forEach(its -> keep(first, its));
  }

  private int wanted(Arrivals arrivals) {
    return demand.wanted(arrivals.line(), arrivals.pick());
  }

  private void keep(Arrivals arrivals, int its) {
    if (count == atPs.length) {
      atPs = Arrays.copyOf(atPs, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      wanted = Arrays.copyOf(wanted, 2 * count);
    }
    atPs[count] = arrivals.atPs();
    lines[count] = arrivals.line();
    wanted[count] = its;
    count++;
  }

  @Override
  public Offer get(int index) {
    ProgramDemand program = demand.programs().get(lines[index]);
    return program == null ? single(index) : ofProgram(index, program);
  }

  private Offer single(int index) {
    Traffic traffic = scenario.traffic().get(lines[index]);
    Time at = new Time(atPs[index]);
    return new Offer(
        circuit(index),
        at,
        traffic.arrivals() instanceof Traffic.Stream ? NodeInput.ENDLESS : traffic.pairs(),
        traffic.priority(),
        traffic.minimumFidelity(),
        traffic.deadline().map(at::plus).orElse(Offer.NEVER));
  }

  private int circuit(int index) {
    return plan.answers().get(wanted[index]).circuit();
  }

  private Offer ofProgram(int index, ProgramDemand program) {
    Traffic traffic = scenario.traffic().get(lines[index]);
    Execution execution = execution(index);
    int pair = index - execution.firstRequest();
    PairOrder.Moment moment = program.order().asked().get(pair);
    return new Offer(
        circuit(index),
        execution.start().plus(moment.afterStart()),
        1,
        traffic.priority(),
        traffic.minimumFidelity(),
        traffic.deadline().map(execution.start()::plus).orElse(Offer.NEVER),
        execution.start().plus(program.latest().get(pair)),
        moment.after().stream()
            .map(after -> new Offer.Wait(execution.firstRequest() + after.pair(), after.delay()))
            .toList());
  }

  /** The execution that a request belongs to. */
  private Execution execution(int index) {
    int from = 0;
    int to = executions.size();
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      if (executions.get(middle).firstRequest() <= index) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return executions.get(from);
  }

  @Override
  public int together(int first) {
    ProgramDemand program = demand.programs().get(lines[first]);
    return program == null ? 1 : program.ebits();
  }

  @Override
  public Time start(int first) {
    return new Time(atPs[first]);
  }

  /** Of all programs, those that are known. */
  List<Execution> executions() {
    return executions;
  }

  /** The line that a request belongs to, from 0. */
  int line(int index) {
    return lines[index];
  }

  /** What a request wants. */
  int wanted(int index) {
    return wanted[index];
  }
}
