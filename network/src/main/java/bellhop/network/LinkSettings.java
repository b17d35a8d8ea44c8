package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Span;
import java.util.List;

/**
 * What a link machine knows from the start: its qubits, its times and its policy. All lengths of
 * time are fixed for a run; nothing here is chance.
 *
 * @param programs that may want pairs of this link
 * @param pairs identities of the pairs that they want from it, ascending
 * @param qubitsA communication qubits of the QNU at end A
 * @param qubitsB likewise at end B
 * @param slots pairs that the link may keep in memory qubits
 * @param prefetch whether it makes pairs ahead into memory
 * @param justInTime whether it waits before it begins, so that pairs do not age
 * @param asks whether each burst needs a connection that the fabric grants
 * @param channels bursts that can run at the same time
 * @param cutoffPs age at which an unclaimed pair is dropped; 0 means never
 * @param guardPs no claim is accepted in this time before the cut-off, because it could not be
 *     known at the other end; also the time after which that end knows of a claim
 * @param resetPs reset of the communication qubits of a dropped pair, the slower end
 * @param transferPs between communication and memory qubit, the slower end
 * @param leadPs how long before its use a pair is begun when just in time
 */
public record LinkSettings(
    int programs,
    List<Long> pairs,
    int qubitsA,
    int qubitsB,
    int slots,
    boolean prefetch,
    boolean justInTime,
    boolean asks,
    int channels,
    long cutoffPs,
    long guardPs,
    long resetPs,
    long transferPs,
    long leadPs) {

  /** A pair that is begun just in time is late in at most this share of cases. */
  private static final double LATE_SHARE = 0.1;

  private static final long LONGEST_LEAD_PS = Long.MAX_VALUE / 4;

  public LinkSettings {
    pairs = List.copyOf(pairs);
  }

  /**
   * The settings of one link.
   *
   * @param programs as in the record
   * @param pairs as in the record
   * @param slots memory qubits that this link may use at each end
   * @param dataA program qubits at end A that wait while a pair is made
   * @param dataB likewise at end B
   * @param justInTime see the record
   * @param mayPrefetch whether to prefetch if it pays
   * @param connections that the fabric can grant it at a time; 0 if it needs nobody's leave
   * @param turn the longest that the fabric is dark before a burst
   */
  public static LinkSettings of(
      Network network,
      int link,
      int programs,
      List<Long> pairs,
      int slots,
      int dataA,
      int dataB,
      boolean justInTime,
      boolean mayPrefetch,
      int connections,
      Span turn) {
    Link description = network.link(link);
    Qnu a = network.qnu(description.qnuA());
    Qnu b = network.qnu(description.qnuB());
    return new LinkSettings(
        programs,
        pairs,
        a.communicationQubits(),
        b.communicationQubits(),
        slots,
        mayPrefetch && slots > 0 && prefetchPays(network, description, dataA, dataB),
        justInTime,
        connections > 0,
        connections > 0 ? connections : description.model().channels(),
        description.cutoff().picos(),
        description.latency().picos(),
        Span.max(resetOf(network, a), resetOf(network, b)).picos(),
        Span.max(a.transfer(), b.transfer()).picos(),
        leadPs(description) + turn.picos());
  }

  private static Span resetOf(Network network, Qnu qnu) {
    return network.qpu(qnu.qpu()).device().reset();
  }

  /**
   * The rule for prefetching: a pair at hand saves the program the wait for its making, and costs
   * two transfers at each end. It pays if the process infidelity that all program qubits of both
   * ends collect in the mean time of generation exceeds that of the four transfers.
   */
  static boolean prefetchPays(Network network, Link link, int dataA, int dataB) {
    Qnu a = network.qnu(link.qnuA());
    Qnu b = network.qnu(link.qnuB());
    double lossPerSecond =
        dataA * lossPerSecond(network.communicationMemory(link.qnuA()))
            + dataB * lossPerSecond(network.communicationMemory(link.qnuB()));
    double saved = lossPerSecond / link.model().ratePerSecond();
    return saved > 2 * (a.transferError() + b.transferError());
  }

  /** First order of e = 1 − (1 + s + 2q)/4 of one waiting qubit, per second. */
  private static double lossPerSecond(Memory memory) {
    return (1 / memory.t1() + 2 / memory.t2()) / 4;
  }

  /**
   * From the first attempt until the pair is usable, in all but the late share of cases, but not so
   * long that an early pair would reach its cut-off; the mean at least, for a pair that is remade
   * after its cut-off costs less than a program that waits.
   */
  private static long leadPs(Link link) {
    LinkModel model = link.model();
    double p = model.successProbability();
    double attempts =
        p == 1 ? 1 : StrictMath.ceil(StrictMath.log(LATE_SHARE) / StrictMath.log1p(-p));
    double periodPs = model.attemptPeriod().picos();
    long knownPs = model.emission().picos() + link.usableDelay().picos();
    long meanPs = knownPs + (long) Math.min((1 / p - 1) * periodPs, (double) LONGEST_LEAD_PS);
    long latestPs = knownPs + (long) Math.min((attempts - 1) * periodPs, (double) LONGEST_LEAD_PS);
    long youngEnough = model.emission().picos() + link.cutoff().picos() - link.latency().picos();
    long limitPs = link.cutoff().picos() == 0 ? LONGEST_LEAD_PS : youngEnough;
    return Math.max(meanPs, Math.min(limitPs, latestPs));
  }
}
