package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.compiler.output.ChanceRequests.Status;
import bellhop.network.LinkSettings;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One link in a sampled run: takes requests of both ends, begins just in time, first come, first
 * served, and hands pairs over as they are claimed. What it makes ahead of requests is {@link
 * ChanceAhead}'s.
 *
 * <p>The rules are those of the link machine of a run, written once more without the quantum side
 * and without a record, for the compiler has no machines; only {@link LinkSettings} are shared. A
 * change there must be made here too, or predictions go astray. A place is a row of what is made:
 * the requests by their rank among those of the link, then the slots of memory qubits.
 */
final class ChanceLink {
  static final int NONE = -1;

  final LinkSettings settings;
  final ChanceBursts bursts;
  private final int index;
  private final ChanceSteps steps;
  private final Agenda agenda;
  private final @Nullable ChanceAhead ahead;
  private final @Nullable ChanceGrants grants;

  /** By pair of the program, its rank here. */
  private final int[] rankOf;

  /** By rank. */
  private final int[] pair;

  private final ChanceRequests requests;
  private final ChanceAgeing ageing;

  /** How late the program is at either end, in ps. */
  private final long[] latePs = new long[2];

  private int running;

  ChanceLink(
      int index,
      LinkSettings settings,
      ChanceSteps steps,
      int[] rankOf,
      Agenda agenda,
      ChanceBursts bursts,
      @Nullable MemoryQubits memory,
      @Nullable ChanceFabric fabric) {
    this.index = index;
    this.settings = settings;
    this.steps = steps;
    this.rankOf = rankOf;
    this.agenda = agenda;
    this.bursts = bursts;
    pair = settings.pairs().stream().mapToInt(Long::intValue).toArray();
    int count = pair.length;
    requests = new ChanceRequests(count);
    ageing = new ChanceAgeing(index, settings, bursts, agenda);
    ahead = memory == null ? null : new ChanceAhead(this, requests, ageing, memory, agenda);
    int places = count + settings.slots();
    grants = fabric == null ? null : new ChanceGrants(index, fabric, places);
  }

  int index() {
    return index;
  }

  /** Whether anything still depends on how late its programs are. */
  boolean isOpen() {
    return requests.isAnyBeforeLine();
  }

  void begin(int sample) {
    bursts.begin(sample);
    requests.begin();
    Arrays.fill(latePs, 0);
    running = 0;
    if (grants != null) {
      grants.begin();
    }
    if (ahead != null) {
      ahead.begin();
    }
  }

  /** An end asks for its pair. */
  void requested(int request, long nowPs) {
    int rank = rankOf[steps.pair[request]];
    if (ahead != null) {
      ahead.use(steps.end[request], rank);
    }
    requests.ask(rank);
    queueIfDue(rank, nowPs);
    decide(nowPs);
  }

  /** It may be time to make a pair for a request. */
  void due(int rank, long nowPs) {
    queueIfDue(rank, nowPs);
    decide(nowPs);
  }

  /** Queues an early request whose time has come; else looks again then. */
  private void queueIfDue(int rank, long nowPs) {
    if (requests.status(rank) != Status.EARLY) {
      return;
    }
    long duePs = needByPs(rank) - settings.leadPs();
    if (duePs <= nowPs) {
      requests.queue(rank);
    } else if (requests.setTimer(rank, duePs, nowPs)) {
      agenda.add(duePs, Kind.DUE, index, rank);
    }
  }

  /** When a request is needed, as far as the ends are off the schedule: the later one counts. */
  long needByPs(int rank) {
    return steps.needByPs[pair[rank]] + Math.max(latePs[0], latePs[1]);
  }

  /** The program at a QPU is so late. */
  void shifted(int qpu, long itsLatePs, long nowPs) {
    latePs[qpu == steps.qpu[steps.request[0][pair[0]]] ? 0 : 1] = itsLatePs;
    for (int rank = requests.nextEarly(0); rank != NONE; rank = requests.nextEarly(rank + 1)) {
      queueIfDue(rank, nowPs);
    }
    decide(nowPs);
  }

  void burstOver(int place, long nowPs) {
    if (!bursts.isOver(place, nowPs)) {
      return; // it was stopped or goes on elsewhere
    }
    boolean isPair = bursts.finish(place);
    running--;
    if (grants != null) {
      grants.release(place, nowPs);
    }
    if (place >= pair.length) {
      Objects.requireNonNull(ahead).burstOver(place, isPair, nowPs);
    } else if (isPair) {
      makeReady(place, nowPs);
      ageing.watch(place);
    } else {
      requests.unserve(place, false);
    }
    decide(nowPs);
  }

  void makeReady(int rank, long nowPs) {
    requests.set(rank, Status.READY);
    agenda.add(nowPs, Kind.READY, pair[rank]);
  }

  void moved(int place, long nowPs) {
    Objects.requireNonNull(ahead).moved(place, nowPs);
    decide(nowPs);
  }

  /** A pair may be too old; returns that of the program which loses it, or {@link #NONE}. */
  int cutoff(int place, long nowPs) {
    int lost = NONE;
    if (place >= pair.length) {
      Objects.requireNonNull(ahead).cutoff(place, nowPs);
    } else if (requests.status(place) == Status.READY
        && ageing.isTooOld(bursts.emissionPs(place), nowPs)) {
      drop(place, nowPs);
      lost = pair[place];
    }
    decide(nowPs);
    return lost;
  }

  void drop(int rank, long nowPs) {
    requests.setClean(rank, nowPs + settings.resetPs());
    requests.unserve(rank, true);
  }

  void claimed(int itsPair, int end, long nowPs) {
    int rank = rankOf[itsPair];
    boolean isReady = requests.status(rank) == Status.READY;
    if (isReady && bursts.emissionPs(rank) >= ageing.bornSincePs(nowPs)) {
      requests.set(rank, Status.ASSIGNED);
      agenda.add(nowPs + settings.guardPs(), Kind.TOLD, index, 2 * rank + 1 - end);
    }
    if (requests.status(rank) == Status.ASSIGNED) {
      handOver(rank, end, nowPs);
    }
    decide(nowPs);
  }

  void told(int rankAndEnd, long nowPs) {
    handOver(rankAndEnd / 2, rankAndEnd % 2, nowPs);
    decide(nowPs);
  }

  private void handOver(int rank, int end, long nowPs) {
    if (!requests.handOver(rank, end)) {
      return;
    }
    if (ahead != null) {
      ahead.use(end, rank, NONE);
    }
    long pulsePs = end == 1 ? steps.pulsePs[pair[rank]] : 0;
    agenda.add(nowPs + pulsePs, Kind.HANDED, steps.request[end][pair[rank]]);
  }

  /** The fabric has connected the ends for one burst. */
  void granted(int connection, long nowPs) {
    Objects.requireNonNull(grants).grant(connection);
    decide(nowPs);
  }

  /** The fabric wants a connection back. */
  void withdrawn(int connection, long nowPs) {
    int place = Objects.requireNonNull(grants).findPlace(connection);
    if (place != NONE) {
      agenda.add(bursts.stop(place, nowPs), Kind.BURST_OVER, index, place);
    }
  }

  private void decide(long nowPs) {
    int wants = serveLine(nowPs);
    boolean isAhead = false;
    if (ahead != null && ahead.make(nowPs) && wants == 0) {
      wants = 1;
      isAhead = true;
    }
    if (grants != null) {
      grants.tell(wants, isAhead, nowPs);
    }
  }

  /** Serves those that wait; returns how many more bursts could begin at once. */
  private int serveLine(long nowPs) {
    int wants = 0;
    for (int i = 0; i < requests.length(); i++) {
      int rank = requests.inLine(i);
      if (ahead != null && ahead.serve(rank, nowPs)) {
        requests.serve(rank);
      } else if (ahead == null || !ahead.mustWait(rank)) {
        wants += beginFor(rank, nowPs) || running + wants >= settings.channels() ? 0 : 1;
      }
    }
    requests.tidyLine();
    return wants;
  }

  private boolean beginFor(int rank, long nowPs) {
    if (!mayBurst()) {
      return false;
    }
    requests.serve(rank);
    burst(rank, Math.max(nowPs, clean(rank)));
    return true;
  }

  private long clean(int rank) {
    long itsPs = requests.cleanPs(rank);
    return ahead == null ? itsPs : Math.max(itsPs, ahead.cleanPs(rank));
  }

  boolean mayBurst() {
    return grants != null ? grants.hasGrant() : hasRoom();
  }

  void burst(int place, long fromPs) {
    running++;
    if (grants != null) {
      grants.use(place);
    }
    agenda.add(bursts.attempt(place, fromPs), Kind.BURST_OVER, index, place);
  }

  /** What runs at a place goes on at another. */
  void moveBurst(int from, int to) {
    if (grants != null) {
      grants.move(from, to);
    }
    agenda.add(bursts.move(from, to), Kind.BURST_OVER, index, to);
  }

  /** Whether its channels would do for one more burst. */
  boolean hasRoom() {
    return running < settings.channels();
  }

  int qubit(int end, int rank) {
    return steps.qubit[end][pair[rank]];
  }
}
