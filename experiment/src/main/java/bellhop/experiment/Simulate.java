package bellhop.experiment;

import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.protocol.path.CircuitDesign;
import bellhop.protocol.path.CircuitPlanner;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.simulator.traffic.Fault;
import bellhop.simulator.traffic.LaneLayout;
import bellhop.simulator.traffic.Rerouting;
import bellhop.simulator.traffic.TimedFault;
import bellhop.simulator.traffic.TrafficOptions;
import bellhop.simulator.traffic.TrafficResult;
import bellhop.simulator.traffic.TrafficSimulation;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Entanglement traffic on a network: a scenario in, what came of its requests out. It decides
 * nothing about pairs; circuits are planned and nodes act by their protocols.
 */
public final class Simulate {
  /** Between two looks at the clock. */
  private static final long STEP = 20_000;

  private static final long PER_MILLE = 1000;

  private Simulate() {}

  public static SimulateResult of(SimulateInputs inputs) {
    return inDetail(inputs, Watch.NONE).result();
  }

  /** Plans and runs to the end, or until the time is up. */
  public static SimulateDetails inDetail(SimulateInputs inputs, Watch watch) {
    return run(inputs, Prepared.of(inputs.scenario(), inputs.seed(), watch), watch);
  }

  /** What does not depend on a scenario's policy: programs compiled and circuits planned. */
  record Prepared(Demand demand, Plan plan) {
    static Prepared of(Scenario scenario, long seed, Watch watch) {
      watch.stage("plan", 0);
      Demand demand = new Demand(scenario, new Seed(seed), watch);
      Plan plan =
          CircuitPlanner.plan(
              scenario.network(),
              demand.wanted(),
              scenario.cutoff(),
              scenario.distil(),
              watch::isTimeUp);
      return new Prepared(demand, plan);
    }
  }

  /** Runs a scenario that was prepared under any policy. */
  static SimulateDetails run(SimulateInputs inputs, Prepared prepared, Watch watch) {
    Scenario scenario = inputs.scenario();
    Seed seed = new Seed(inputs.seed());
    Demand demand = prepared.demand();
    Plan plan = prepared.plan();
    Asked asked = demand.ask(plan);
    LaneLayout layout =
        new LaneLayout(
            scenario.network(), plan.circuits(), plan.stored(), order(scenario), mayMove(scenario));
    Optional<TrafficTrace> trace =
        inputs.wantsTrace()
            ? Optional.of(new TrafficTrace(scenario.network(), lanes(scenario.network(), layout)))
            : Optional.empty();
    TrafficSums sums = new TrafficSums(scenario.traffic().size(), asked::line, trace);
    TrafficSimulation simulation =
        new TrafficSimulation(
            plan.circuits(),
            layout,
            asked,
            new TrafficOptions(
                Time.ZERO.plus(scenario.duration()),
                seed,
                faults(scenario),
                inputs.wantsHistograms(),
                new TrafficPolicies(scenario, demand, plan, layout).policy(asked),
                rerouting(scenario, demand, plan, layout)),
            sums);
    boolean isCut = run(simulation, scenario.duration(), watch);
    TrafficResult traffic = simulation.result();
    SimulateResult result =
        new TrafficAnswer(scenario, inputs.seed(), demand, plan, layout, asked, sums, traffic)
            .result(isCut);
    double timeS = new TrafficTimes(asked, demand, traffic).meanS();
    return details(inputs, result, timeS, traffic, trace);
  }

  /** Periods of a timetable that are worth trying. */
  static List<Span> periods(Scenario scenario, Prepared prepared) {
    Plan plan = prepared.plan();
    LaneLayout layout =
        new LaneLayout(scenario.network(), plan.circuits(), plan.stored(), order(scenario));
    return new TrafficPolicies(scenario, prepared.demand(), plan, layout).periods();
  }

  /** Whether anything fails that circuits go around. */
  private static boolean mayMove(Scenario scenario) {
    return scenario.reroute()
        && scenario.troubles().stream().anyMatch(its -> isBreak(its.trouble()));
  }

  private static boolean isBreak(Scenario.Trouble trouble) {
    return switch (trouble) {
      case Scenario.Trouble.NodeDown _,
          Scenario.Trouble.LinkCut _,
          Scenario.Trouble.AnalyserDown _,
          Scenario.Trouble.SwitchDown _,
          Scenario.Trouble.SwitchStuck _,
          Scenario.Trouble.FibreCut _ ->
          true;
      case Scenario.Trouble.LinkDrift _,
          Scenario.Trouble.ClockStep _,
          Scenario.Trouble.BadMessages _,
          Scenario.Trouble.SlowMessages _ ->
          false;
    };
  }

  private static Optional<Rerouting> rerouting(
      Scenario scenario, Demand demand, Plan plan, LaneLayout layout) {
    if (!mayMove(scenario)) {
      return Optional.empty();
    }
    Wanted[] wanted = new Wanted[plan.circuits().size()];
    for (int i = 0; i < plan.answers().size(); i++) {
      int circuit = plan.answers().get(i).circuit();
      if (circuit >= 0) {
        wanted[circuit] = demand.wanted().get(i);
      }
    }
    CircuitDesign design =
        CircuitDesign.of(scenario.network(), layout.shares(), scenario.cutoff(), scenario.distil());
    return Optional.of(new Rerouting(design, List.of(wanted)));
  }

  /** Whether the time was up before the end. */
  private static boolean run(TrafficSimulation simulation, Span duration, Watch watch) {
    watch.stage("simulate", PER_MILLE);
    boolean goesOn = true;
    while (goesOn && !watch.isTimeUp()) {
      goesOn = simulation.run(STEP);
      watch.done((long) (PER_MILLE * simulation.now().seconds() / duration.seconds()));
    }
    return goesOn;
  }

  private static SimulateDetails details(
      SimulateInputs inputs,
      SimulateResult result,
      double timeS,
      TrafficResult traffic,
      Optional<TrafficTrace> trace) {
    double[] latencies = TrafficAnswer.latencies(traffic);
    double top = latencies.length == 0 ? 1 : TrafficAnswer.quantile(latencies, 0.995);
    return new SimulateDetails(
        result,
        inputs.scenario().network(),
        timeS,
        inputs.wantsHistograms() ? Histogram.of(latencies, 0, top) : Histogram.EMPTY,
        Histogram.of(traffic.fidelities()),
        trace.map(TrafficTrace::trace));
  }

  private static Order order(Scenario scenario) {
    return switch (scenario.policy()) {
      case EARLIEST_DEADLINE, DEADLINE_TIMETABLE, LOOK_AHEAD -> Order.EARLIEST_DEADLINE;
      case ONE_AT_A_TIME, FIRST_COME, TIMETABLE, LONGEST_QUEUE, HYSTERESIS -> Order.FIRST_COME;
    };
  }

  private static int[] lanes(Network network, LaneLayout layout) {
    return IntStream.range(0, network.links().size()).map(layout.shares()::lanes).toArray();
  }

  private static List<TimedFault> faults(Scenario scenario) {
    List<TimedFault> faults = new ArrayList<>();
    for (Scenario.TimedTrouble timed : scenario.troubles()) {
      for (Fault fault : faults(scenario.network(), timed.trouble())) {
        faults.add(new TimedFault(fault, Time.ZERO.plus(timed.at()), timed.length()));
      }
    }
    return faults;
  }

  private static List<Fault> faults(Network network, Scenario.Trouble trouble) {
    return switch (trouble) {
      case Scenario.Trouble.NodeDown(int qpu) -> List.of(new Fault.NodeDown(qpu));
      case Scenario.Trouble.LinkCut(int link) -> List.of(new Fault.LinkCut(link));
      case Scenario.Trouble.AnalyserDown(int analyser) ->
          IntStream.range(0, network.links().size())
              .filter(l -> network.link(l).analyser().orElse(-1) == analyser)
              .mapToObj(l -> (Fault) new Fault.AnalyserDown(l))
              .toList();
      case Scenario.Trouble.SwitchDown(int its) -> List.of(new Fault.SwitchDown(its));
      case Scenario.Trouble.SwitchStuck(int its) -> List.of(new Fault.SwitchStuck(its));
      case Scenario.Trouble.FibreCut(List<Integer> fibres) ->
          fibres.stream().map(its -> (Fault) new Fault.FibreCut(its)).toList();
      case Scenario.Trouble.LinkDrift(int link, double factor) ->
          List.of(new Fault.LinkDrift(link, factor));
      case Scenario.Trouble.ClockStep(int qpu, Span offset) ->
          List.of(new Fault.ClockStep(qpu, offset.picos()));
      case Scenario.Trouble.BadMessages(double loss, double repeat, double disorder) ->
          List.of(new Fault.BadMessages(loss, repeat, disorder));
      case Scenario.Trouble.SlowMessages(int factor) -> List.of(new Fault.SlowMessages(factor));
    };
  }
}
