package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

  /** By line whose ends are drawn: who they are, and their indices. */
  private final Map<Integer, DrawnEnds> drawn = new TreeMap<>();

  private final Map<Integer, Map<Integer, Integer>> indexOfDrawn = new TreeMap<>();

  /** The same in order. */
  private final List<Wanted> all;

  /** By line: a program, where it has one. */
  private final Map<Integer, ProgramDemand> programs = new TreeMap<>();

  /** Compiles the programs of a scenario. */
  Demand(Scenario scenario, Seed seed, Watch watch) {
    this.scenario = scenario;
    this.seed = seed;
    for (int line = 0; line < scenario.traffic().size(); line++) {
      if (scenario.traffic().get(line).ends() instanceof Traffic.OfProgram program) {
        programs.put(line, ProgramDemand.of(program, scenario.network(), seed, watch));
      }
    }
    requireFewRequests();
    for (int line = 0; line < scenario.traffic().size(); line++) {
      ofLine.add(ends(line));
    }
    all = List.copyOf(wanted.keySet());
  }

  /** The reader of the scenario has counted an execution as one request. */
  private void requireFewRequests() {
    double requests =
        IntStream.range(0, scenario.traffic().size()).mapToDouble(this::requests).sum();
    if (requests > Scenario.MOST_REQUESTS && !programs.isEmpty()) {
      int most = Collections.max(programs.keySet(), Comparator.comparingDouble(this::requests));
      throw Objects.requireNonNull(programs.get(most)).tooMany();
    }
  }

  /** Mean number of a line in the whole time. */
  private double requests(int line) {
    return scenario.requests(scenario.traffic().get(line)) * requestsEach(line);
  }

  /** What is wanted, each once. */
  List<Wanted> wanted() {
    return all;
  }

  /** Indices of what a line wants. */
  List<Integer> ofLine(int line) {
    return ofLine.get(line);
  }

  /** How many pairs of ends a line's requests choose from. */
  int endsOf(int line) {
    return drawn.containsKey(line)
        ? DrawnEnds.pairs(scenario.talkers().size())
        : ofLine(line).size();
  }

  /** Index of what a request of a line wants that has chosen those of its ends. */
  int wanted(int line, int pick) {
    Map<Integer, Integer> indices = indexOfDrawn.get(line);
    return indices == null ? ofLine(line).get(pick) : Objects.requireNonNull(indices.get(pick));
  }

  /** In the order of {@link #ofLine}: the part of a line's requests that each of them has. */
  double[] shares(int line) {
    double[] shares = new double[ofLine(line).size()];
    Arrays.fill(shares, 1.0 / shares.length);
    DrawnEnds its = drawn.get(line);
    if (its != null) {
      double sum = its.counts().values().stream().mapToDouble(Integer::doubleValue).sum();
      int place = 0;
      for (int count : its.counts().values()) {
        shares[place++] = count / sum;
      }
    }
    return shares;
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

  private List<Integer> ends(int line) {
    Traffic traffic = scenario.traffic().get(line);
    List<Integer> all = scenario.talkers();
    List<Integer> indices = new ArrayList<>();
    switch (traffic.ends()) {
      case Traffic.Between(int from, int to) -> indices.add(index(from, to, traffic));
      case Traffic.AllToAll _ when scenario.isDrawn(traffic) -> indices.addAll(draw(line));
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

  private List<Integer> draw(int line) {
    DrawnEnds ends = new DrawnEnds(line, scenario, seed);
    Traffic traffic = scenario.traffic().get(line);
    Map<Integer, Integer> indices = new HashMap<>();
    List<Integer> inOrder = new ArrayList<>();
    for (int pick : ends.counts().keySet()) {
      int index = index(ends.from(pick), ends.to(pick), traffic);
      indices.put(pick, index);
      inOrder.add(index);
    }
    drawn.put(line, ends);
    indexOfDrawn.put(line, indices);
    return inOrder;
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

  /** All requests in order of their times, drawn one by one as they are asked for. */
  Asked ask(Plan plan) {
    return new Asked(scenario, seed, this, plan);
  }
}
