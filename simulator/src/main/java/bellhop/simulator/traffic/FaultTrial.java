package bellhop.simulator.traffic;

import bellhop.network.Analyser;
import bellhop.network.Clocks;
import bellhop.network.Device;
import bellhop.network.Fabric;
import bellhop.network.Fibre;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.LinkTiming;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Point;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.network.Scenario;
import bellhop.network.Switch;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.protocol.path.Router;
import bellhop.protocol.path.Wanted;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One random small network with random traffic and random faults, drawn from a seed and run until
 * all is at rest again; then everything that must hold is checked. It measures nothing.
 *
 * <p>A trial begins with trouble; when it has passed and all old requests are over, each circuit in
 * its turn must serve one more, which shows that nothing is stuck.
 *
 * <p>Many networks are rings, in which circuits go another way when something fails. There the last
 * requests come while a part is down that no end needs, and must not wait for its repair.
 */
public final class FaultTrial {
  private static final Span TROUBLE = Span.micros(60_000);
  private static final Span QUIET = TROUBLE.times(3);

  /** Pairs that each circuit must bring when all is well again. */
  private static final int AFTERWARDS = 3;

  /** Within that every node has heard again of what is wanted: some refreshes of a demand. */
  private static final Span RECOVERY = Span.micros(400_000);

  /** So poor that a clock left alone strays out of the window within some ms. */
  private static final Clocks CLOCKS = new Clocks("poor", 0, 3e-7, 0, 0, 1e-9, 0, 1e-3, 0.7, 0.3);

  private static final Memory CAVITY = new Memory(25e-3, 34e-3, 0);

  private static final LinkTiming TIMING =
      new LinkTiming.Interference(
          LinkTiming.Shape.GAUSSIAN,
          100e-9,
          0,
          0,
          false,
          400e-9,
          new LinkTiming.Reference(true, 5e9, 0));

  private static final List<Circuit.Method> METHODS = List.of(Circuit.Method.values());

  /** Of the trials. */
  private static final double RINGS = 0.4;

  /** Of the trials with a shared station. */
  private static final double SWITCHED = 0.7;

  /** Where there are switches: so often parts of the fabric fail, besides all else. */
  private static final int FABRIC_FAULTS = 8;

  /** Of the faults of a ring: those that circuits go around. */
  private static final double BREAKS = 0.5;

  /** So many ways between two nodes are considered for how long they take. */
  private static final int WAYS = 6;

  private final RandomStream chance;
  private final Seed seed;
  private final boolean isRing;

  /** Whether a shared station has switches before it, and what chance they have. */
  private final boolean isSwitched;

  private final RandomStream fabricChance;

  /** How a circuit of a demand is made for another path. */
  private final List<Circuit> patterns = new ArrayList<>();

  private FaultTrial(long number) {
    seed = new Seed(number);
    chance = seed.stream("fault trial");
    isRing = seed.stream("fault trial/ring").nextBoolean(RINGS);
    fabricChance = seed.stream("fault trial/fabric");
    isSwitched = fabricChance.nextBoolean(SWITCHED);
  }

  /**
   * What a trial exercised and found.
   *
   * @param faults how many of each kind there were
   * @param checks how many of each invariant were made
   * @param failures in words; empty if all is well
   */
  public record Outcome(
      SortedMap<String, Long> faults, SortedMap<String, Long> checks, List<String> failures) {}

  /** Runs the trial of that number; the same number is the same trial. */
  public static Outcome run(long number) {
    return new FaultTrial(number).run();
  }

  private Outcome run() {
    int nodes = 3 + chance.nextInt(4);
    Network network = network(nodes);
    List<Circuit> circuits = circuits(network, nodes);
    List<Boolean> stored = Collections.nCopies(network.links().size(), chance.nextBoolean(0.3));
    Order order = chance.nextBoolean(0.5) ? Order.FIRST_COME : Order.EARLIEST_DEADLINE;
    LaneLayout layout = new LaneLayout(network, circuits, stored, order, isRing);
    patterns.addAll(circuits);
    List<Offer> offers = offers(network, circuits, new Router(network, layout.shares()));
    List<TimedFault> faults = faults(network);
    Time last = offers.getLast().deadline();
    if (isRing) {
      faults.add(lastFault(network, circuits, last));
    }
    TrafficOptions options =
        new TrafficOptions(
            last.plus(RECOVERY),
            seed.child("run", 0),
            faults,
            false,
            policy(network),
            isRing ? Optional.of(rerouting(network, circuits)) : Optional.empty());
    TrafficSimulation simulation = new TrafficSimulation(circuits, layout, offers, options);
    TrafficResult result = simulation.run();
    return judge(result, simulation, offers, faults);
  }

  /** Any that needs no slots, where there are switches. */
  private Policy policy(Network network) {
    return network.fabric().switches().isEmpty() || fabricChance.nextBoolean(0.5)
        ? Policies.firstCome()
        : Policies.of(Scenario.Policy.LOOK_AHEAD, Span.micros(1_000));
  }

  private Rerouting rerouting(Network network, List<Circuit> circuits) {
    List<Wanted> wanted = new ArrayList<>();
    for (Circuit circuit : circuits) {
      // the demand's number is hidden where the trial's own design finds it
      wanted.add(new Wanted(circuit.head(), circuit.tail(), -circuit.id(), circuit.measured()));
    }
    return new Rerouting(
        (id, path, its) ->
            Optional.of(circuit(network, id, path, patterns.get((int) -its.minimumFidelity()))),
        wanted,
        Span.micros(1_000),
        share(TROUBLE),
        0.1);
  }

  /** The same on another path; circuits that may share links have a cut-off. */
  private static Circuit circuit(Network network, int id, Path path, Circuit like) {
    Span latency = Span.ZERO;
    for (int link : path.links()) {
      latency = latency.plus(network.link(link).latency());
    }
    return new Circuit(
        id,
        path.qpus(),
        path.links(),
        Collections.nCopies(path.links().size(), like.rounds().getFirst()),
        like.method(),
        like.cutoff(),
        like.retry(),
        latency,
        1,
        1e6,
        like.measured());
  }

  /** A part is down until the last request is over; all ends can do without it. */
  private TimedFault lastFault(Network network, List<Circuit> circuits, Time until) {
    int node = chance.nextInt(network.qpus().size());
    boolean isEnd = circuits.stream().anyMatch(c -> c.head() == node || c.tail() == node);
    Fault fault =
        isEnd || chance.nextBoolean(0.5)
            ? new Fault.LinkCut(chance.nextInt(network.links().size()))
            : new Fault.NodeDown(node);
    Time from = Time.ZERO.plus(Span.picos(QUIET.picos() - share(TROUBLE).picos()));
    return new TimedFault(fault, from, until.minus(from));
  }

  private Network network(int nodes) {
    Device device = lasting(Network.one(1).qpu(0).device());
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      qpus.add(new Qpu("n" + n, 0, device));
    }
    boolean isStar = chance.nextBoolean(0.3) && !isRing;
    boolean isShared = isStar && chance.nextBoolean(0.5);
    for (int n = 1; n < nodes; n++) {
      int lanes = 2 + chance.nextInt(3);
      boolean turned = chance.nextBoolean(0.3);
      int near = qnus.size();
      qnus.add(qnu(isStar ? 0 : n - 1, lanes, near));
      qnus.add(qnu(n, lanes, near + 1));
      OptionalInt analyser = isShared ? OptionalInt.of(0) : OptionalInt.empty();
      links.add(link(n - 1, turned ? near + 1 : near, turned ? near : near + 1, lanes, analyser));
    }
    if (isRing) {
      close(nodes, qnus, links);
    }
    Analyser shared = new Analyser("shared", 1 + chance.nextInt(2), Span.micros(10));
    Fabric fabric = isShared && isSwitched ? fabric(qnus.size(), shared.channels()) : Fabric.NONE;
    return new Network("trial", qpus, qnus, List.of(shared), fabric, links, CLOCKS, List.of());
  }

  /** From every QNU to one of two switches, either of which reaches the station by itself. */
  private Fabric fabric(int qnus, int channels) {
    List<Switch> switches = new ArrayList<>();
    List<Fibre> fibres = new ArrayList<>();
    Point station = new Point.AtStation(0);
    for (int s = 0; s < 2; s++) {
      Span turn = Span.micros(20 * fabricChance.nextDouble());
      switches.add(new Switch("s" + s, 2 * qnus, turn, 1, 0));
      for (int i = 0; i < 2 * channels; i++) {
        fibres.add(new Fibre(new Point.AtSwitch(s), station, 1, Span.ZERO));
      }
      for (int q = 0; q < qnus; q++) {
        fibres.add(new Fibre(new Point.AtQnu(q), new Point.AtSwitch(s), 1, Span.ZERO));
      }
    }
    return new Fabric(switches, fibres);
  }

  /** From the last node to the first, and sometimes once more across. */
  private void close(int nodes, List<Qnu> qnus, List<Link> links) {
    int count = chance.nextBoolean(0.3) && nodes > 3 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      int lanes = 2 + chance.nextInt(3);
      int near = qnus.size();
      qnus.add(qnu(i == 0 ? nodes - 1 : 2, lanes, near));
      qnus.add(qnu(0, lanes, near + 1));
      links.add(link(nodes - 1 + i, near, near + 1, lanes, OptionalInt.empty()));
    }
  }

  /**
   * Halves that wait must last as long as links take for the next one, or hardly a round of
   * distillation is kept and a circuit is slow for a reason that is none of its protocol's.
   */
  private static Device lasting(Device device) {
    return new Device(
        device.oneQubitGate(),
        device.oneQubitError(),
        device.twoQubitGate(),
        device.twoQubitError(),
        device.readout(),
        device.readoutError01(),
        device.readoutError10(),
        device.classify(),
        device.reset(),
        CAVITY);
  }

  private static Qnu qnu(int qpu, int lanes, int number) {
    return new Qnu("q" + number, qpu, lanes, lanes, CAVITY, Span.nanos(500), 5e-3);
  }

  private Link link(int number, int qnuA, int qnuB, int lanes, OptionalInt analyser) {
    Span flight = Span.micros(5 + 100 * chance.nextDouble());
    Span late = share(flight);
    LinkModel model =
        new LinkModel(
            0.05 + 0.5 * chance.nextDouble(),
            Span.micros(50 + 100 * chance.nextDouble()),
            Span.micros(1),
            XState.werner(0.95, BellState.PSI_PLUS),
            BellState.PSI_PLUS,
            flight,
            flight.plus(late),
            chance.nextBoolean(0.5),
            1 + chance.nextInt(lanes));
    return new Link(
        "l" + number,
        qnuA,
        qnuB,
        "measured",
        analyser,
        model,
        Span.ZERO,
        flight.plus(flight),
        0,
        0,
        0,
        TIMING);
  }

  private List<Circuit> circuits(Network network, int nodes) {
    List<Circuit> circuits = new ArrayList<>();
    int count = 1 + chance.nextInt(3);
    int rounds = chance.nextBoolean(0.6) ? 0 : 1 + chance.nextInt(2);
    // circuits that share links could block each other for ever without a cut-off
    boolean cuts = count > 1 || chance.nextBoolean(0.5) || isRing;
    for (int c = 0; c < count; c++) {
      int head = chance.nextInt(nodes);
      int tail = (head + 1 + chance.nextInt(nodes - 1)) % nodes;
      var path = network.findPath(head, tail).orElseThrow();
      Circuit.Method method = METHODS.get(chance.nextInt(METHODS.size()));
      // EPL is one round; a second one gains nothing and half of the pairs fail
      int its = method == Circuit.Method.EPL ? Math.min(1, rounds) : rounds;
      Span cutoff =
          cuts ? Span.micros((3_000 + 5_000 * chance.nextDouble()) * (1 + 2 * its)) : Span.ZERO;
      circuits.add(
          new Circuit(
              c,
              path.qpus(),
              path.links(),
              Collections.nCopies(path.links().size(), its),
              method,
              cutoff,
              Span.micros(3_000 + 2_000 * chance.nextDouble()),
              network.latency(head, tail),
              1,
              1e6,
              chance.nextBoolean(0.3)));
    }
    return circuits;
  }

  private List<Offer> offers(Network network, List<Circuit> circuits, Router router) {
    List<Offer> offers = new ArrayList<>();
    Time later = Time.ZERO.plus(QUIET);
    for (Circuit circuit : circuits) {
      int count = 1 + chance.nextInt(4);
      for (int i = 0; i < count; i++) {
        Time at = Time.ZERO.plus(share(TROUBLE));
        Time deadline = at.plus(Span.micros(2_000)).plus(share(TROUBLE));
        offers.add(
            new Offer(circuit.id(), at, 1 + chance.nextInt(5), chance.nextInt(3), 0, deadline));
      }
      Time deadline = later.plus(RECOVERY).plus(patience(network, circuit, router));
      offers.add(new Offer(circuit.id(), later, AFTERWARDS, 0, 0, deadline));
      later = deadline;
    }
    offers.sort(Comparator.comparing(Offer::at));
    return offers;
  }

  /** On whichever way it then goes. */
  private Span patience(Network network, Circuit circuit, Router router) {
    Span longest = Patience.of(network, circuit, AFTERWARDS);
    if (isRing) {
      for (Path way : router.best(circuit.head(), circuit.tail(), WAYS)) {
        Circuit other = circuit(network, 0, way, circuit);
        longest = Span.max(longest, Patience.of(network, other, AFTERWARDS));
      }
    }
    return longest;
  }

  private Span share(Span whole) {
    return Span.picos((long) (whole.picos() * chance.nextDouble()));
  }

  private List<TimedFault> faults(Network network) {
    List<TimedFault> faults = new ArrayList<>();
    int count = 1 + chance.nextInt(5);
    for (int i = 0; i < count; i++) {
      Span from = share(TROUBLE);
      Span length = share(Span.picos((TROUBLE.picos() - from.picos()) / 2));
      faults.add(new TimedFault(fault(network), Time.ZERO.plus(from), length));
    }
    boolean hasSwitches = !network.fabric().switches().isEmpty();
    for (int i = 0; hasSwitches && i < FABRIC_FAULTS; i++) {
      Span from = Span.picos((long) (TROUBLE.picos() * fabricChance.nextDouble()));
      Span length =
          Span.picos((long) ((TROUBLE.picos() - from.picos()) * fabricChance.nextDouble() / 2));
      faults.add(new TimedFault(faultOfFabric(network), Time.ZERO.plus(from), length));
    }
    return faults;
  }

  private Fault fault(Network network) {
    if (isRing && chance.nextBoolean(BREAKS)) {
      return chance.nextBoolean(0.7)
          ? new Fault.LinkCut(chance.nextInt(network.links().size()))
          : new Fault.NodeDown(chance.nextInt(network.qpus().size()));
    }
    int node = chance.nextInt(network.qpus().size());
    int link = chance.nextInt(network.links().size());
    double loss = 0.3 * chance.nextDouble();
    return switch (chance.nextInt(10)) {
      case 0 -> new Fault.BadMessages(loss, 0, 0);
      case 1 -> new Fault.BadMessages(0, 0.3 * chance.nextDouble(), 0);
      case 2 -> new Fault.BadMessages(0, 0, chance.nextDouble());
      case 3 -> new Fault.BadMessages(loss, loss, loss);
      case 4 -> new Fault.SlowMessages(10);
      case 5 -> new Fault.NodeDown(node);
      case 6 -> chance.nextBoolean(0.5) ? new Fault.LinkCut(link) : new Fault.AnalyserDown(link);
      case 7 -> new Fault.LinkDrift(link, chance.nextDouble());
      case 8 -> new Fault.ExchangeLost(node);
      default -> new Fault.ClockStep(node, (long) (2e9 * (chance.nextDouble() - 0.5)));
    };
  }

  private Fault faultOfFabric(Network network) {
    int its = fabricChance.nextInt(network.fabric().switches().size());
    return switch (fabricChance.nextInt(4)) {
      case 0 -> new Fault.SwitchDown(its);
      case 1 -> new Fault.SwitchStuck(its);
      case 2 -> new Fault.FibreCut(fabricChance.nextInt(network.fabric().fibres().size()));
      default -> new Fault.AnalyserDown(fabricChance.nextInt(network.links().size()));
    };
  }

  private Outcome judge(
      TrafficResult result,
      TrafficSimulation simulation,
      List<Offer> offers,
      List<TimedFault> faults) {
    List<String> failures = new ArrayList<>(result.firstViolations());
    SortedMap<String, Long> checks = new TreeMap<>();
    long sum = result.used() + result.expired() + result.discarded() + result.stored();
    long made = Arrays.stream(result.generatedByLink()).sum();
    boolean isCounted = made == sum && result.stored() == simulation.elementaryRows();
    check(checks, failures, "every pair has one fate", isCounted);
    checks.put("a used half is whole, its frame known, its other half used", result.delivered());
    check(checks, failures, "nothing is alive when nobody wants it", simulation.halves() == 0);
    check(checks, failures, "what one end uses the other uses", simulation.halfUsed() == 0);
    for (int i = 0; i < offers.size(); i++) {
      boolean isLast = offers.get(i).at().picos() > 2 * TROUBLE.picos();
      TrafficResult.Fate fate = result.fate(i);
      if (isLast) {
        check(
            checks,
            failures,
            isRing
                ? "every session whose ends are joined serves without waiting for a repair"
                : "every circuit serves again when faults have stopped",
            fate == TrafficResult.Fate.FULFILLED);
      } else {
        check(
            checks,
            failures,
            "every request ends",
            fate == TrafficResult.Fate.FULFILLED
                || fate == TrafficResult.Fate.TIMED_OUT
                || fate == TrafficResult.Fate.NO_TIME
                || fate == TrafficResult.Fate.NO_RESOURCES);
      }
    }
    if (isRing) {
      boolean isTidy = simulation.circuitCount() == patterns.size();
      check(checks, failures, "old circuits are forgotten everywhere", isTidy);
      checks.put("a session went another way", (long) result.reroutes().size());
    }
    SortedMap<String, Long> kinds = new TreeMap<>();
    faults.forEach(fault -> kinds.merge(name(fault.fault()), 1L, Long::sum));
    return new Outcome(kinds, checks, failures);
  }

  private static void check(
      SortedMap<String, Long> checks, List<String> failures, String what, boolean holds) {
    checks.merge(what, 1L, Long::sum);
    if (!holds) {
      failures.add("not so: " + what);
    }
  }

  private static String name(Fault fault) {
    return switch (fault) {
      case Fault.BadMessages(double loss, double repeat, double disorder) -> {
        if (loss > 0 && repeat > 0) {
          yield "messages lost, repeated and reordered";
        }
        yield loss > 0 ? "messages lost" : repeat > 0 ? "messages repeated" : "messages reordered";
      }
      case Fault.SlowMessages _ -> "messages ten times as slow";
      case Fault.NodeDown _ -> "node restarted";
      case Fault.LinkCut _ -> "link cut";
      case Fault.LinkDrift _ -> "link drifted";
      case Fault.ClockStep _ -> "clock stepped";
      case Fault.ExchangeLost _ -> "clock left alone";
      case Fault.AnalyserDown _ -> "analyser failed";
      case Fault.SwitchDown _ -> "switch failed";
      case Fault.SwitchStuck _ -> "switch stuck";
      case Fault.FibreCut _ -> "fibre cut";
    };
  }
}
