package bellhop.simulator.traffic;

import bellhop.simulator.traffic.Agenda.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each request comes: at its time, or when what it waits for is there. It serves none.
 *
 * <p>Of those that are to come one is on the agenda at a time, or the first of those that belong
 * together.
 */
final class Offering {
  private final Offers offers;
  private final Agenda agenda;
  private final TrafficRecord record;

  /** By request that others wait for, and has not ended: these others. */
  private final Map<Integer, List<Waiting>> waiting = new HashMap<>();

  /** By request that waits. */
  private final Map<Integer, Missing> missing = new HashMap<>();

  /** Who waits, and how long after. */
  private record Waiting(int offer, long delayPs) {}

  /** How many a request waits for still, and when it can come at the earliest. */
  private record Missing(int count, long readyPs) {}

  Offering(Offers offers, Agenda agenda, TrafficRecord record) {
    this.offers = offers;
    this.agenda = agenda;
    this.record = record;
  }

  Offer get(int index) {
    return offers.get(index);
  }

  /** Puts what comes first on the agenda. */
  void begin() {
    next(0);
  }

  private void next(int first) {
    if (offers.has(first)) {
      Kind kind = offers.together(first) == 1 ? Kind.OFFER : Kind.TOGETHER;
      agenda.add(Math.max(agenda.nowPs(), offers.start(first).picos()), kind, first, 0);
    }
  }

  /** A request has come: the next one goes on the agenda, if this one came by itself. */
  void came(int index) {
    if (offers.together(index) == 1) {
      next(index + 1);
    }
  }

  /** Requests that belong together are known: those that wait for nothing go on the agenda. */
  void beginTogether(int first) {
    int end = first + offers.together(first);
    record.known(end);
    for (int i = first; i < end; i++) {
      Offer offer = offers.get(i);
      long readyPs = Math.max(agenda.nowPs(), offer.at().picos());
      if (offer.waits().isEmpty()) {
        agenda.add(readyPs, Kind.OFFER, i, 0);
      } else {
        missing.put(i, new Missing(offer.waits().size(), readyPs));
      }
      for (Offer.Wait wait : offer.waits()) {
        waiting
            .computeIfAbsent(wait.offer(), _ -> new ArrayList<>(2))
            .add(new Waiting(i, wait.delay().picos()));
      }
    }
    next(end);
  }

  /**
   * Those that wait for nothing else than a request that has just come.
   *
   * @param hears each of them, and how long after the request is fulfilled it comes, in ps
   */
  void expect(int index, Expected hears) {
    for (Waiting its : waiting.getOrDefault(index, List.of())) {
      Missing other = missing.get(its.offer());
      if (other != null && other.count() == 1) {
        hears.expected(its.offer(), its.delayPs());
      }
    }
  }

  /** Hears of a request that is to come. */
  interface Expected {
    void expected(int offer, long delayPs);
  }

  /** A request is fulfilled; others may have waited for it. */
  void fulfilled(int index) {
    List<Waiting> those = waiting.remove(index);
    if (those != null) {
      those.forEach(its -> isThere(its.offer(), agenda.nowPs() + its.delayPs()));
    }
  }

  private void isThere(int offer, long thenPs) {
    Missing before = missing.remove(offer);
    if (before == null) {
      return; // it has been stopped
    }
    long readyPs = Math.max(before.readyPs(), thenPs);
    if (before.count() == 1) {
      agenda.add(readyPs, Kind.OFFER, offer, 0);
    } else {
      missing.put(offer, new Missing(before.count() - 1, readyPs));
    }
  }

  /** A request will never be fulfilled, and so will none that waits for it. */
  void failed(int index) {
    List<Waiting> those = waiting.remove(index);
    if (those == null) {
      return;
    }
    for (Waiting its : those) {
      if (missing.remove(its.offer()) != null) {
        record.stopped(its.offer());
        failed(its.offer());
      }
    }
  }
}
