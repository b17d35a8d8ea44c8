package bellhop.simulator;

import bellhop.network.Network;
import bellhop.simulator.execution.Batch;
import bellhop.simulator.execution.ErrorBudget;
import bellhop.simulator.timeline.PairCounts;
import bellhop.simulator.timeline.Waited;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums up a run while it goes on: blocks of shots come from any thread and in any order, and are
 * added in theirs. Of a shot nothing stays but its makespan, eight bytes.
 */
final class Tally {
  /** What a block of shots gave. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Block(
      Batch batch,
      PairCounts pairs,
      long[] makespansPs,
      long stallPs,
      Waited waited,
      long[] loopTurns) {}

  /** Blocks that wait for an earlier one: about as many as there are threads. */
  private final SortedMap<Integer, Block> early = new TreeMap<>();

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private int nextBlock;
  private PairCounts pairs = PairCounts.NONE;
  private ErrorBudget budget = ErrorBudget.ZERO;
  private long[] makespansPs = new long[64];
  private int shotCount;
  private long stallPs;
  private long pairCount;
  private double fidelitySum;
  private double fidelityMin = 1;
  private final Waited waited;
  private final long[] loopTurns;

  Tally(Network network, int loopCount) {
    waited = new Waited(network);
    loopTurns = new long[loopCount];
  }

  synchronized void add(int number, Block block) {
    early.put(number, block);
    Block next = early.remove(nextBlock);
    while (next != null) {
      add(next);
      next = early.remove(++nextBlock);
    }
  }

  private void add(Block block) {
    Batch batch = block.batch();
    for (String outcome : batch.outcomes()) {
      counts.merge(outcome, 1L, Long::sum);
    }
    pairs = pairs.plus(block.pairs());
    budget = budget.plus(batch.budget());
    stallPs += block.stallPs();
    waited.add(block.waited());
    for (int loop = 0; loop < loopTurns.length; loop++) {
      loopTurns[loop] += block.loopTurns()[loop];
    }
    pairCount += batch.pairCount();
    fidelitySum += batch.fidelitySum();
    fidelityMin = Math.min(fidelityMin, batch.fidelityMin());
    addMakespans(block.makespansPs());
  }

  private void addMakespans(long[] more) {
    if (shotCount + more.length > makespansPs.length) {
      long roomy = shotCount + more.length + shotCount / 2L;
      makespansPs = Arrays.copyOf(makespansPs, (int) Math.min(roomy, Integer.MAX_VALUE - 8));
    }
    System.arraycopy(more, 0, makespansPs, shotCount, more.length);
    shotCount += more.length;
  }

  int shotCount() {
    return shotCount;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  PairCounts pairs() {
    return pairs;
  }

  /** Mean per shot. */
  ErrorBudget budget() {
    return budget.times(1.0 / shotCount);
  }

  Makespans makespans() {
    return new Makespans(Arrays.copyOf(makespansPs, shotCount));
  }

  long stallPs() {
    return stallPs;
  }

  Waited waited() {
    return waited;
  }

  List<Long> loopTurns() {
    return Arrays.stream(loopTurns).boxed().toList();
  }

  PairFidelity pairFidelity() {
    return new PairFidelity(pairCount, pairCount == 0 ? 1 : fidelitySum / pairCount, fidelityMin);
  }
}
