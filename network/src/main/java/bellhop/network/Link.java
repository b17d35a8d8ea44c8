package bellhop.network;

import bellhop.units.Span;
import java.util.OptionalInt;

/**
 * An elementary quantum link between two QNUs.
 *
 * @param name unique in the network
 * @param qnuA index of the QNU at end A
 * @param qnuB index of the QNU at end B
 * @param kind microwave, single-click, double-click or measured
 * @param analyser index of the analyser that it shares with other links, if it does
 * @param model chance, beat and state
 * @param cutoff age at which an idle pair is dropped; 0 means never
 * @param latency classical, one way, between its ends
 * @param phaseRms rad, of a phase drawn once a shot: c or d of the pair's physical form turns by it
 * @param dephasingPerAttempt chance of a phase flip of each data qubit at both ends per attempt; 0
 *     means none
 * @param t1WhilePumping T1 in s of the data qubits at both ends while the link attempts; 0 means
 *     undisturbed
 * @param timing what its pairs lose when the clocks of its ends differ
 */
public record Link(
    String name,
    int qnuA,
    int qnuB,
    String kind,
    OptionalInt analyser,
    LinkModel model,
    Span cutoff,
    Span latency,
    double phaseRms,
    double dephasingPerAttempt,
    double t1WhilePumping,
    LinkTiming timing) {
  public Link {
    if (qnuA == qnuB) {
      throw new IllegalArgumentException("a link joins two QNUs, not one with itself: " + name);
    }
    Checks.notNegative("cutoff", cutoff);
    Checks.notNegative("latency", latency);
    Checks.notNegative("phase rms", phaseRms);
    Checks.probability("dephasing per attempt", dephasingPerAttempt);
    Checks.notNegative("T1 while pumping", t1WhilePumping);
  }

  /** A link that no clock disturbs. */
  public Link(
      String name,
      int qnuA,
      int qnuB,
      String kind,
      OptionalInt analyser,
      LinkModel model,
      Span cutoff,
      Span latency,
      double phaseRms,
      double dephasingPerAttempt,
      double t1WhilePumping) {
    this(
        name,
        qnuA,
        qnuB,
        kind,
        analyser,
        model,
        cutoff,
        latency,
        phaseRms,
        dephasingPerAttempt,
        t1WhilePumping,
        new LinkTiming.Measured());
  }

  /**
   * From the emission until both ends know of the pair and of its frame: the later of the two
   * heralds, and one message more where the sign is news.
   */
  public Span usableDelay() {
    Span known = Span.max(model.knownA(), model.knownB());
    return model.drawsSign() ? known.plus(latency) : known;
  }

  /** From the begin of attempts until both ends know of a pair, on average. */
  public Span meanTime() {
    double attempts = 1 / model.successProbability();
    return Span.picos((long) (attempts * model.attemptPeriod().picos())).plus(usableDelay());
  }

  /**
   * Whether a pair can be used before its cut-off: claims end one latency before it, because the
   * other end must know of them.
   */
  public boolean canBeUsed() {
    return cutoff.picos() == 0 || usableDelay().plus(latency).compareTo(cutoff) <= 0;
  }
}
