package bellhop.experiment;

import bellhop.distributed.PairOrder;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.simulator.traffic.Offer;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/**
 * Who asks whom, drawn from the seed of a run: first between whom, then, once circuits are planned,
 * when. Each line of traffic draws from streams of its own.
 */
final class Demand {
  private final Scenario scenario;
  private final Seed seed;

  /** Each once, whatever the number of lines that want it. */
  private final Map<Wanted, Integer> wanted = new LinkedHashMap<>();

  /** By line: the indices of what it wants; of a program one for each of its pairs. */
  private final List<List<Integer>> ofLine = new ArrayList<>();

  /** By line: a program, where it has one. */
  private final Map<Integer, ProgramDemand> programs = new TreeMap<>();

  private final List<Execution> executions = new ArrayList<>();

  /** One run of a line's program: its requests follow each other from the first one on. */
  record Execution(int line, int firstRequest, Time start) {}

  /** A request and the line that it belongs to, and what it wants. */
  record Asked(Offer offer, int line, int wanted) {}

  /** Compiles the programs of a scenario. */
  Demand(Scenario scenario, Seed seed, Watch watch) {
    this.scenario = scenario;
    this.seed = seed;
    for (int line = 0; line < scenario.traffic().size(); line++) {
      if (scenario.traffic().get(line).ends() instanceof Traffic.OfProgram program) {
        programs.put(line, ProgramDemand.of(program, scenario.network(), seed, watch));
      }
    }
    for (int line = 0; line < scenario.traffic().size(); line++) {
      ofLine.add(ends(line));
    }
  }

  /** What is wanted, each once. */
  List<Wanted> wanted() {
    return List.copyOf(wanted.keySet());
  }

  /** Indices of what a line wants. */
  List<Integer> ofLine(int line) {
    return ofLine.get(line);
  }

  /** How many requests one arrival of a line makes. */
  int requestsEach(int line) {
    ProgramDemand program = programs.get(line);
    return program == null ? 1 : program.ebits();
  }

  /** By line, where it has one. */
  Map<Integer, ProgramDemand> programs() {
    return programs;
  }

  /** Of all programs, once requests have been drawn. */
  List<Execution> executions() {
    return executions;
  }

  private List<Integer> ends(int line) {
    Traffic traffic = scenario.traffic().get(line);
    List<Integer> all = scenario.talkers();
    List<Integer> indices = new ArrayList<>();
    switch (traffic.ends()) {
      case Traffic.Between(int from, int to) -> indices.add(index(from, to, traffic));
      case Traffic.AllToAll _ -> {
        for (int a = 0; a < all.size(); a++) {
          for (int b = a + 1; b < all.size(); b++) {
            indices.add(index(all.get(a), all.get(b), traffic));
          }
        }
      }
      case Traffic.HotSpot(int target) ->
          all.stream()
              .filter(from -> from != target)
              .forEach(from -> indices.add(index(from, target, traffic)));
      case Traffic.Permutation _ -> {
        List<Integer> to = deranged(all, seed.stream("traffic/permutation", line));
        for (int i = 0; i < all.size(); i++) {
          indices.add(index(all.get(i), to.get(i), traffic));
        }
      }
      case Traffic.OfProgram _ ->
          Objects.requireNonNull(programs.get(line))
              .pairs()
              .forEach(pair -> indices.add(index(pair.qpuA(), pair.qpuB(), traffic)));
    }
    return indices;
  }

  private int index(int from, int to, Traffic traffic) {
    return wanted.computeIfAbsent(
        new Wanted(from, to, traffic.minimumFidelity(), traffic.measured()), _ -> wanted.size());
  }

  /** Sattolo's algorithm: one cycle through all, so that nobody stays at home. */
  private static List<Integer> deranged(List<Integer> all, RandomStream chance) {
    List<Integer> drawn = new ArrayList<>(all);
    for (int i = drawn.size() - 1; i > 0; i--) {
      int other = chance.nextInt(i);
      int kept = drawn.get(i);
      drawn.set(i, drawn.get(other));
      drawn.set(other, kept);
    }
    return drawn;
  }

  /** All requests, those of a line in order of their times. */
  List<Asked> ask(Plan plan) {
    List<Asked> asked = new ArrayList<>();
    for (int line = 0; line < scenario.traffic().size(); line++) {
      new Arrivals(line, plan, asked).draw();
    }
    return asked;
  }

  /** Draws the requests of one line. */
  private final class Arrivals {
    private final int line;
    private final Plan plan;
    private final List<Asked> asked;
    private final Traffic traffic;
    private final List<Integer> ends;
    private final double seconds;

    Arrivals(int line, Plan plan, List<Asked> asked) {
      this.line = line;
      this.plan = plan;
      this.asked = asked;
      traffic = scenario.traffic().get(line);
      ends = ofLine.get(line);
      seconds = scenario.duration().minus(traffic.start()).seconds();
    }

    void draw() {
      if (programs.containsKey(line)) {
        executions(Objects.requireNonNull(programs.get(line)));
        return;
      }
      switch (traffic.arrivals()) {
        case Traffic.Poisson(double rate) -> poisson(rate);
        case Traffic.Steady(double rate) -> steady(rate);
        case Traffic.Stream _ -> each(NodeInput.ENDLESS);
        case Traffic.Once _ -> each(traffic.pairs());
      }
    }

    private void poisson(double rate) {
      RandomStream who = seed.stream("traffic/ends", line);
      atRandom(rate, at -> add(ends.get(who.nextInt(ends.size())), at, traffic.pairs()));
    }

    private void atRandom(double rate, DoubleConsumer arrival) {
      RandomStream when = seed.stream("traffic/arrivals", line);
      double at = -StrictMath.log(when.nextPositive()) / rate;
      while (at < seconds) {
        arrival.accept(at);
        at -= StrictMath.log(when.nextPositive()) / rate;
      }
    }

    private void executions(ProgramDemand program) {
      if (traffic.arrivals() instanceof Traffic.Poisson(double rate)) {
        atRandom(rate, at -> execute(program, at));
      } else {
        execute(program, 0);
      }
    }

    private void execute(ProgramDemand program, double afterS) {
      int first = asked.size();
      checkCount(first + program.ebits());
      Time start = Time.ZERO.plus(traffic.start()).plus(Span.seconds(afterS));
      Time deadline = traffic.deadline().map(start::plus).orElse(Offer.NEVER);
      executions.add(new Execution(line, first, start));
      for (int pair = 0; pair < program.ebits(); pair++) {
        PairOrder.Moment moment = program.order().asked().get(pair);
        List<Offer.Wait> waits =
            moment.after().stream()
                .map(after -> new Offer.Wait(first + after.pair(), after.delay()))
                .toList();
        Time by = start.plus(program.latest().get(pair));
        add(ends.get(pair), start.plus(moment.afterStart()), deadline, by, 1, waits);
      }
    }

    private void checkCount(int requests) {
      if (requests > Scenario.MOST_REQUESTS
          && traffic.ends() instanceof Traffic.OfProgram program) {
        throw new InputException(
            program.at(),
            "more than %,d requests".formatted(Scenario.MOST_REQUESTS),
            "each execution asks for %,d pairs".formatted(ends.size()),
            "the unit of the rate is wrong, or the duration");
      }
    }

    private void steady(double rate) {
      for (long i = 0; i / rate < seconds; i++) {
        add(ends.get((int) (i % ends.size())), i / rate, traffic.pairs());
      }
    }

    private void each(int pairs) {
      if (seconds > 0) {
        ends.forEach(index -> add(index, 0, pairs));
      }
    }

    private void add(int index, double afterS, int pairs) {
      Time at = Time.ZERO.plus(traffic.start()).plus(Span.seconds(afterS));
      add(
          index,
          at,
          traffic.deadline().map(at::plus).orElse(Offer.NEVER),
          Offer.NEVER,
          pairs,
          List.of());
    }

    private void add(
        int index, Time at, Time deadline, Time by, int pairs, List<Offer.Wait> waits) {
      int circuit = plan.answers().get(index).circuit();
      double fidelity = traffic.minimumFidelity();
      Offer offer =
          new Offer(circuit, at, pairs, traffic.priority(), fidelity, deadline, by, waits);
      asked.add(new Asked(offer, line, index));
    }
  }
}
