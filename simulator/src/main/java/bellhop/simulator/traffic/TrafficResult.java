package bellhop.simulator.traffic;

import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.ControllerOutput.Cause;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of traffic on a network. Arrays are those of the simulation: read them only. */
public final class TrafficResult {
  private static final List<Fate> FATES = List.of(Fate.values());
  private static final List<WaitedFor> KINDS = List.of(WaitedFor.values());

  private final double seconds;
  private final long events;
  private final long traceHash;
  private final long generated;
  private final long used;
  private final long expired;
  private final long discarded;
  private final long stored;
  private final long swaps;
  private final long distillations;
  private final long surplus;
  private final long[] generatedByLink;
  private final long[] deliveredByCircuit;
  private final double[] fidelitySumByCircuit;
  private final double fidelityMin;
  private final double[] fidelities;
  private final byte[] fates;
  private final long[] camePs;
  private final double[] latencies;
  private final long violations;
  private final List<String> firstViolations;
  private final List<Reroute> reroutes;
  private final byte[] waitedFor;

  TrafficResult(
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
      long[] camePs,
      double[] latencies,
      long violations,
      List<String> firstViolations,
      List<Reroute> reroutes,
      byte[] waitedFor) {
    this.seconds = seconds;
    this.events = events;
    this.traceHash = traceHash;
    this.generated = generated;
    this.used = used;
    this.expired = expired;
    this.discarded = discarded;
    this.stored = stored;
    this.swaps = swaps;
    this.distillations = distillations;
    this.surplus = surplus;
    this.generatedByLink = generatedByLink;
    this.deliveredByCircuit = deliveredByCircuit;
    this.fidelitySumByCircuit = fidelitySumByCircuit;
    this.fidelityMin = fidelityMin;
    this.fidelities = fidelities;
    this.fates = fates;
    this.camePs = camePs;
    this.latencies = latencies;
    this.violations = violations;
    this.firstViolations = firstViolations;
    this.reroutes = List.copyOf(reroutes);
    this.waitedFor = waitedFor;
  }

  /** Simulated. */
  public double seconds() {
    return seconds;
  }

  /** Taken from the queue. */
  public long events() {
    return events;
  }

  /** Of all events in their order. */
  public long traceHash() {
    return traceHash;
  }

  /** Elementary pairs made; the next four add up to it. */
  public long generated() {
    return generated;
  }

  /** Consumed by a swap, a distillation or an application. */
  public long used() {
    return used;
  }

  /** Dropped at their cut-off. */
  public long expired() {
    return expired;
  }

  /** Given up for any other reason. */
  public long discarded() {
    return discarded;
  }

  /** Alive at the end. */
  public long stored() {
    return stored;
  }

  /** Done. */
  public long swaps() {
    return swaps;
  }

  /** Done, counted at each end. */
  public long distillations() {
    return distillations;
  }

  /** Pairs that were delivered when nobody waited any more. */
  public long surplus() {
    return surplus;
  }

  /** Elementary pairs of each link. */
  public long[] generatedByLink() {
    return generatedByLink;
  }

  /** Pairs in the hands of both ends. */
  public long[] deliveredByCircuit() {
    return deliveredByCircuit;
  }

  /** Of these, at the moment when the later end took its half. */
  public double[] fidelitySumByCircuit() {
    return fidelitySumByCircuit;
  }

  /** Least of them; infinite if there are none. */
  public double fidelityMin() {
    return fidelityMin;
  }

  /** Of all, in order, if they were kept. */
  public double[] fidelities() {
    return fidelities;
  }

  /** Of the requests that came, as indices of {@link Fate}. */
  public byte[] fates() {
    return fates;
  }

  /** By request that is known: when it came, in ps; below 0 if it did not. */
  public long[] camePs() {
    return camePs;
  }

  /** In s, by request that is known; NaN of those that were not fulfilled. */
  public double[] latencies() {
    return latencies;
  }

  /** Of what must always hold. */
  public long violations() {
    return violations;
  }

  /** Some of them, in words. */
  public List<String> firstViolations() {
    return firstViolations;
  }

  /** What a request waited for most of its time. */
  public enum WaitedFor {
    /** Something on its path was down, or its clocks too far apart. */
    PATH,
    /** Channels of an analyser, or its turn at the fabric. */
    PORT,
    /** Memory or communication qubits, which pairs of others held. */
    QUBITS,
    /** Rounds of distillation. */
    FIDELITY,
    /** Its links, or its circuit, served others first. */
    OTHERS,
    /** Attempts ran for it, and it takes so many. */
    ATTEMPTS,
    /** Messages on their way. */
    NEWS
  }

  /** What a request that failed or was late waited for; null for others. */
  public @Nullable WaitedFor waitedFor(int request) {
    return waitedFor[request] < 0 ? null : KINDS.get(waitedFor[request]);
  }

  /**
   * A session went another way.
   *
   * @param session by its first circuit
   * @param circuit that it went to
   */
  public record Reroute(int session, long atPs, Circuit circuit, Cause cause) {}

  /** In order of their times. */
  public List<Reroute> reroutes() {
    return reroutes;
  }

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
    NO_RESOURCES,
    /** It waited for one that failed, and never came. */
    STOPPED
  }

  /** What became of a request. */
  public Fate fate(int request) {
    return request < fates.length ? FATES.get(fates[request]) : Fate.TO_COME;
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
