package bellhop.distributed;

import bellhop.network.Network;
import java.util.stream.IntStream;

/** Counts the swaps that bring qubits together where a QPU has not coupled them all. */
public final class LocalSwaps {
  private LocalSwaps() {}

  /** In the programs of QPUs that have a coupling; bodies of loops once. */
  public static int count(Distributed distributed, Network network) {
    return (int)
        IntStream.range(0, distributed.programs().size())
            .filter(qpu -> network.qpu(qpu).coupling().isPresent())
            .mapToObj(qpu -> distributed.programs().get(qpu))
            .flatMap(local -> local.instructions().stream())
            .filter(Occupancy::isSwap)
            .count();
  }
}
