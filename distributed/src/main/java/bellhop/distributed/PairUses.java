package bellhop.distributed;

import bellhop.distributed.Instruction.RequestPair;
import bellhop.network.Network;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the pairs from the requests in the local programs. */
public final class PairUses {
  private PairUses() {}

  /**
   * Sorted by id. An end that nobody requests is {@link PairUse#NOWHERE}; of requests too many the
   * last counts.
   */
  public static List<PairUse> of(List<LocalProgram> programs, Network network) {
    SortedMap<Long, PairUse> pairs = new TreeMap<>();
    for (int qpu = 0; qpu < programs.size(); qpu++) {
      for (Instruction instruction : programs.get(qpu).instructions()) {
        if (instruction instanceof RequestPair request) {
          PairUse before = pairs.getOrDefault(request.pair(), unknown(request));
          pairs.put(request.pair(), with(before, request, qpu, network));
        }
      }
    }
    return List.copyOf(pairs.values());
  }

  private static PairUse unknown(RequestPair request) {
    int none = PairUse.NOWHERE;
    return new PairUse(request.pair(), request.link(), none, none, none, none);
  }

  private static PairUse with(PairUse pair, RequestPair request, int qpu, Network network) {
    boolean endA = request.link() < network.links().size() && network.qpuA(request.link()) == qpu;
    return endA
        ? new PairUse(pair.id(), pair.link(), qpu, request.qubit(), pair.qpuB(), pair.qubitB())
        : new PairUse(pair.id(), pair.link(), pair.qpuA(), pair.qubitA(), qpu, request.qubit());
  }
}
