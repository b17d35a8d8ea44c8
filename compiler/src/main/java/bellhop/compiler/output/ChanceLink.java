package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.network.Link;
import bellhop.network.LinkSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One link in a sampled run: takes requests of both ends, begins just in time, first come, first
 * served, and hands pairs over as they are claimed. What it makes ahead of requests is {@link
 * ChanceAhead}'s.
 *
 * <p>The rules are those of the link machine, which stand with {@link LinkSettings}, without the
 * quantum side and without a record. A place is a row of what is made: the requests by their rank
 * among those of the link, then the slots of memory qubits.
 */
final class ChanceLink {
  static final int NONE = -1;

  /** How far a request is. */
  enum Status {
    OPEN,
    EARLY,
    QUEUED,
    SERVED,
    READY,
    ASSIGNED
  }

  final LinkSettings settings;
  final ChanceBursts bursts;
  private final int index;
  private final Link link;
  private final ChanceSteps steps;
  private final Agenda agenda;
  private final @Nullable ChanceAhead ahead;
  private final @Nullable ChanceFabric fabric;

  /** By pair of the program, its rank here. */
  private final int[] rankOf;

  /** By rank: its pair, its state, and how many ends have asked and been served. */
  private final int[] pair;

  private final Status[] status;
  private final int[] asked;
  private final boolean[][] isHanded;

  /** By rank: when its timer is set for, and when its qubits are clean after a lost pair. */
  private final long[] timerPs;

  private final long[] cleanPs;

  /** Ranks that wait for a burst, in order. */
  private final int[] line;

  private int length;

  /** By place: the connection of the fabric that its burst uses, or NONE. */
  private final int[] connection;

  /** How late the program is at either end, in ps. */
  private final long[] latePs = new long[2];

  private int granted;
  private int running;
  private int early;
  private int notQueued;
  private int unserved;
  private int wanted;

  ChanceLink(
      int index,
      Link link,
      LinkSettings settings,
      ChanceSteps steps,
      int[] rankOf,
      Agenda agenda,
      ChanceBursts bursts,
      @Nullable MemoryQubits memory,
      @Nullable ChanceFabric fabric) {
    this.index = index;
    this.link = link;
    this.settings = settings;
    this.steps = steps;
    this.rankOf = rankOf;
    this.agenda = agenda;
    this.bursts = bursts;
    this.fabric = fabric;
    pair = settings.pairs().stream().mapToInt(Long::intValue).toArray();
    int count = pair.length;
    ahead = memory == null ? null : new ChanceAhead(this, memory, agenda, count);
    status = new Status[count];
    asked = new int[count];
    isHanded = new boolean[2][count];
    timerPs = new long[count];
    cleanPs = new long[count];
    line = new int[count];
    connection = new int[count + settings.slots()];
  }

  int index() {
    return index;
  }

  boolean hasChance() {
    return link.model().successProbability() < 1;
  }

  /** Whether anything still depends on how late its programs are. */
  boolean isOpen() {
    return notQueued > 0;
  }

  void begin(int sample) {
    bursts.begin(sample);
    Arrays.fill(status, Status.OPEN);
    Arrays.fill(asked, 0);
    Arrays.fill(isHanded[0], false);
    Arrays.fill(isHanded[1], false);
    Arrays.fill(timerPs, NONE);
    Arrays.fill(cleanPs, 0);
    Arrays.fill(connection, NONE);
    Arrays.fill(latePs, 0);
    length = 0;
    granted = NONE;
    running = 0;
    early = 0;
    notQueued = pair.length;
    unserved = pair.length;
    wanted = 0;
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
    if (++asked[rank] == 2) {
      status[rank] = Status.EARLY;
      early++;
      due(rank, nowPs);
    }
    decide(nowPs);
  }

  void isDue(int rank, long nowPs) {
    due(rank, nowPs);
    decide(nowPs);
  }

  /** Queues an early request whose time has come; else looks again then. */
  private void due(int rank, long nowPs) {
    if (status[rank] != Status.EARLY) {
      return;
    }
    long duePs = needByPs(rank) - settings.leadPs();
    if (duePs <= nowPs) {
      status[rank] = Status.QUEUED;
      line[length++] = rank;
      early--;
      notQueued--;
    } else if (timerPs[rank] <= nowPs || duePs < timerPs[rank]) {
      timerPs[rank] = duePs;
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
    for (int rank = 0; early > 0 && rank < status.length; rank++) {
      due(rank, nowPs);
    }
    decide(nowPs);
  }

  void burstOver(int place, long nowPs) {
    if (!bursts.isOver(place, nowPs)) {
      return; // it was stopped or goes on elsewhere
    }
    boolean isPair = bursts.finish(place);
    running--;
    release(place, nowPs);
    if (place >= pair.length) {
      ahead().burstOver(place, isPair, nowPs);
    } else if (isPair) {
      isReady(place, nowPs);
      watch(place);
    } else {
      unserve(place, length);
    }
    decide(nowPs);
  }

  private void release(int place, long nowPs) {
    if (fabric != null && connection[place] != NONE) {
      fabric.released(connection[place], nowPs);
      connection[place] = NONE;
    }
  }

  void isReady(int rank, long nowPs) {
    status[rank] = Status.READY;
    agenda.add(nowPs, Kind.READY, pair[rank]);
  }

  void watch(int place) {
    if (settings.cutoffPs() > 0) {
      agenda.add(bursts.emissionPs(place) + settings.cutoffPs(), Kind.CUTOFF, index, place);
    }
  }

  /** A request whose pair is lost stands in the line again, at that place. */
  private void unserve(int rank, int at) {
    status[rank] = Status.QUEUED;
    unserved++;
    System.arraycopy(line, at, line, at + 1, length - at);
    line[at] = rank;
    length++;
  }

  void moved(int place, long nowPs) {
    ahead().moved(place, nowPs);
    decide(nowPs);
  }

  boolean isTooOld(long emissionPs, long nowPs) {
    return settings.cutoffPs() > 0 && nowPs >= emissionPs + settings.cutoffPs();
  }

  /** A pair may be too old; returns that of the program which loses it, or NONE. */
  int cutoff(int place, long nowPs) {
    int lost = NONE;
    if (place >= pair.length) {
      ahead().cutoff(place, nowPs);
    } else if (status[place] == Status.READY && isTooOld(bursts.emissionPs(place), nowPs)) {
      drop(place, nowPs);
      lost = pair[place];
    }
    decide(nowPs);
    return lost;
  }

  void drop(int rank, long nowPs) {
    cleanPs[rank] = nowPs + settings.resetPs();
    unserve(rank, 0);
  }

  void claimed(int itsPair, int end, long nowPs) {
    int rank = rankOf[itsPair];
    long bornSincePs = bornSincePs(nowPs);
    if (status[rank] == Status.READY && bursts.emissionPs(rank) >= bornSincePs) {
      status[rank] = Status.ASSIGNED;
      agenda.add(nowPs + settings.guardPs(), Kind.TOLD, index, 2 * rank + 1 - end);
    }
    if (status[rank] == Status.ASSIGNED) {
      handOver(rank, end, nowPs);
    }
    decide(nowPs);
  }

  /** A pair born earlier cannot be claimed for a use at that time. */
  long bornSincePs(long usePs) {
    return settings.cutoffPs() == 0
        ? Long.MIN_VALUE
        : usePs + settings.guardPs() - settings.cutoffPs();
  }

  void told(int rankAndEnd, long nowPs) {
    handOver(rankAndEnd / 2, rankAndEnd % 2, nowPs);
    decide(nowPs);
  }

  private void handOver(int rank, int end, long nowPs) {
    if (isHanded[end][rank]) {
      return;
    }
    isHanded[end][rank] = true;
    if (ahead != null) {
      ahead.use(end, rank, NONE);
    }
    long pulsePs = end == 1 ? steps.pulsePs[pair[rank]] : 0;
    agenda.add(nowPs + pulsePs, Kind.HANDED, steps.request[end][pair[rank]]);
  }

  void granted(int its, long nowPs) {
    granted = its;
    wanted--;
    decide(nowPs);
  }

  void withdrawn(int its, long nowPs) {
    for (int place = 0; place < connection.length; place++) {
      if (connection[place] == its) {
        agenda.add(bursts.stop(place, nowPs), Kind.BURST_OVER, index, place);
      }
    }
  }

  private void decide(long nowPs) {
    int wants = serveLine(nowPs);
    boolean isAhead = false;
    if (ahead != null && ahead.make(unserved, nowPs) && wants == 0) {
      wants = 1;
      isAhead = true;
    }
    if (fabric != null) {
      tell(fabric, wants, isAhead, nowPs);
    }
  }

  /** Serves those that wait; returns how many more bursts could begin at once. */
  private int serveLine(long nowPs) {
    int wants = 0;
    int kept = 0;
    for (int i = 0; i < length; i++) {
      int rank = line[i];
      if (ahead != null && ahead.serve(rank, nowPs)) {
        serve(rank);
      } else if (ahead != null && ahead.mustWait(rank, unserved)) {
        line[kept++] = rank;
      } else if (mayBurst()) {
        serve(rank);
        burst(rank, Math.max(nowPs, clean(rank)));
      } else {
        wants += running + wants < settings.channels() ? 1 : 0;
        line[kept++] = rank;
      }
    }
    length = kept;
    return wants;
  }

  private void serve(int rank) {
    status[rank] = Status.SERVED;
    unserved--;
  }

  private long clean(int rank) {
    return ahead == null ? cleanPs[rank] : Math.max(cleanPs[rank], ahead.cleanPs(rank));
  }

  boolean mayBurst() {
    return fabric != null ? granted != NONE : hasRoom();
  }

  void burst(int place, long fromPs) {
    running++;
    connection[place] = granted;
    granted = NONE;
    agenda.add(bursts.attempt(place, fromPs), Kind.BURST_OVER, index, place);
  }

  /** What runs at a place goes on at another. */
  void moveBurst(int from, int to) {
    connection[to] = connection[from];
    connection[from] = NONE;
    agenda.add(bursts.move(from, to), Kind.BURST_OVER, index, to);
  }

  private void tell(ChanceFabric its, int wants, boolean isAhead, long nowPs) {
    if (granted != NONE) {
      its.released(granted, nowPs);
      granted = NONE;
    }
    if (wants != wanted || its.isAhead(index) != isAhead) {
      wanted = wants;
      its.wants(index, wants, isAhead, nowPs);
    }
  }

  /** Whether its channels would do for one more burst. */
  boolean hasRoom() {
    return running < settings.channels();
  }

  int count() {
    return pair.length;
  }

  Status status(int rank) {
    return status[rank];
  }

  int qubit(int end, int rank) {
    return steps.qubit[end][pair[rank]];
  }

  private ChanceAhead ahead() {
    if (ahead == null) {
      throw new IllegalStateException("link " + index + " makes no pairs ahead");
    }
    return ahead;
  }
}
