package bellhop.simulator.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When each request comes: at its time, or when what it waits for is there. It serves none.
 *
 * <p>Of those that wait for nothing one is on the agenda at a time.
 */
final class Offering {
  private final List<Offer> offers;
  private final Agenda agenda;
  private final TrafficRecord record;

  /** Those that wait for nothing, in order of their times, and how many have come. */
  private final int[] line;

  private int come;

  /** By request that others wait for: these others. */
  private final @Nullable List<Waiting>[] waiting;

  /** By request: how many it waits for still, and when it can come at the earliest. */
  private final int[] missing;

  private final long[] readyPs;
  private final boolean[] isOver;

  /** Who waits, and how long after. */
  private record Waiting(int offer, long delayPs) {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  Offering(List<Offer> offers, Agenda agenda, TrafficRecord record) {
    this.offers = offers;
    this.agenda = agenda;
    this.record = record;
    waiting = new List[offers.size()];
    missing = new int[offers.size()];
    readyPs = new long[offers.size()];
    isOver = new boolean[offers.size()];
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      readyPs[i] = offer.at().picos();
      missing[i] = offer.waits().size();
      for (Offer.Wait wait : offer.waits()) {
        note(i, wait);
      }
    }
    line =
        IntStream.range(0, offers.size())
            .filter(i -> missing[i] == 0)
            .boxed()
            .sorted(Comparator.comparingLong(i -> readyPs[i]))
            .mapToInt(i -> i)
            .toArray();
  }

  private void note(int offer, Offer.Wait wait) {
    List<Waiting> those = waiting[wait.offer()];
    if (those == null) {
      those = new ArrayList<>(2);
      waiting[wait.offer()] = those;
    }
    those.add(new Waiting(offer, wait.delay().picos()));
  }

  Offer get(int index) {
    return offers.get(index);
  }

  /** Puts the first of those that come by themselves on the agenda. */
  void begin() {
    if (come < line.length) {
      announce(line[come]);
    }
  }

  /** A request has come: the next one that comes by itself goes on the agenda. */
  void came(int index) {
    if (offers.get(index).waits().isEmpty()) {
      come++;
      begin();
    }
  }

  /**
   * Those that wait for nothing else than a request that has just come.
   *
   * @param hears each of them, and how long after the request is fulfilled it comes, in ps
   */
  void expect(int index, Expected hears) {
    List<Waiting> those = waiting[index];
    if (those != null) {
      for (Waiting its : those) {
        if (missing[its.offer()] == 1) {
          hears.expected(its.offer(), its.delayPs());
        }
      }
    }
  }

  /** Hears of a request that is to come. */
  interface Expected {
    void expected(int offer, long delayPs);
  }

  private void announce(int index) {
    agenda.add(Math.max(agenda.nowPs(), readyPs[index]), Agenda.Kind.OFFER, index, 0);
  }

  /** A request is fulfilled; others may have waited for it. */
  void fulfilled(int index) {
    for (Waiting its : over(index)) {
      int other = its.offer();
      readyPs[other] = Math.max(readyPs[other], agenda.nowPs() + its.delayPs());
      missing[other]--;
      if (missing[other] == 0) {
        announce(other);
      }
    }
  }

  /** A request will never be fulfilled, and so will none that waits for it. */
  void failed(int index) {
    for (Waiting its : over(index)) {
      int other = its.offer();
      if (!isOver[other]) {
        record.stopped(other);
        failed(other);
      }
    }
  }

  private List<Waiting> over(int index) {
    List<Waiting> those = waiting[index];
    boolean isNews = !isOver[index];
    isOver[index] = true;
    return those == null || !isNews ? List.of() : those;
  }
}
