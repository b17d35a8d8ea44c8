package bellhop.compiler.placement;

import bellhop.units.Seed;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Divides a program over groups of neighbouring QPUs first, groups of groups before that, and then
 * what each group holds over its QPUs. Few parts at a time make moves cheap to compare, and what
 * matters most over a long way is settled first. It pays where not every two QPUs are neighbours.
 */
public final class ByGroups {
  /** As many groups are not grouped any more. */
  private static final int FEW = 4;

  /** Fewer QPUs are divided over at once. */
  private static final int MANY = 8;

  /** One level may take this part of the steps. */
  private static final int LEVEL_SHARE = 8;

  private final int idleTurns;
  private final BooleanSupplier isOver;
  private long steps;

  /**
   * @param idleTurns in a row that bring nothing before a search at one level ends
   */
  public ByGroups(int idleTurns, BooleanSupplier isOver) {
    this.idleTurns = idleTurns;
    this.isOver = isOver;
  }

  /** Whether QPUs are grouped at all: there are many, and not every two are neighbours. */
  public static boolean pays(Routes routes) {
    return !routes.isComplete() && routes.qpuCount() >= MANY;
  }

  /** Pins visited over groups so far. */
  public long steps() {
    return steps;
  }

  /**
   * Qubits stay where they are.
   *
   * @param maxSteps of a search over all QPUs at once; a level takes its share
   */
  public Partitioner.Division still(Partitioner partitioner, Seed seed, long maxSteps) {
    long most = maxSteps / LEVEL_SHARE;
    Optional<Partitioner.Coarser> coarser = coarser(partitioner);
    Partitioner.Division start =
        coarser.isEmpty()
            ? partitioner.divide(seed, most)
            : split(
                partitioner,
                coarser.get(),
                still(coarser.get().partitioner(), seed, maxSteps),
                seed,
                most);
    return evolved(partitioner, start, seed, most);
  }

  /**
   * Qubits move.
   *
   * @param still of the same program with one slice
   */
  public Partitioner.Division moving(
      Partitioner partitioner, Partitioner still, Seed seed, long maxSteps) {
    long most = maxSteps / LEVEL_SHARE;
    Optional<Partitioner.Coarser> coarser = coarser(partitioner);
    if (coarser.isEmpty()) {
      long before = still.steps();
      Partitioner.Division start = still(still, seed, maxSteps);
      steps += still.steps() - before;
      return evolved(
          partitioner, partitioner.unrolled(start.homes(), start.places(), seed, most), seed, most);
    }
    Partitioner stillCoarser = still.coarser().orElseThrow().partitioner();
    Partitioner.Division grouped =
        moving(coarser.get().partitioner(), stillCoarser, seed, maxSteps);
    return evolved(partitioner, split(partitioner, coarser.get(), grouped, seed, most), seed, most);
  }

  private Partitioner.Division split(
      Partitioner partitioner,
      Partitioner.Coarser coarser,
      Partitioner.Division grouped,
      Seed seed,
      long most) {
    steps += coarser.partitioner().steps();
    return partitioner.split(grouped, coarser.groupOf(), seed, most);
  }

  private Partitioner.Division evolved(
      Partitioner partitioner, Partitioner.Division start, Seed seed, long most) {
    Population population = new Population(partitioner, seed);
    population.add(start);
    population.evolve(idleTurns, partitioner.steps() + most, isOver);
    return population.best();
  }

  private static Optional<Partitioner.Coarser> coarser(Partitioner partitioner) {
    return partitioner.parts() > FEW ? partitioner.coarser() : Optional.empty();
  }
}
