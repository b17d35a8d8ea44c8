package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.simulator.traffic.LaneLayout;
import bellhop.simulator.traffic.TrafficResult;
import bellhop.simulator.traffic.TrafficResult.Fate;
import bellhop.simulator.traffic.TrafficResult.WaitedFor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Turns the counts of a simulation into the answer of the command. It simulates nothing. */
final class TrafficAnswer {
  /** Refusals that are listed one by one. */
  private static final int MOST_REFUSALS = 1000;

  private static final int MOST_REROUTES = 1000;
  private static final int MOST_CIRCUITS = 5000;

  private static final Fate[] FATES = Fate.values();

  private final Scenario scenario;
  private final Network network;
  private final long seed;
  private final Demand demand;
  private final Plan plan;
  private final LaneLayout layout;
  private final Asked asked;
  private final TrafficSums sums;
  private final TrafficResult traffic;
  private final List<Wanted> wanted;
  private final TrafficLoad load;
  private final Shortfall shortfall;

  private final int[] wantedOfCircuit;

  /** By line. */
  private final List<Map<Fate, Long>> fates = new ArrayList<>();

  private final double[] latencySum;

  TrafficAnswer(
      Scenario scenario,
      long seed,
      Demand demand,
      Plan plan,
      LaneLayout layout,
      Asked asked,
      TrafficSums sums,
      TrafficResult traffic) {
    this.scenario = scenario;
    this.network = scenario.network();
    this.seed = seed;
    this.demand = demand;
    this.plan = plan;
    this.layout = layout;
    this.asked = asked;
    this.sums = sums;
    this.traffic = traffic;
    wanted = demand.wanted();
    load = new TrafficLoad(scenario, demand, plan, layout);
    shortfall = new Shortfall(plan, network.links().size());
    latencySum = new double[scenario.traffic().size()];
    wantedOfCircuit = new int[plan.circuits().size()];
    for (int i = 0; i < wanted.size(); i++) {
      int circuit = plan.answers().get(i).circuit();
      if (circuit >= 0) {
        wantedOfCircuit[circuit] = i;
      }
    }
    count();
  }

  private void count() {
    for (int line = 0; line < latencySum.length; line++) {
      fates.add(new EnumMap<>(Fate.class));
    }
    for (int i = 0; i < traffic.fates().length; i++) {
      int line = asked.line(i);
      Fate fate = fate(i);
      fates.get(line).merge(fate, 1L, Long::sum);
      latencySum[line] += fate == Fate.FULFILLED ? traffic.latencies()[i] : 0;
    }
  }

  private Fate fate(int request) {
    return FATES[traffic.fates()[request]];
  }

  SimulateResult result(boolean isCut) {
    SimulateResult.Requests requests = requests();
    SimulateResult.Pairs pairs = pairs();
    double[] latencies = latencies(traffic);
    double rate = traffic.seconds() > 0 ? pairs.delivered() / traffic.seconds() : 0;
    SimulateResult.Fidelity fidelity =
        new SimulateResult.Fidelity(given(traffic.meanFidelity()), given(traffic.fidelityMin()));
    List<SimulateResult.Refusal> refusals = refusals();
    List<String> overload = load.words();
    List<SimulateResult.Cut> cuts = new Cuts(network, demand, load).exceeded();
    return new SimulateResult(
        scenario.name(),
        network.name(),
        TrafficHeadline.of(
            requests,
            pairs,
            rate,
            fidelity,
            refusals,
            isOverloaded(cuts, overload),
            traffic.seconds()),
        seed,
        traffic.seconds(),
        traffic.events(),
        requests,
        pairs,
        pathLinks(),
        latency(latencies),
        rate,
        fidelity,
        "%016x".formatted(traffic.traceHash()),
        refusals,
        lines(),
        new ProgramSums(demand.programs(), asked.executions(), traffic).uses(),
        links(),
        plan.circuits().size(),
        circuits(),
        traffic.reroutes().size(),
        reroutes(),
        late(),
        cuts,
        overload,
        traffic.firstViolations(),
        RunResult.Assumed.of(network),
        isCut);
  }

  private static boolean isOverloaded(List<SimulateResult.Cut> cuts, List<String> overload) {
    return !overload.isEmpty()
        || cuts.stream().anyMatch(cut -> cut.kind() == SimulateResult.CutKind.EXCEEDED);
  }

  private SimulateResult.PathLinks pathLinks() {
    long sum = 0;
    long count = 0;
    int longest = 0;
    for (int i = 0; i < traffic.fates().length; i++) {
      int circuit = plan.answers().get(asked.wanted(i)).circuit();
      if (fate(i) == Fate.FULFILLED && circuit >= 0) {
        int links = plan.circuits().get(circuit).links().size();
        sum += links;
        count++;
        longest = Math.max(longest, links);
      }
    }
    return count == 0
        ? new SimulateResult.PathLinks(OptionalDouble.empty(), OptionalInt.empty())
        : new SimulateResult.PathLinks(
            OptionalDouble.of((double) sum / count), OptionalInt.of(longest));
  }

  /** Where the network has several domains. */
  private Optional<SimulateResult.BetweenDomains> betweenDomains(long allFulfilled) {
    if (network.qpus().stream().map(Qpu::domain).distinct().count() < 2) {
      return Optional.empty();
    }
    long offered = 0;
    long fulfilled = 0;
    for (int i = 0; i < traffic.fates().length; i++) {
      Wanted its = wanted.get(asked.wanted(i));
      boolean isBetween = !network.qpu(its.from()).domain().equals(network.qpu(its.to()).domain());
      boolean hasCome = fate(i) != Fate.TO_COME && fate(i) != Fate.STOPPED;
      offered += isBetween && hasCome ? 1 : 0;
      fulfilled += isBetween && fate(i) == Fate.FULFILLED ? 1 : 0;
    }
    return Optional.of(
        new SimulateResult.BetweenDomains(
            offered, fulfilled, given((double) fulfilled / allFulfilled)));
  }

  /** Of fulfilled requests, ascending, in s. */
  static double[] latencies(TrafficResult traffic) {
    double[] ended = new double[(int) traffic.count(Fate.FULFILLED)];
    int count = 0;
    for (int i = 0; i < traffic.fates().length; i++) {
      if (FATES[traffic.fates()[i]] == Fate.FULFILLED) {
        ended[count++] = traffic.latencies()[i];
      }
    }
    Arrays.sort(ended);
    return ended;
  }

  /** The value that a share of them does not exceed. */
  static double quantile(double[] ascending, double share) {
    int rank = (int) StrictMath.ceil(share * ascending.length) - 1;
    return ascending[Math.clamp(rank, 0, ascending.length - 1)];
  }

  /** Of times in ascending order. */
  static SimulateResult.Latency latency(double[] ascending) {
    if (ascending.length == 0) {
      OptionalDouble none = OptionalDouble.empty();
      return new SimulateResult.Latency(none, none, none);
    }
    double sum = 0;
    for (double its : ascending) {
      sum += its;
    }
    return new SimulateResult.Latency(
        OptionalDouble.of(sum / ascending.length),
        OptionalDouble.of(quantile(ascending, 0.5)),
        OptionalDouble.of(quantile(ascending, 0.99)));
  }

  private static OptionalDouble given(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private SimulateResult.Requests requests() {
    Map<Fate, Long> all = new EnumMap<>(Fate.class);
    fates.forEach(its -> its.forEach((fate, count) -> all.merge(fate, count, Long::sum)));
    return requests(all, betweenDomains(all.getOrDefault(Fate.FULFILLED, 0L)));
  }

  private static SimulateResult.Requests requests(
      Map<Fate, Long> fates, Optional<SimulateResult.BetweenDomains> betweenDomains) {
    long fulfilled = fates.getOrDefault(Fate.FULFILLED, 0L);
    long timedOut = fates.getOrDefault(Fate.TIMED_OUT, 0L);
    long waiting = fates.getOrDefault(Fate.WAITING, 0L);
    long refused =
        fates.getOrDefault(Fate.UNREACHABLE, 0L)
            + fates.getOrDefault(Fate.FIDELITY, 0L)
            + fates.getOrDefault(Fate.NO_TIME, 0L)
            + fates.getOrDefault(Fate.NO_RESOURCES, 0L);
    long offered = fulfilled + timedOut + waiting + refused;
    return new SimulateResult.Requests(
        offered, fulfilled, refused, timedOut, waiting, betweenDomains);
  }

  private SimulateResult.Pairs pairs() {
    return new SimulateResult.Pairs(
        traffic.generated(),
        traffic.used(),
        traffic.expired(),
        traffic.discarded(),
        traffic.stored(),
        traffic.delivered(),
        traffic.surplus(),
        traffic.swaps(),
        traffic.distillations());
  }

  /** Those between the same two for the same reason together, the most frequent first. */
  private List<SimulateResult.Refusal> refusals() {
    Map<Refused, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < traffic.fates().length; i++) {
      Optional<SimulateResult.Reason> reason = reason(i);
      int index = asked.wanted(i);
      reason.ifPresent(why -> counts.merge(new Refused(why, index), 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .map(entry -> refusal(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(SimulateResult.Refusal::requests).reversed())
        .limit(MOST_REFUSALS)
        .toList();
  }

  private record Refused(SimulateResult.Reason reason, int wanted) {}

  private Optional<SimulateResult.Reason> reason(int request) {
    return switch (fate(request)) {
      case TO_COME, WAITING, FULFILLED, TIMED_OUT, STOPPED -> Optional.empty();
      case UNREACHABLE -> Optional.of(planned(plan.answers().get(asked.wanted(request))));
      case FIDELITY -> Optional.of(SimulateResult.Reason.FIDELITY);
      case NO_TIME -> Optional.of(SimulateResult.Reason.NO_TIME);
      case NO_RESOURCES -> Optional.of(SimulateResult.Reason.NO_RESOURCES);
    };
  }

  private static SimulateResult.Reason planned(Plan.Answer answer) {
    return switch (answer.refusal()) {
      case NO_PATH, NONE -> SimulateResult.Reason.NO_PATH;
      case NO_QUBITS -> SimulateResult.Reason.NO_QUBITS;
      case NO_TIME -> SimulateResult.Reason.NOT_PLANNED;
      case FIDELITY -> SimulateResult.Reason.FIDELITY;
    };
  }

  private SimulateResult.Refusal refusal(Refused refused, long count) {
    Wanted its = wanted.get(refused.wanted());
    Plan.Answer answer = plan.answers().get(refused.wanted());
    boolean isPlanned = answer.refusal() != Plan.Refusal.NONE;
    boolean isFidelity = refused.reason() == SimulateResult.Reason.FIDELITY;
    return new SimulateResult.Refusal(
        refused.reason(),
        name(its.from()),
        name(its.to()),
        count,
        isPlanned ? answer.words() : refused.reason().words(),
        isFidelity ? OptionalDouble.of(answer.fidelity()) : OptionalDouble.empty());
  }

  private List<SimulateResult.Reroute> reroutes() {
    return traffic.reroutes().stream().limit(MOST_REROUTES).map(this::reroute).toList();
  }

  private SimulateResult.Reroute reroute(TrafficResult.Reroute its) {
    String why =
        switch (its.cause()) {
          case LINK_DOWN -> "a link was down";
          case NODE_DOWN -> "a node was down";
          case STATION_DOWN -> "an analyser was down";
          case BETTER_PATH -> "a better path was up again";
        };
    return new SimulateResult.Reroute(
        its.atPs() * 1e-12,
        name(its.circuit().head()),
        name(its.circuit().tail()),
        its.circuit().nodes().stream().map(this::name).toList(),
        why);
  }

  /** Those between the same two for the same reason together, the most frequent first. */
  private List<SimulateResult.Late> late() {
    Map<Waited, long[]> counts = new LinkedHashMap<>();
    for (int i = 0; i < traffic.fates().length; i++) {
      WaitedFor why = traffic.waitedFor(i);
      if (why != null) {
        Wanted its = wanted.get(asked.wanted(i));
        long[] both =
            counts.computeIfAbsent(new Waited(why, its.from(), its.to()), _ -> new long[2]);
        both[fate(i) == Fate.TIMED_OUT ? 0 : 1]++;
      }
    }
    return counts.entrySet().stream()
        .map(entry -> late(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((SimulateResult.Late l) -> l.timedOut() + l.late()).reversed())
        .limit(MOST_REFUSALS)
        .toList();
  }

  private record Waited(WaitedFor why, int from, int to) {}

  private SimulateResult.Late late(Waited its, long[] counts) {
    return new SimulateResult.Late(
        its.why(), name(its.from()), name(its.to()), counts[0], counts[1], words(its.why()));
  }

  private static String words(WaitedFor why) {
    return switch (why) {
      case PATH -> "most of the time something on their path was down, or clocks too far apart";
      case PORT -> "they waited for a channel of an analyser, or their turn at the fabric";
      case QUBITS -> "they waited for memory or communication qubits that others' pairs held";
      case FIDELITY -> "they waited for rounds of distillation";
      case OTHERS -> "others were served first";
      case ATTEMPTS -> "attempts ran for them; they take so many";
      case NEWS -> "they waited for messages";
    };
  }

  private String name(int qpu) {
    return network.qpu(qpu).name();
  }

  private List<SimulateResult.Line> lines() {
    List<SimulateResult.Line> lines = new ArrayList<>();
    for (int line = 0; line < fates.size(); line++) {
      lines.add(line(line));
    }
    return lines;
  }

  private SimulateResult.Line line(int line) {
    Traffic its = scenario.traffic().get(line);
    SimulateResult.Requests requests = requests(fates.get(line), Optional.empty());
    return new SimulateResult.Line(
        line + 1,
        its.kind(),
        ends(its.ends()),
        its.measured() ? "measure" : "keep",
        requests.offered(),
        requests.fulfilled(),
        requests.refused(),
        requests.timedOut(),
        requests.waiting(),
        given(latencySum[line] / requests.fulfilled()),
        sums.delivered(line),
        given(sums.meanFidelity(line)),
        plan(line),
        expected(line, Plan.Answer::ratePerSecond),
        expected(line, Plan.Answer::fidelity),
        its.minimumFidelity(),
        shortfall.words(
            its.minimumFidelity(),
            sums.meanFidelity(line),
            expected(line, Plan.Answer::fidelity).orElse(0),
            circuits(line)));
  }

  private List<Circuit> circuits(int line) {
    return demand.ofLine(line).stream()
        .map(index -> plan.answers().get(index).circuit())
        .filter(circuit -> circuit >= 0)
        .map(plan.circuits()::get)
        .toList();
  }

  private String ends(Traffic.Ends ends) {
    return switch (ends) {
      case Traffic.Between(int from, int to) -> name(from) + " to " + name(to);
      case Traffic.AllToAll _ -> "any two";
      case Traffic.HotSpot(int target) -> "all to " + name(target);
      case Traffic.Permutation _ -> "each to another";
      case Traffic.OfProgram program -> String.valueOf(program.program().getFileName());
    };
  }

  private String plan(int line) {
    List<Integer> ends = demand.ofLine(line).stream().distinct().toList();
    if (ends.size() == 1) {
      return plan.answers().get(ends.getFirst()).words();
    }
    List<Plan.Answer> answers = ends.stream().map(plan.answers()::get).toList();
    long served = answers.stream().filter(answer -> answer.circuit() >= 0).count();
    String words = "%,d of %,d pairs of ends have a circuit".formatted(served, answers.size());
    Optional<Plan.Answer> refused =
        answers.stream().filter(answer -> answer.circuit() < 0).findFirst();
    return refused
        .map(answer -> words + "; for the first without: " + answer.words())
        .orElse(words);
  }

  private OptionalDouble expected(int line, ToDoubleFunction<Plan.Answer> figure) {
    return demand.ofLine(line).stream()
        .map(plan.answers()::get)
        .filter(answer -> answer.circuit() >= 0)
        .mapToDouble(figure)
        .average();
  }

  private List<SimulateResult.LinkUse> links() {
    List<SimulateResult.LinkUse> uses = new ArrayList<>();
    for (int l = 0; l < network.links().size(); l++) {
      if (layout.shares().lanes(l) > 0) {
        uses.add(link(l));
      }
    }
    return uses;
  }

  private SimulateResult.LinkUse link(int index) {
    Link link = network.link(index);
    long generated = traffic.generatedByLink()[index];
    double perSecond = traffic.seconds() > 0 ? generated / traffic.seconds() : 0;
    double allowed = load.allowed(index);
    return new SimulateResult.LinkUse(
        link.name(),
        name(network.qpuA(index)),
        name(network.qpuB(index)),
        layout.shares().lanes(index),
        generated,
        perSecond,
        load.offered(index),
        allowed,
        perSecond / allowed,
        traffic.generated() == 0 ? 0 : (double) generated / traffic.generated());
  }

  private List<SimulateResult.CircuitUse> circuits() {
    return plan.circuits().stream().limit(MOST_CIRCUITS).map(this::circuit).toList();
  }

  private SimulateResult.CircuitUse circuit(Circuit circuit) {
    boolean distils = circuit.rounds().stream().anyMatch(rounds -> rounds > 0);
    long delivered = traffic.deliveredByCircuit()[circuit.id()];
    double mean = traffic.fidelitySumByCircuit()[circuit.id()] / delivered;
    double asked = asked(circuit);
    return new SimulateResult.CircuitUse(
        circuit.id(),
        circuit.nodes().stream().map(this::name).toList(),
        circuit.rounds(),
        distils ? Optional.of(circuit.method().toString()) : Optional.empty(),
        circuit.cutoff().seconds(),
        circuit.rate(),
        circuit.fidelity(),
        delivered,
        given(mean),
        asked,
        shortfall.words(asked, mean, circuit.fidelity(), List.of(circuit)));
  }

  private double asked(Circuit circuit) {
    return wanted.get(wantedOfCircuit[circuit.id()]).minimumFidelity();
  }
}
