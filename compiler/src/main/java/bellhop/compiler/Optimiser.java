package bellhop.compiler;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Blocks;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Partitioner;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.placement.Slices;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks for the answer with the fewest ebits: ordered blocks first, then partitions refined from
 * the best of them and from scratch, each measured with all limits by a walk through the program.
 * It stops at the lower bound or after a number of steps; of equal answers the first found wins.
 */
final class Optimiser {
  /** Blocks that are refined. */
  private static final int REFINED = 3;

  private static final int POPULATION = 8;

  /** Answers whose gates are moved one by one. */
  private static final int IMPROVED = 2;

  /** Each may take this part of the steps. */
  private static final int IMPROVEMENT_SHARE = 10;

  /** Answers that are written out and timed. */
  private static final int FINALISTS = 6;

  /** Bundles beyond which only one answer is written out. */
  private static final int LARGE = 20_000;

  private final Bundles bundles;
  private final Routes routes;
  private final int[] pins;
  private final int bound;
  private final CompileOptions options;
  private final Search search;
  private final Segments segments;
  private final BooleanSupplier isTimeUp;
  private final List<Search.Answer> answers = new ArrayList<>();
  private long steps;
  private boolean isCut;

  Optimiser(
      Segments segments,
      Search search,
      Bundles bundles,
      Routes routes,
      int[] pins,
      CompileOptions options,
      BooleanSupplier isTimeUp) {
    bound = Bound.of(bundles, routes, pins);
    this.search = search;
    this.segments = segments;
    this.bundles = bundles;
    this.routes = routes;
    this.pins = pins;
    this.options = options;
    this.isTimeUp = isTimeUp;
  }

  /** No answer can need fewer ebits. */
  int bound() {
    return bound;
  }

  /** Whether something was left untried for want of time. */
  boolean isCut() {
    return isCut;
  }

  long steps() {
    return steps + search.steps();
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
    for (int[] homes : Blocks.candidates(bundles, routes, pins)) {
      if (answers.isEmpty() || (search.steps() < options.effort().steps() && hasTime())) {
        answers.add(search.cover(homes));
      }
    }
    if (Partitioner.canHandle(routes) && !isOptimal()) {
      partition();
    }
    improve();
    return fewest();
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

  private void partition() {
    Partitioner partitioner =
        new Partitioner(bundles, Slices.one(bundles.gateCount()), routes, pins);
    List<Partitioner.Division> found = new ArrayList<>();
    List<Search.Answer> blocks =
        answers.stream()
            .sorted(Comparator.comparingInt(Search.Answer::cost))
            .limit(REFINED)
            .toList();
    for (Search.Answer block : blocks) {
      if (hasTime()) {
        found.add(
            partitioner.refine(block.start(), block.places(), options.seed(), left(partitioner)));
      }
    }
    for (int i = 0; i < starts() && !isDone(partitioner); i++) {
      Seed seed = options.seed().child("compiler/start", i);
      found.add(partitioner.divide(seed, left(partitioner)));
    }
    evolve(partitioner, found);
    found.stream()
        .sorted(Comparator.comparingLong(Partitioner.Division::cost))
        .limit(REFINED)
        .forEach(division -> add(Slices.one(bundles.gateCount()), division));
    int most = Math.max(2, Math.min(256, 100_000 / Math.max(1, pins.length)));
    Slices slices = Slices.byPartners(segments, most);
    Partitioner moving = new Partitioner(bundles, slices, routes, pins);
    List<Partitioner.Division> moved = new ArrayList<>();
    for (Partitioner.Division still : found) {
      moved.add(
          moving.unrolled(still.homes(), still.places(), options.seed(), left(moving)));
    }
    if (Boolean.getBoolean("trace")) {
      System.err.println("slices " + slices.count() + " still " + found.stream().map(d -> d.cost()).toList() + " moved " + moved.stream().map(d -> d.cost()).toList() + " steps " + moving.steps());
    }
    evolve(moving, moved);
    moved.stream().limit(REFINED).forEach(division -> add(slices, division));
    steps = partitioner.steps();
  }

  private void evolve(Partitioner partitioner, List<Partitioner.Division> found) {
    int idle = 0;
    RandomStream random = options.seed().stream("compiler/evolve");
    for (int i = 0; idle < Integer.getInteger("idle", 100) && !isDone(partitioner); i++) {
      Seed seed = options.seed().child("compiler/evolve", i);
      found.sort(Comparator.comparingLong(Partitioner.Division::cost));
      while (found.size() > POPULATION) {
        found.removeLast();
      }
      if (Boolean.getBoolean("trace") && i % 10 == 0) {
        System.err.println(i + " " + found.stream().map(d -> d.cost()).toList() + " " + partitioner.steps());
      }
      long before = found.getFirst().cost();
      int a = random.nextInt(found.size());
      int b = random.nextInt(found.size());
      Partitioner.Division child =
          a == b
              ? partitioner.again(found.get(a), seed, left(partitioner))
              : partitioner.combined(found.get(a), found.get(b), seed, left(partitioner));
      boolean known = found.stream().anyMatch(child::isSameAs);
      if (!known) {
        found.add(child);
      }
      idle = child.cost() < before ? 0 : idle + 1;
    }
    found.sort(Comparator.comparingLong(Partitioner.Division::cost));
  }

  private void improve() {
    if (Boolean.getBoolean("noimprove")) return;
    List<Search.Answer> promising =
        answers.stream()
            .sorted(Comparator.comparingInt(Search.Answer::cost))
            .limit(IMPROVED)
            .toList();
    for (Search.Answer answer : promising) {
      if (!isOptimal() && answer.isServed() && hasTime()) {
        answers.add(search.improve(answer, options.effort().steps() / IMPROVEMENT_SHARE));
      }
    }
  }

  private boolean isDone(Partitioner partitioner) {
    return isOptimal() || left(partitioner) <= 0 || !hasTime();
  }

  private boolean hasTime() {
    isCut |= isTimeUp.getAsBoolean();
    return !isCut;
  }

  private int starts() {
    return switch (options.effort()) {
      case FAST -> 1;
      case BALANCED -> 8;
      case BEST -> 100;
    };
  }

  private long left(Partitioner partitioner) {
    return options.effort().steps() - partitioner.steps() - search.steps();
  }

  private void add(Slices slices, Partitioner.Division division) {
    if (slices.count() == 1) {
      answers.add(search.cover(division.homes()));
    }
    Search.Answer answer = search.answer(slices, division.homes(), division.places());
    if (Boolean.getBoolean("trace")) {
      System.err.println("division " + division.cost() + " walk " + answer.cost());
    }
    answers.add(answer);
  }
}
