package bellhop.protocol.fabric;

import bellhop.protocol.Outputs;
import bellhop.protocol.Protocol;
import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.units.Time;
import java.util.Arrays;

/**
 * Shares switches, stations and the qubits of QNUs among links: who shines where, and when. Each
 * connection is for one burst. It decides what is possible, and never connects a port twice; whose
 * turn it is, a {@link Policy} says. It knows no photons and no pairs.
 *
 * <p>Turning takes time, in which all ports on the way are dark. Connections stay turned when they
 * are released, and a link that finds its own still there has it at once.
 */
public final class FabricProtocol implements Protocol<FabricInput, FabricOutput> {
  private static final int NONE = -1;

  /** What a connection is. */
  private static final byte FREE = 0;

  private static final byte TURNING = 1;

  /** Turned ahead of a need; nobody holds it. */
  private static final byte PREPARING = 2;

  private static final byte HELD = 3;
  private static final byte LEAVING = 4;

  private final Pool[] pools;
  private final long longestTurnPs;
  private final long shortestTurnPs;
  private final Policy policy;
  private final Ports ports;
  private final View view = new View();
  private final Line[] links;

  /** By link: bursts that it wants and has no connection for, and of these how many turn. */
  private final int[] wanted;

  private final int[] turning;

  private final Need[] need;
  private final long[] sincePs;
  private final long[] expectedPs;

  /** Links that are expected, in any order, and how many. */
  private final int[] expected;

  private int expectedCount;

  /** Links that wait, in order, and how many. By link: its place among all that ever waited. */
  private final int[] line;

  private int lineLength;
  private final long[] placeInLine;
  private long lastPlace;

  /** How many of them have a need-by time or are put before others. */
  private int urgentCount;

  /**
   * By QNU: how many bursts wait there. By link: how many of them are its own. By QNU: qubits that
   * attempt; halves that keep a place.
   */
  private final int[] asking;

  private final int[] counted;

  private final int[] attempting;
  private final int[] kept;

  /** Links that wait and whose QNUs have all that is theirs, in any order; by link: where. */
  private final int[] open;

  private final int[] openAt;
  private int openCount;

  /** By QNU: its links, and whether it has all that is its own for one more. */
  private final int[][] linksAt;

  private final boolean[] isOpen;

  /** QNUs where something has changed since the last decision, and by QNU whether it is one. */
  private final int[] changed;

  private int changedCount;
  private final boolean[] isChanged;

  /** By connection. */
  private final byte[] state;

  /** How often it was turned: part of its name outside, so that old news is known to be old. */
  private final int[] round;

  private final int[] linkOf;
  private final Need[] needOf;
  private final long[] heldSincePs;

  /** Since when the link had waited for it, and its place in the line then. */
  private final long[] askedPs;

  private final long[] askedPlace;

  /** By link: what it waited for without its fault, for when it waits again; place 0 if nothing. */
  private final long[] creditPs;

  private final long[] creditPlace;
  private final long[] readyPs;

  private long wakePs = Policy.NEVER;

  /** The time of the last input. */
  private long lastPs;

  public FabricProtocol(FabricSettings settings, Policy policy) {
    this.policy = policy;
    ports = new Ports(settings);
    links = settings.links().toArray(Line[]::new);
    wanted = new int[links.length];
    turning = new int[links.length];
    need = new Need[links.length];
    Arrays.fill(need, Need.NONE);
    sincePs = new long[links.length];
    expectedPs = new long[links.length];
    Arrays.fill(expectedPs, Need.WHENEVER);
    line = new int[links.length];
    expected = new int[links.length];
    placeInLine = new long[links.length];
    open = new int[links.length];
    openAt = new int[links.length];
    Arrays.fill(openAt, NONE);
    pools = settings.qnus().toArray(Pool[]::new);
    longestTurnPs = settings.turnsPs().max().orElse(0);
    shortestTurnPs = settings.turnsPs().filter(its -> its > 0).min().orElse(0);
    attempting = new int[pools.length];
    kept = new int[pools.length];
    asking = new int[pools.length];
    counted = new int[links.length];
    linksAt = linksAt(links, pools.length);
    isOpen = new boolean[pools.length];
    changed = new int[pools.length];
    isChanged = new boolean[pools.length];
    int connections = ports.connections();
    state = new byte[connections];
    linkOf = new int[connections];
    Arrays.fill(linkOf, NONE);
    needOf = new Need[connections];
    Arrays.fill(needOf, Need.NONE);
    heldSincePs = new long[connections];
    askedPs = new long[connections];
    askedPlace = new long[connections];
    creditPs = new long[links.length];
    creditPlace = new long[links.length];
    readyPs = new long[connections];
    round = new int[connections];
    lookAtAll();
  }

  private static int[][] linksAt(Line[] links, int qnus) {
    int[] count = new int[qnus];
    for (Line line : links) {
      count[line.qnuA()]++;
      count[line.qnuB()]++;
    }
    int[][] at = new int[qnus][];
    for (int q = 0; q < qnus; q++) {
      at[q] = new int[count[q]];
    }
    for (int l = 0; l < links.length; l++) {
      at[links[l].qnuA()][--count[links[l].qnuA()]] = l;
      at[links[l].qnuB()][--count[links[l].qnuB()]] = l;
    }
    return at;
  }

  @Override
  public void on(FabricInput input, Time now, Outputs<? super FabricOutput> out) {
    long nowPs = now.picos();
    lastPs = nowPs;
    switch (input) {
      case FabricInput.Wants(int link, int its, Need why) -> wants(link, its, why, nowPs);
      case FabricInput.Expects(int link, long atPs) -> expects(link, atPs);
      case FabricInput.Released(int connection, boolean isPair) -> released(connection, isPair);
      case FabricInput.Left(int qnu) -> left(qnu);
      case FabricInput.Turned(int connection) -> turned(connection, nowPs, out);
      case FabricInput.Misturned(int connection, int its) -> misturned(connection, its, nowPs);
      case FabricInput.Failed(FabricInput.Part part) -> failed(part, nowPs, out);
      case FabricInput.Mended(FabricInput.Part part) -> {
        ports.setDead(part, false);
        lookAtAll();
      }
      case FabricInput.Woken() -> {}
    }
    decide(nowPs, out);
  }

  private void wants(int link, int its, Need why, long nowPs) {
    if (bursts(link) > 0) {
      urgentCount += (isUrgent(why) ? 1 : 0) - (isUrgent(need[link]) ? 1 : 0);
    }
    need[link] = why;
    set(link, its, turning[link], nowPs);
  }

  private static boolean isUrgent(Need need) {
    return need.byPs() < Need.WHENEVER || need.priority() != 0;
  }

  private int bursts(int link) {
    return Math.max(0, wanted[link] - turning[link]);
  }

  private void set(int link, int itsWanted, int itsTurning, long nowPs) {
    boolean waited = bursts(link) > 0;
    wanted[link] = Math.max(0, itsWanted);
    turning[link] = itsTurning;
    boolean waits = bursts(link) > 0;
    if (waits && !waited) {
      forget(link);
      boolean hasCredit = creditPlace[link] > 0;
      join(link, hasCredit ? creditPs[link] : nowPs, hasCredit ? creditPlace[link] : ++lastPlace);
    } else if (waited && !waits) {
      leaveLine(link);
    } else if (waits) {
      count(link);
    }
  }

  private void join(int link, long itsSincePs, long place) {
    sincePs[link] = itsSincePs;
    placeInLine[link] = place;
    creditPlace[link] = 0;
    int at = lineLength++;
    while (at > 0 && placeInLine[line[at - 1]] > place) {
      line[at] = line[at - 1];
      at--;
    }
    line[at] = link;
    urgentCount += isUrgent(need[link]) ? 1 : 0;
    count(link);
    look(link);
  }

  private void leaveLine(int link) {
    int at = placeOf(link);
    lineLength--;
    System.arraycopy(line, at + 1, line, at, lineLength - at);
    urgentCount -= isUrgent(need[link]) ? 1 : 0;
    placeInLine[link] = 0;
    count(link);
    look(link);
  }

  /** Keeps the sums of bursts that wait at QNUs. */
  private void count(int link) {
    int more = (placeInLine[link] > 0 ? bursts(link) : 0) - counted[link];
    counted[link] += more;
    asking[links[link].qnuA()] += more;
    asking[links[link].qnuB()] += more;
    if (more != 0) {
      change(links[link].qnuA());
      change(links[link].qnuB());
    }
  }

  private void change(int qnu) {
    if (!isChanged[qnu]) {
      isChanged[qnu] = true;
      changed[changedCount++] = qnu;
    }
  }

  private void changeNothing() {
    for (int i = 0; i < changedCount; i++) {
      isChanged[changed[i]] = false;
    }
    changedCount = 0;
  }

  /** The line is sorted by places. */
  private int placeOf(int link) {
    int low = 0;
    int high = lineLength - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (placeInLine[line[middle]] < placeInLine[link]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What a connection was not used for counts as not given: its link has its place again. */
  private void giveCredit(int connection) {
    int link = linkOf[connection];
    boolean isOlder = creditPlace[link] == 0 || askedPlace[connection] < creditPlace[link];
    if (placeInLine[link] > askedPlace[connection]) {
      leaveLine(link);
      join(link, askedPs[connection], askedPlace[connection]);
    } else if (placeInLine[link] == 0 && isOlder) {
      creditPs[link] = askedPs[connection];
      creditPlace[link] = askedPlace[connection];
    }
  }

  /** Puts a link among the open ones, or takes it away, as it is now. */
  private void look(int link) {
    boolean is =
        placeInLine[link] > 0
            && isOpen[links[link].qnuA()]
            && isOpen[links[link].qnuB()]
            && !links[link].waysA().isEmpty();
    int at = openAt[link];
    if (is && at == NONE) {
      openAt[link] = openCount;
      open[openCount++] = link;
    } else if (!is && at != NONE) {
      int last = open[--openCount];
      open[at] = last;
      openAt[last] = at;
      openAt[link] = NONE;
    }
  }

  private void lookAt(int qnu) {
    boolean is = hasQubits(qnu) && ports.freeAt(qnu) > 0;
    if (is != isOpen[qnu]) {
      isOpen[qnu] = is;
      change(qnu);
      for (int link : linksAt[qnu]) {
        if (placeInLine[link] > 0) {
          look(link);
        }
      }
    }
  }

  private void lookAtEnds(int link) {
    lookAt(links[link].qnuA());
    lookAt(links[link].qnuB());
    change(links[link].qnuA());
    change(links[link].qnuB());
  }

  private void lookAtAll() {
    for (int q = 0; q < isOpen.length; q++) {
      lookAt(q);
    }
  }

  /** What waits already is not expected. */
  private void expects(int link, long atPs) {
    if (bursts(link) == 0) {
      if (expectedPs[link] == Need.WHENEVER) {
        expected[expectedCount++] = link;
      }
      expectedPs[link] = Math.min(atPs, Need.WHENEVER - 1);
    }
  }

  private void forget(int link) {
    if (expectedPs[link] != Need.WHENEVER) {
      expectedPs[link] = Need.WHENEVER;
      int at = 0;
      while (expected[at] != link) {
        at++;
      }
      expected[at] = expected[--expectedCount];
    }
  }

  /** The place of a connection that goes by that name outside, or NONE if that is over. */
  private int placeOfName(int name) {
    if (name < 0 || state.length == 0) {
      return NONE;
    }
    int place = name % state.length;
    return name(place) == name && state[place] != FREE ? place : NONE;
  }

  /** Names come round again after two thousand million of them. */
  private int name(int place) {
    return round[place] * state.length + place;
  }

  private void released(int name, boolean isPair) {
    int connection = placeOfName(name);
    if (connection == NONE || (state[connection] != HELD && state[connection] != LEAVING)) {
      return;
    }
    giveQubitsBack(linkOf[connection], isPair);
    if (state[connection] == LEAVING && !isPair) {
      giveCredit(connection);
    }
    free(connection);
  }

  private void left(int qnu) {
    if (kept[qnu] > 0) {
      kept[qnu]--;
      lookAt(qnu);
    }
  }

  private void giveQubitsBack(int link, boolean isPair) {
    giveQubitBack(links[link].qnuA(), isPair);
    giveQubitBack(links[link].qnuB(), isPair);
  }

  private void giveQubitBack(int qnu, boolean isPair) {
    attempting[qnu]--;
    kept[qnu] += isPair && pools[qnu].places() != FabricSettings.UNLIMITED ? 1 : 0;
  }

  private int freeTalkingAt(int qnu) {
    int all = pools[qnu].talking();
    return all == FabricSettings.UNLIMITED ? all : all - attempting[qnu];
  }

  /** For one more half: neither kept nor being made. */
  private int freePlacesAt(int qnu) {
    int all = pools[qnu].places();
    return all == FabricSettings.UNLIMITED ? all : all - attempting[qnu] - kept[qnu];
  }

  private boolean hasQubits(int qnu) {
    return freeTalkingAt(qnu) > 0 && freePlacesAt(qnu) > 0;
  }

  private void free(int connection) {
    int link = linkOf[connection];
    ports.release(connection);
    state[connection] = FREE;
    linkOf[connection] = NONE;
    needOf[connection] = Need.NONE;
    lookAtEnds(link);
  }

  /** What was withdrawn while it turned is not held by anybody. */
  private void turned(int name, long nowPs, Outputs<? super FabricOutput> out) {
    int connection = placeOfName(name);
    if (connection == NONE || nowPs < readyPs[connection]) {
      return;
    }
    if (state[connection] == TURNING) {
      int link = linkOf[connection];
      state[connection] = HELD;
      set(link, wanted[link] - 1, turning[link] - 1, nowPs);
      change(links[link].qnuA());
      change(links[link].qnuB());
      out.add(new FabricOutput.Granted(name, link));
    } else if (state[connection] == PREPARING) {
      free(connection);
    }
  }

  /** Its ports there are not used until the switch is mended; the link waits again. */
  private void misturned(int name, int theSwitch, long nowPs) {
    int connection = placeOfName(name);
    if (connection != NONE && (state[connection] == TURNING || state[connection] == PREPARING)) {
      ports.spoil(connection, theSwitch);
      giveUpTurning(connection, nowPs);
    }
  }

  /** The link waits again, as long as it had waited before. */
  private void giveUpTurning(int connection, long nowPs) {
    int link = linkOf[connection];
    if (state[connection] == TURNING) {
      giveQubitsBack(link, false);
      giveCredit(connection);
      set(link, wanted[link], turning[link] - 1, nowPs);
    }
    free(connection);
  }

  private void failed(FabricInput.Part part, long nowPs, Outputs<? super FabricOutput> out) {
    ports.setDead(part, true);
    for (int c = 0; c < state.length; c++) {
      if (state[c] != FREE && ports.uses(c, part)) {
        if (state[c] == HELD) {
          withdraw(c, out);
        } else if (state[c] != LEAVING) {
          giveUpTurning(c, nowPs);
        }
      }
    }
    lookAtAll();
  }

  private void withdraw(int connection, Outputs<? super FabricOutput> out) {
    state[connection] = LEAVING;
    out.add(new FabricOutput.Withdrawn(name(connection), linkOf[connection]));
  }

  /** What should have come a whole burst ago is not expected any more. */
  private void forgetLate(long nowPs) {
    for (int i = expectedCount - 1; i >= 0; i--) {
      int link = expected[i];
      if (expectedPs[link] < nowPs - links[link].meanPs()) {
        forget(link);
      }
    }
  }

  private void decide(long nowPs, Outputs<? super FabricOutput> out) {
    forgetLate(nowPs);
    int link = policy.next(view, nowPs);
    while (link != Policy.NOBODY) {
      connect(link, nowPs, out);
      link = policy.next(view, nowPs);
    }
    int connection = policy.withdraw(view, nowPs);
    while (connection != Policy.NOBODY) {
      withdraw(connection, out);
      connection = policy.withdraw(view, nowPs);
    }
    link = policy.prepare(view, nowPs);
    while (link != Policy.NOBODY) {
      prepare(link, nowPs, out);
      link = policy.prepare(view, nowPs);
    }
    changeNothing();
    long againPs = policy.againPs(view, nowPs);
    if (againPs != Policy.NEVER && (wakePs <= nowPs || againPs < wakePs)) {
      wakePs = againPs;
      out.add(new FabricOutput.WakeAt(new Time(againPs)));
    }
  }

  private void connect(int link, long nowPs, Outputs<? super FabricOutput> out) {
    if (bursts(link) == 0 || !view.canConnect(link)) {
      throw new IllegalStateException("link " + link + " cannot be connected");
    }
    int connection = turn(link, nowPs);
    leaveLine(link); // the next of its bursts comes after those of others
    needOf[connection] = need[link];
    takeQubits(link);
    if (readyPs[connection] == nowPs) {
      state[connection] = HELD;
      wanted[link]--;
      out.add(new FabricOutput.Granted(name(connection), link));
    } else {
      state[connection] = TURNING;
      turning[link]++;
      tellTurn(connection, out);
    }
    lookAtEnds(link);
    if (bursts(link) > 0) {
      join(link, nowPs, ++lastPlace);
    }
  }

  private void takeQubits(int link) {
    attempting[links[link].qnuA()]++;
    attempting[links[link].qnuB()]++;
  }

  private void prepare(int link, long nowPs, Outputs<? super FabricOutput> out) {
    if (!ports.find(link)) {
      throw new IllegalStateException("link " + link + " cannot be prepared");
    }
    forget(link);
    int connection = turn(link, nowPs);
    if (readyPs[connection] == nowPs) {
      free(connection);
    } else {
      state[connection] = PREPARING;
      tellTurn(connection, out);
    }
    lookAtEnds(link);
  }

  /** Takes the ways that were found last. */
  private int turn(int link, long nowPs) {
    long turnPs = ports.foundTurnPs();
    int connection = ports.take(link);
    round[connection] = (round[connection] + 1) % (Integer.MAX_VALUE / state.length);
    linkOf[connection] = link;
    askedPs[connection] = sincePs[link];
    askedPlace[connection] = placeInLine[link];
    heldSincePs[connection] = nowPs;
    readyPs[connection] = nowPs + turnPs;
    return connection;
  }

  private void tellTurn(int connection, Outputs<? super FabricOutput> out) {
    out.add(
        new FabricOutput.Turn(
            name(connection),
            linkOf[connection],
            ports.fibres(connection),
            new Time(readyPs[connection])));
  }

  /** Whether a link could be connected if nothing else were: whether it has parts that work. */
  public boolean hasWay(int link) {
    return ports.isPossible(link);
  }

  /** For those who check: what connects what. */
  Ports ports() {
    return ports;
  }

  /** For those who check: what policies see. */
  FabricView view() {
    return view;
  }

  /** For those who check: qubits of a QNU that are free to attempt, and places for halves. */
  public int freeTalking(int qnu) {
    return freeTalkingAt(qnu);
  }

  public int freePlaces(int qnu) {
    return freePlacesAt(qnu);
  }

  /** What is waited for, held and possible. */
  private final class View implements FabricView {
    @Override
    public int waitingCount() {
      return lineLength;
    }

    @Override
    public int waiting(int index) {
      return line[index];
    }

    @Override
    public int bursts(int link) {
      return FabricProtocol.this.bursts(link);
    }

    @Override
    public Need need(int link) {
      return need[link];
    }

    @Override
    public long sincePs(int link) {
      return sincePs[link];
    }

    @Override
    public int openCount() {
      return openCount;
    }

    @Override
    public int open(int index) {
      return open[index];
    }

    @Override
    public long placeInLine(int link) {
      return placeInLine[link];
    }

    @Override
    public boolean isOpen(int qnu) {
      return isOpen[qnu];
    }

    @Override
    public int asking(int qnu) {
      return asking[qnu];
    }

    @Override
    public boolean isPossible(int link) {
      return couldHaveQubits(links[link].qnuA())
          && couldHaveQubits(links[link].qnuB())
          && ports.isPossible(link);
    }

    private boolean couldHaveQubits(int qnu) {
      return pools[qnu].talking() > 0 && pools[qnu].places() > kept[qnu];
    }

    @Override
    public long longestTurnPs() {
      return longestTurnPs;
    }

    @Override
    public long shortestTurnPs() {
      return shortestTurnPs;
    }

    @Override
    public int linkCountAt(int qnu) {
      return linksAt[qnu].length;
    }

    @Override
    public int linkAt(int qnu, int index) {
      return linksAt[qnu][index];
    }

    @Override
    public long askedPs(int connection) {
      return askedPs[connection];
    }

    @Override
    public int urgentCount() {
      return urgentCount;
    }

    @Override
    public boolean canConnect(int link) {
      return hasQubits(links[link].qnuA()) && hasQubits(links[link].qnuB()) && ports.find(link);
    }

    @Override
    public long turnPs(int link) {
      return ports.find(link) ? ports.foundTurnPs() : Policy.NEVER;
    }

    @Override
    public int qnu(int link, int end) {
      return end == 0 ? links[link].qnuA() : links[link].qnuB();
    }

    @Override
    public int changedCount() {
      return changedCount;
    }

    @Override
    public int changed(int index) {
      return changed[index];
    }

    @Override
    public int placesAt(int qnu) {
      return ports.placesAt(qnu);
    }

    @Override
    public int connectionAt(int qnu, int place) {
      return ports.connectionAt(qnu, place);
    }

    @Override
    public int qnuCount() {
      return pools.length;
    }

    @Override
    public long meanPs(int link) {
      return links[link].meanPs();
    }

    @Override
    public int connectionCount() {
      return state.length;
    }

    @Override
    public int linkOf(int connection) {
      return linkOf[connection];
    }

    @Override
    public long heldSincePs(int connection) {
      return heldSincePs[connection];
    }

    @Override
    public boolean isHeld(int connection) {
      return state[connection] == HELD && heldSincePs[connection] < lastPs;
    }

    @Override
    public Need needOf(int connection) {
      return needOf[connection];
    }

    @Override
    public boolean isLeaving(int connection) {
      return state[connection] == LEAVING;
    }

    @Override
    public boolean wouldFree(int connection, int link) {
      return turnPsInPlaceOf(connection, link) != Policy.NEVER;
    }

    @Override
    public long turnPsInPlaceOf(int connection, int link) {
      int its = linkOf[connection];
      if (its == NONE) {
        return Policy.NEVER;
      }
      boolean hasTaken = state[connection] != PREPARING;
      if (hasTaken) {
        giveQubitsBack(its, false);
      }
      boolean can =
          hasQubits(links[link].qnuA())
              && hasQubits(links[link].qnuB())
              && ports.wouldFind(connection, link);
      if (hasTaken) {
        takeQubits(its);
      }
      return can ? ports.foundTurnPs() : Policy.NEVER;
    }

    @Override
    public int linkCount() {
      return links.length;
    }

    @Override
    public int expectedCount() {
      return expectedCount;
    }

    @Override
    public int expected(int index) {
      return expected[index];
    }

    @Override
    public int firstExpected() {
      int first = NONE;
      for (int i = 0; i < expectedCount; i++) {
        int link = expected[i];
        boolean isFirst =
            first == NONE
                || expectedPs[link] < expectedPs[first]
                || (expectedPs[link] == expectedPs[first] && link < first);
        if (isFirst) {
          first = link;
        }
      }
      return first;
    }

    @Override
    public long expectedPs(int link) {
      return expectedPs[link];
    }
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    ports.write(writer);
    writer.add(wanted);
    writer.add(turning);
    write(need, writer);
    writer.add(sincePs);
    writer.add(expectedPs);
    writer.add(lineLength);
    writer.add(Arrays.copyOf(line, lineLength));
    writer.add(attempting);
    writer.add(kept);
    writer.add(state);
    writer.add(linkOf);
    write(needOf, writer);
    writer.add(heldSincePs);
    writer.add(askedPs);
    writer.add(askedPlace);
    writer.add(creditPs);
    writer.add(creditPlace);
    writer.add(lastPlace);
    writer.add(placeInLine);
    writer.add(readyPs);
    writer.add(round);
    writer.add(wakePs);
    return writer.toArray();
  }

  private static void write(Need[] needs, Snapshots.Writer writer) {
    for (Need its : needs) {
      writer.add(its.priority());
      writer.add(its.byPs());
      writer.add(its.deadlinePs());
    }
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    ports.read(reader);
    reader.fill(wanted);
    reader.fill(turning);
    read(need, reader);
    reader.fill(sincePs);
    reader.fill(expectedPs);
    int[] itsLine = new int[reader.nextInt()];
    reader.fill(itsLine);
    reader.fill(attempting);
    reader.fill(kept);
    reader.fill(state);
    reader.fill(linkOf);
    read(needOf, reader);
    reader.fill(heldSincePs);
    reader.fill(askedPs);
    reader.fill(askedPlace);
    reader.fill(creditPs);
    reader.fill(creditPlace);
    lastPlace = reader.next();
    long[] itsPlaces = new long[links.length];
    reader.fill(itsPlaces);
    reader.fill(readyPs);
    reader.fill(round);
    wakePs = reader.next();
    reader.end();
    waitAgain(itsLine, itsPlaces);
    expectAgain();
    changeNothing();
  }

  /** Lines up links in order, with what is counted about them. */
  private void waitAgain(int[] itsLine, long[] itsPlaces) {
    Arrays.fill(placeInLine, 0);
    Arrays.fill(openAt, NONE);
    Arrays.fill(asking, 0);
    Arrays.fill(counted, 0);
    openCount = 0;
    lineLength = 0;
    urgentCount = 0;
    Arrays.fill(isOpen, false);
    lookAtAll();
    for (int link : itsLine) {
      long credit = creditPlace[link];
      join(link, sincePs[link], itsPlaces[link]);
      creditPlace[link] = credit;
    }
  }

  private void expectAgain() {
    expectedCount = 0;
    for (int l = 0; l < links.length; l++) {
      if (expectedPs[l] != Need.WHENEVER) {
        expected[expectedCount++] = l;
      }
    }
  }

  private static void read(Need[] needs, Snapshots.Reader reader) {
    for (int i = 0; i < needs.length; i++) {
      needs[i] = new Need(reader.nextInt(), reader.next(), reader.next());
    }
  }
}
