package bellhop.compiler;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Blocks;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.ByGroups;
import bellhop.compiler.placement.Partitioner;
import bellhop.compiler.placement.Population;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.placement.Slices;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks for the answer with the fewest ebits: ordered blocks first; then partitions in which qubits
 * stay where they are, refined from blocks and from scratch; then partitions in which they move.
 * Each is measured with all limits by a walk through the program. It stops at the lower bound or
 * after a number of steps; of equal answers the first found wins.
 */
final class Optimiser {
  /** Blocks that are refined, and divisions that qubits are let loose from. */
  private static final int REFINED = 3;

  /** Divisions from scratch may take this part of the steps before another is made. */
  private static final int STARTING_SHARE = 4;

  /** Letting qubits loose may take this part of the steps before it is done once more. */
  private static final int UNROLLING_SHARE = 10;

  /** Blocks may take this part of the walks. */
  private static final int BLOCKS_SHARE = 4;

  /** Divisions of each kind that are walked. */
  private static final int WALKED = 3;

  /** Improving one answer in detail may take this part of the steps. */
  private static final int IMPROVEMENT_SHARE = 10;

  /** Answers that are written out and timed. */
  private static final int FINALISTS = 6;

  /** Bundles beyond which only one answer is written out. */
  private static final int LARGE = 20_000;

  /** Homes in time, qubits times slices. */
  private static final int MOST_HOMES = 100_000;

  private static final int MOST_SLICES = 256;

  /** With more gates for each qubit a slice is too long for a move to pay. */
  private static final long MOST_GATES_A_SLICE = 8;

  private final Segments segments;
  private final Bundles bundles;
  private final Routes routes;
  private final int[] pins;
  private final int bound;
  private final CompileOptions options;
  private final Search search;
  private final Optional<int[]> likely;
  private final BooleanSupplier isTimeUp;
  private final Optional<ByGroups> byGroups;
  private final List<Search.Answer> answers = new ArrayList<>();
  private long steps;

  /** The fewest ebits found without a limit of communication qubits. */
  private long unlimited;

  private boolean isCut;

  /**
   * @param likely homes of which something is expected, if there are any
   */
  Optimiser(
      Segments segments,
      Search search,
      Bundles bundles,
      Routes routes,
      int[] pins,
      CompileOptions options,
      Optional<int[]> likely,
      BooleanSupplier isTimeUp) {
    bound = Bound.of(bundles, routes, pins);
    this.segments = segments;
    this.search = search;
    this.bundles = bundles;
    this.routes = routes;
    this.pins = pins;
    this.options = options;
    this.likely = likely;
    this.isTimeUp = isTimeUp;
    byGroups =
        ByGroups.pays(routes)
            ? Optional.of(new ByGroups(options.effort().idleTurns(), this::isDone))
            : Optional.empty();
  }

  /** No answer that keeps the order of the gates can need fewer ebits. */
  int bound() {
    return bound;
  }

  /** Whether something was left untried for want of time. */
  boolean isCut() {
    return isCut;
  }

  long steps() {
    return steps + byGroups.map(ByGroups::steps).orElse(0L) + search.steps();
  }

  /**
   * The answers with the fewest ebits, fewest first: only equal ones if ebits are the objective.
   * There is always one, though its cost may say that it cannot be served.
   */
  List<Search.Answer> finalists() {
    Optional<int[]> together = Blocks.findTogether(routes.network(), pins);
    if (together.isPresent()) {
      return List.of(search.cover(together.get()));
    }
    place();
    if (!isDone()) {
      long most = options.effort().steps(bundles.count()) / IMPROVEMENT_SHARE;
      new WithinLimits(search, routes, answers, unlimited, most, this::mayWalk).improve();
    }
    return fewest();
  }

  /** The cheapest without improvements in detail. */
  Search.Answer quick() {
    Optional<int[]> together = Blocks.findTogether(routes.network(), pins);
    if (together.isPresent()) {
      return search.cover(together.get());
    }
    place();
    return least();
  }

  private void place() {
    likely.map(search::cover).ifPresent(answers::add);
    List<Block> blocks = blocks();
    if (Partitioner.canHandle(routes) && !isDone()) {
      partition(blocks);
    }
  }

  /** Homes in blocks and what they cost where nothing moves. */
  private record Block(Blocks.Dealt dealt, Search.Answer answer) {}

  /** Walks blocks; first those that cost least if communication qubits were plenty. */
  private List<Block> blocks() {
    List<Block> tried = new ArrayList<>();
    long most = options.effort().mostWalked() / BLOCKS_SHARE;
    for (Blocks.Dealt dealt : Blocks.candidates(bundles, routes, pins)) {
      if (answers.isEmpty() || (search.steps() < most && hasTime())) {
        Search.Answer answer = search.cover(dealt.homes());
        answers.add(answer);
        tried.add(new Block(dealt, answer));
      }
    }
    tried.sort(Comparator.comparingInt(block -> block.answer().unlimitedCost()));
    return tried;
  }

  private List<Search.Answer> fewest() {
    int least = least().cost();
    return answers.stream()
        .filter(answer -> answer.cost() == least || options.objective() != Objective.EBITS)
        .sorted(Comparator.comparingInt(Search.Answer::cost))
        .limit(bundles.count() > LARGE ? 1 : FINALISTS)
        .toList();
  }

  private boolean isOptimal() {
    return least().cost() <= bound;
  }

  private Search.Answer least() {
    return answers.stream().min(Comparator.comparingInt(Search.Answer::cost)).orElseThrow();
  }

  private void partition(List<Block> blocks) {
    Slices one = Slices.one(bundles.gateCount());
    Population still = still(one, blocks);
    walk(one, still);
    if (options.effort() != Effort.FAST && search.mayMove() && !isDone()) {
      int most = Math.max(1, Math.min(MOST_SLICES, MOST_HOMES / pins.length));
      Slices slices = Slices.byPartners(segments, most);
      if (2L * bundles.gateCount() <= MOST_GATES_A_SLICE * pins.length * (long) slices.count()) {
        walk(slices, moving(slices, still, blocks));
      }
    }
  }

  /** Divisions in which no qubit moves. */
  private Population still(Slices one, List<Block> blocks) {
    Partitioner partitioner = new Partitioner(bundles, one, routes, pins);
    Population population = new Population(partitioner, options.seed());
    long end = options.effort().steps(partitioner.pinCount());
    List<Block> best = best(blocks, partitioner);
    for (int i = 0; i < best.size() && !isDone(); i++) {
      Blocks.Dealt dealt = best.get(i).dealt();
      int[] homes = dealt.homes();
      int[] cover = best.get(i).answer().places();
      int[] hubs = dealt.hubPlaces(bundles);
      Seed seed = options.seed().child("compiler/block", i);
      population.add(partitioner.refine(homes, cover, seed, end - partitioner.steps()));
      population.add(partitioner.refine(homes, hubs, seed, end - partitioner.steps()));
    }
    if (byGroups.isPresent() && !isDone()) {
      population.add(byGroups.get().still(partitioner, options.seed(), end));
    } else {
      divide(population, partitioner, end);
    }
    population.evolve(options.effort().idleTurns(), end, this::isDone);
    steps += partitioner.steps();
    return population;
  }

  /** Those that cost least with gates where a cover or where hubs have them. */
  private List<Block> best(List<Block> blocks, Partitioner partitioner) {
    List<Block> all = new ArrayList<>(blocks.subList(0, Math.min(REFINED, blocks.size())));
    if (bundles.count() <= LARGE) {
      blocks.stream()
          .min(
              Comparator.comparingLong(block ->
                  partitioner.cost(block.dealt().homes(), block.dealt().hubPlaces(bundles))))
          .filter(block -> !all.contains(block))
          .ifPresent(block -> all.addFirst(block));
    }
    return all;
  }

  /** From scratch. */
  private void divide(Population population, Partitioner partitioner, long end) {
    long enough = partitioner.steps() + end / STARTING_SHARE;
    for (int i = 0;
        i < options.effort().starts() && partitioner.steps() < enough && !isDone();
        i++) {
      Seed seed = options.seed().child("compiler/start", i);
      population.add(partitioner.divide(seed, end - partitioner.steps()));
    }
  }

  /** Divisions in which qubits move between slices. */
  private Population moving(Slices slices, Population still, List<Block> blocks) {
    Partitioner partitioner = new Partitioner(bundles, slices, routes, pins);
    Population population = new Population(partitioner, options.seed());
    long end = options.effort().steps(partitioner.pinCount());
    unrollCuts(population, partitioner, blocks, end);
    if (byGroups.isPresent()) {
      population.add(byGroups.get().moving(partitioner, still.partitioner(), options.seed(), end));
    } else {
      unroll(population, partitioner, still, end);
    }
    population.evolve(options.effort().idleTurns(), end, this::isDone);
    steps += partitioner.steps();
    return population;
  }

  /** Blocks that are cut where that is cheap are let loose. */
  private void unrollCuts(
      Population population, Partitioner partitioner, List<Block> blocks, long end) {
    blocks.stream()
        .filter(block -> block.dealt().isByCuts())
        .findFirst()
        .map(block ->
            partitioner.unrolled(
                block.dealt().homes(), block.answer().places(), options.seed(), end))
        .ifPresent(population::add);
  }

  /** So are divisions in which nothing moves. */
  private void unroll(Population population, Partitioner partitioner, Population still, long end) {
    for (Partitioner.Division division : still.divisions()) {
      boolean mayBeAdded =
          population.divisions().size() < REFINED
              && partitioner.steps() < end / UNROLLING_SHARE
              && hasTime();
      if (mayBeAdded || population.divisions().isEmpty()) {
        population.add(
            partitioner.unrolled(
                division.homes(), division.places(), options.seed(), end - partitioner.steps()));
      }
    }
  }

  private void walk(Slices slices, Population population) {
    List<Partitioner.Division> divisions = population.divisions();
    if (divisions.isEmpty()) {
      return; // time was up while the first one was prepared
    }
    unlimited = divisions.getFirst().cost();
    for (Partitioner.Division division : divisions.subList(0, Math.min(WALKED, divisions.size()))) {
      if (!mayWalk() && division != divisions.getFirst()) {
        return;
      }
      if (slices.count() == 1) {
        answers.add(search.cover(division.homes()));
      }
      answers.add(search.answer(slices, division.homes(), division.places()));
    }
  }

  private boolean isDone() {
    return isOptimal() || !hasTime();
  }

  private boolean mayWalk() {
    return !isDone() && search.steps() < options.effort().mostWalked();
  }

  private boolean hasTime() {
    isCut |= isTimeUp.getAsBoolean();
    return !isCut;
  }
}
