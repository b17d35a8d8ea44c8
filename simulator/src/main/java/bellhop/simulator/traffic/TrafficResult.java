package bellhop.simulator.traffic;

import java.util.Arrays;
import java.util.List;

/**
 * What came of traffic on a network. Arrays are those of the simulation: read them only.
 *
 * @param seconds simulated
 * @param events taken from the queue
 * @param traceHash of all events in their order
 * @param generated elementary pairs made; the next four add up to it
 * @param used consumed by a swap, a distillation or an application
 * @param expired dropped at their cut-off
 * @param discarded given up for any other reason
 * @param stored alive at the end
 * @param swaps done
 * @param distillations done, counted at each end
 * @param surplus pairs that were delivered when nobody waited any more
 * @param generatedByLink elementary pairs of each link
 * @param deliveredByCircuit pairs in the hands of both ends
 * @param fidelitySumByCircuit of these, at the moment when the later end took its half
 * @param fidelityMin least of them; infinite if there are none
 * @param fidelities of all, in order, if they were kept
 * @param fates of the requests, as indices of {@link Fate}
 * @param latencies of fulfilled requests, in s
 * @param violations of what must always hold
 * @param firstViolations some of them, in words
 */
public record TrafficResult(
    double seconds,
    long events,
    long traceHash,
    long generated,
    long used,
    long expired,
    long discarded,
    long stored,
    long swaps,
    long distillations,
    long surplus,
    long[] generatedByLink,
    long[] deliveredByCircuit,
    double[] fidelitySumByCircuit,
    double fidelityMin,
    double[] fidelities,
    byte[] fates,
    double[] latencies,
    long violations,
    List<String> firstViolations) {

  /** What became of a request. */
  public enum Fate {
    /** It was to come after the end. */
    TO_COME,
    WAITING,
    FULFILLED,
    TIMED_OUT,
    UNREACHABLE,
    FIDELITY,
    NO_TIME,
    NO_RESOURCES
  }

  public long delivered() {
    return Arrays.stream(deliveredByCircuit).sum();
  }

  /** Mean over all delivered pairs; NaN if there are none. */
  public double meanFidelity() {
    double sum = 0;
    for (double its : fidelitySumByCircuit) {
      sum += its;
    }
    return sum / delivered();
  }

  @SuppressWarnings("EnumOrdinal") // as written by the record
  public long count(Fate fate) {
    long count = 0;
    for (byte its : fates) {
      count += its == fate.ordinal() ? 1 : 0;
    }
    return count;
  }
}
