package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.ByGroups;
import bellhop.compiler.placement.Partitioner;
import bellhop.compiler.placement.Population;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.placement.Slices;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the search finds, against formulas, and against what a partition promises. */
class OptimiserTest {
  private static final int PLENTY = 300;

  private static int ebits(Program program, Network network) {
    Compiled compiled = Compiler.compile(program, network, CompileOptions.DEFAULT);
    Answers.requireProven(program, compiled, network);
    return compiled.report().ebits();
  }

  /** Hub recursion on blocks of n/k + 1, the rest first, halves what ordered blocks cost. */
  @ParameterizedTest
  @CsvSource({"16, 2, 7", "16, 3, 10", "16, 4, 12", "32, 3, 21", "32, 4, 28", "32, 8, 44"})
  void fourierTransformsMeetAtHubs(int qubits, int qpus, int hubs) {
    Network network = Networks.complete(qpus, qubits / qpus + 1, PLENTY);
    assertThat(ebits(Circuits.qft(qubits), network)).isLessThanOrEqualTo(hubs);
  }

  /** Blocks of n/k + 1, one copy at a time: the sum over blocks of size × blocks after it. */
  @ParameterizedTest
  @CsvSource({"16, 3, 14", "32, 3, 31", "32, 4, 42"})
  void fourierTransformsCostOrderedBlocksWithTwoCommunicationQubits(
      int qubits, int qpus, int blocks) {
    Network network = Networks.complete(qpus, qubits / qpus + 1, 2);
    assertThat(ebits(Circuits.qft(qubits), network)).isLessThanOrEqualTo(blocks);
  }

  /** Without moves each of its 4 crossing gates is a copy; the carry itself can move instead. */
  @ParameterizedTest
  @CsvSource({"2, 2", "4, 6"})
  void qubitsMoveWhereThatCostsLess(int qpus, int ebits) {
    Network network = Networks.complete(qpus, 64 / qpus + 1, 2);
    assertThat(ebits(Circuits.adder(64), network)).isLessThanOrEqualTo(ebits);
  }

  @Test
  void pairsOfGatesInRandomOrderAreServedByMoves() {
    Network network = Networks.complete(2, 9, PLENTY);
    Program volume = Circuits.volume(16, 1);
    Compiled still =
        Compiler.compile(volume, network, CompileOptions.DEFAULT.withEffort(Effort.FAST));
    assertThat(ebits(volume, network)).isLessThan(still.report().ebits() / 2);
  }

  /**
   * With communication qubits in plenty the walk pays what the partition counted, relays included:
   * copies stay as long as others are to be made from them. Moves that find no room cost one more
   * each: in these programs there are two at most.
   */
  @Test
  void theWalkKeepsWhatThePartitionPromises() {
    for (int seed = 0; seed < 12; seed++) {
      Network network =
          seed % 2 == 0 ? Networks.complete(3, 4, PLENTY) : Networks.line(5, 2, PLENTY);
      Optimised optimised = new Optimised(Circuits.random(9, 80, seed), network, 12, seed);
      assertThat(optimised.walked())
          .as("seed %d", seed)
          .isLessThanOrEqualTo((int) optimised.best.cost() + 2);
    }
  }

  /** Nothing moves, so nothing can be in the way: on lines the walk pays the smallest trees. */
  @Test
  void copiesOnTheWayServeThoseBehindThem() {
    for (int seed = 0; seed < 30; seed++) {
      Network network = Networks.line(6, 2, PLENTY);
      Optimised optimised = new Optimised(Circuits.random(11, 100, seed), network, 1, seed);
      assertThat(optimised.walked())
          .as("seed %d", seed)
          .isLessThanOrEqualTo((int) optimised.best.cost());
    }
  }

  /** A division that was found for a program, and what a walk pays for it. */
  private static final class Optimised {
    private final Slices slices;
    private final Search search;
    private final Partitioner.Division best;

    Optimised(Program program, Network network, int mostSlices, int seed) {
      Lowered lowered = Lowering.lower(program);
      Segments segments = Segments.of(lowered);
      Bundles bundles = new Bundles(segments);
      Routes routes = new Routes(network);
      slices =
          mostSlices == 1
              ? Slices.one(bundles.gateCount())
              : Slices.byPartners(segments, mostSlices);
      int[] free = new int[program.qubitCount()];
      Arrays.fill(free, -1);
      Partitioner partitioner = new Partitioner(bundles, slices, routes, free);
      Population population = new Population(partitioner, new Seed(seed));
      population.add(partitioner.divide(new Seed(seed), 1_000_000));
      population.evolve(20, 1_000_000, () -> false);
      best = population.best();
      search = new Search(lowered, segments, bundles, routes);
    }

    int walked() {
      return search.answer(slices, best.homes(), best.places()).cost();
    }
  }

  /** The carry of an adder, a chain, goes once from end to end. */
  @Test
  void groupsOfMachinesAreDividedOneAfterTheOther() {
    Program adder = Circuits.adder(64);
    Network line = Networks.line(8, 9, PLENTY);
    assertThat(ByGroups.pays(new Routes(line))).isTrue();
    assertThat(ebits(adder, line)).isLessThanOrEqualTo(2 * (8 - 1));
  }

  @Test
  void anotherOrderServesMoreGatesWithFewCopies() {
    Program program = Circuits.czFraction(24, 0.9, 1);
    Lowered lowered = Lowering.lower(program);
    Segments segments = Segments.of(lowered);
    Search search =
        new Search(
            lowered, segments, new Bundles(segments), new Routes(Networks.complete(2, 12, 4)));
    int[] homes = new int[24];
    Arrays.setAll(homes, q -> q / 12);
    Search.Answer inOrder = search.cover(homes);
    assertThat(search.reordered(inOrder).cost()).isLessThan(inOrder.cost());
  }

  /** Never more ebits with more communication qubits, whatever the program. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void moreCommunicationQubitsNeverCostMore(int seed) {
    Program program =
        switch (seed % 3) {
          case 0 -> Circuits.czFraction(15, 0.8, seed);
          case 1 -> Circuits.qft(15);
          default -> Circuits.volume(15, seed);
        };
    int before = Integer.MAX_VALUE;
    for (int communication = 1; communication <= 20; communication++) {
      Network network =
          seed % 2 == 0
              ? Networks.complete(3, 5 + seed % 2, communication)
              : Networks.line(3, 6, 1 + communication);
      int ebits =
          Compiler.compile(program, network, CompileOptions.DEFAULT.withEffort(Effort.FAST))
              .report()
              .ebits();
      assertThat(ebits).as("%d communication qubits", communication).isLessThanOrEqualTo(before);
      before = ebits;
    }
  }

  @Test
  void limitsAreTheSameForAllNetworks() {
    assertThat(CommunicationLimits.below(1)).isEmpty();
    assertThat(CommunicationLimits.below(5)).containsExactly(4, 3, 2, 1);
    assertThat(CommunicationLimits.below(100)).containsSubsequence(24, 20, 16, 15, 14);
    assertThat(CommunicationLimits.below(100)).containsAll(CommunicationLimits.below(40));
  }
}
