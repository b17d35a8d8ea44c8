package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The best divisions so far, and better ones bred from them: in each turn one of them is joined and
 * refined again, or two are combined. A turn costs a fraction of a division from scratch and brings
 * more.
 */
public final class Population {
  /** Divisions that are kept. */
  private static final int MOST = 8;

  private final Partitioner partitioner;
  private final Seed seed;
  private final List<Partitioner.Division> divisions = new ArrayList<>();

  public Population(Partitioner partitioner, Seed seed) {
    this.partitioner = partitioner;
    this.seed = seed;
  }

  public Partitioner partitioner() {
    return partitioner;
  }

  /** Cheapest first. */
  public List<Partitioner.Division> divisions() {
    return List.copyOf(divisions);
  }

  public Partitioner.Division best() {
    return divisions.getFirst();
  }

  /** Keeps a division if it is new and cheap enough. */
  public void add(Partitioner.Division division) {
    if (divisions.stream().noneMatch(division::isSameAs)) {
      divisions.add(division);
      divisions.sort(Comparator.comparingLong(Partitioner.Division::cost));
      if (divisions.size() > MOST) {
        divisions.removeLast();
      }
    }
  }

  /**
   * Breeds until so many turns in a row have brought nothing cheaper.
   *
   * @param endSteps of the partitioner, when it is over at the latest
   * @param isOver asked before each turn
   */
  public void evolve(int idleTurns, long endSteps, BooleanSupplier isOver) {
    RandomStream random = seed.stream("compiler/evolve");
    int idle = 0;
    for (int turn = 0; idle < idleTurns && left(endSteps) > 0 && !isOver.getAsBoolean(); turn++) {
      long before = best().cost();
      Partitioner.Division one = divisions.get(random.nextInt(divisions.size()));
      Partitioner.Division two = divisions.get(random.nextInt(divisions.size()));
      Seed turnSeed = seed.child("compiler/evolve", turn);
      add(
          one == two
              ? partitioner.again(one, turnSeed, left(endSteps))
              : partitioner.combined(one, two, turnSeed, left(endSteps)));
      idle = best().cost() < before ? 0 : idle + 1;
    }
  }

  private long left(long endSteps) {
    return endSteps - partitioner.steps();
  }
}
