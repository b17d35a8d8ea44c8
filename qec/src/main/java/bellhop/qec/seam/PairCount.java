package bellhop.qec.seam;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.noise.RoundMark;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many Bell pairs a circuit over several machines consumes: one for each copy that is made, or
 * for each direct gate. A round begins at each {@linkplain RoundMark mark} and each turn of a
 * block.
 *
 * @param whole of one shot, by machines
 * @param busiest of the round that needs most in all, the first of them: what links must deliver in
 *     its time
 */
public record PairCount(SortedMap<MachinePair, Long> whole, SortedMap<MachinePair, Long> busiest) {
  public PairCount {
    whole = Collections.unmodifiableSortedMap(new TreeMap<>(whole));
    busiest = Collections.unmodifiableSortedMap(new TreeMap<>(busiest));
  }

  /**
   * Counts without unrolling.
   *
   * @param circuit with its marks, before noise is applied
   * @throws bellhop.units.InputException if a qubit has no machine, or for an operation that cannot
   *     be done between machines
   */
  public static PairCount of(StabilizerCircuit circuit, Machines machines, Seam seam) {
    Walk walk = new Walk(machines, seam);
    SortedMap<MachinePair, Long> whole = walk.count(circuit);
    walk.endRound();
    return new PairCount(whole, walk.busiest);
  }

  public long total() {
    return sum(whole);
  }

  /** Of the busiest round. */
  public long perRound() {
    return sum(busiest);
  }

  private static long sum(SortedMap<MachinePair, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Through the circuit once, each block once: all its turns are alike. */
  private static final class Walk {
    private final Machines machines;
    private final Seam seam;
    private SortedMap<MachinePair, Long> round = new TreeMap<>();
    private SortedMap<MachinePair, Long> busiest = new TreeMap<>();

    Walk(Machines machines, Seam seam) {
      this.machines = machines;
      this.seam = seam;
    }

    SortedMap<MachinePair, Long> count(StabilizerCircuit circuit) {
      SortedMap<MachinePair, Long> counts = new TreeMap<>();
      var crossings = Crossings.of(circuit, machines, seam);
      for (int step = 0; step < crossings.size(); step++) {
        switch (circuit.steps().get(step)) {
          case Step.Repeat repeat -> {
            endRound();
            count(repeat.body())
                .forEach((between, n) ->
                    counts.merge(between, Math.multiplyExact(n, repeat.times()), Math::addExact));
          }
          case Step.Apply apply when RoundMark.isMark(apply) -> endRound();
          case Step.Apply _ ->
              crossings.get(step).stream()
                  .filter(Crossing::opens)
                  .forEach(crossing -> {
                    MachinePair between =
                        MachinePair.of(
                            machines.of(crossing.control()), machines.of(crossing.target()));
                    counts.merge(between, 1L, Math::addExact);
                    round.merge(between, 1L, Math::addExact);
                  });
        }
      }
      return counts;
    }

    void endRound() {
      if (sum(round) > sum(busiest)) {
        busiest = round;
      }
      round = new TreeMap<>();
    }
  }
}
