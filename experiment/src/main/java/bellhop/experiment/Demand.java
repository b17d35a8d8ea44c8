package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

  /** All requests in order of their times, drawn one by one as they are asked for. */
  Asked ask(Plan plan) {
    return new Asked(scenario, seed, this, plan);
  }
}
