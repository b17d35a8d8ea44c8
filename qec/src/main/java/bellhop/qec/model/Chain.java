package bellhop.qec.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The correlated errors of a chain, met from its end on: what each would flip, and its probability
 * given that none before it in the chain has happened.
 */
final class Chain {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Link(long[] symptoms, double probability) {}

  private final List<Link> links = new ArrayList<>();

  void add(long[] symptoms, double probability) {
    links.add(new Link(symptoms, probability));
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  /** Moves the chain to cases, with the probabilities that they have at all. */
  void moveTo(Disjoint cases) {
    double none = 1;
    for (Link link : links.reversed()) {
      cases.add(link.symptoms, link.symptoms.length, none * link.probability);
      none *= 1 - link.probability;
    }
    links.clear();
  }
}
