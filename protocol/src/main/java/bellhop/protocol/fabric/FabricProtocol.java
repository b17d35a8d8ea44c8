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

  private final FabricSettings settings;
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

  /** Links that wait, in order, and how many. */
  private final int[] line;

  private int lineLength;

  /** By QNU. */
  private final int[] talking;

  private final int[] places;

  /** By connection. */
  private final byte[] state;

  private final int[] linkOf;
  private final Need[] needOf;
  private final long[] heldSincePs;
  private final long[] readyPs;

  private long wakePs = Policy.NEVER;

  public FabricProtocol(FabricSettings settings, Policy policy) {
    this.settings = settings;
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
    talking = settings.qnus().stream().mapToInt(Pool::talking).toArray();
    places = settings.qnus().stream().mapToInt(Pool::places).toArray();
    int connections = ports.connections();
    state = new byte[connections];
    linkOf = new int[connections];
    Arrays.fill(linkOf, NONE);
    needOf = new Need[connections];
    Arrays.fill(needOf, Need.NONE);
    heldSincePs = new long[connections];
    readyPs = new long[connections];
  }

  @Override
  public void on(FabricInput input, Time now, Outputs<? super FabricOutput> out) {
    long nowPs = now.picos();
    switch (input) {
      case FabricInput.Wants(int link, int its, Need why) -> wants(link, its, why, nowPs);
      case FabricInput.Expects(int link, long atPs) -> expects(link, atPs);
      case FabricInput.Released(int connection, boolean isPair) -> release(connection, isPair);
      case FabricInput.Left(int qnu) -> places[qnu] += isLimited(places[qnu]) ? 1 : 0;
      case FabricInput.Turned(int connection) -> turned(connection, nowPs, out);
      case FabricInput.Misturned(int connection, int its) -> misturned(connection, its, nowPs);
      case FabricInput.Failed(FabricInput.Part part) -> failed(part, nowPs, out);
      case FabricInput.Mended(FabricInput.Part part) -> ports.setDead(part, false);
      case FabricInput.Woken() -> {}
    }
    decide(nowPs, out);
  }

  private void wants(int link, int its, Need why, long nowPs) {
    need[link] = why;
    set(link, its, turning[link], nowPs);
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
      sincePs[link] = nowPs;
      line[lineLength++] = link;
      forget(link);
    } else if (waited && !waits) {
      leaveLine(link);
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

  private void leaveLine(int link) {
    int at = 0;
    while (line[at] != link) {
      at++;
    }
    lineLength--;
    System.arraycopy(line, at + 1, line, at, lineLength - at);
  }

  private void release(int connection, boolean isPair) {
    if (state[connection] != HELD && state[connection] != LEAVING) {
      return;
    }
    giveQubitsBack(linkOf[connection], isPair);
    free(connection);
  }

  private void giveQubitsBack(int link, boolean isPair) {
    for (int qnu : new int[] {links[link].qnuA(), links[link].qnuB()}) {
      talking[qnu] += isLimited(talking[qnu]) ? 1 : 0;
      places[qnu] += !isPair && isLimited(places[qnu]) ? 1 : 0;
    }
  }

  private static boolean isLimited(int count) {
    return count != FabricSettings.UNLIMITED;
  }

  private void free(int connection) {
    ports.release(connection);
    state[connection] = FREE;
    linkOf[connection] = NONE;
    needOf[connection] = Need.NONE;
  }

  /** What was withdrawn while it turned is not held by anybody. */
  private void turned(int connection, long nowPs, Outputs<? super FabricOutput> out) {
    if (nowPs < readyPs[connection]) {
      return; // of an earlier turn
    }
    if (state[connection] == TURNING) {
      int link = linkOf[connection];
      state[connection] = HELD;
      set(link, wanted[link] - 1, turning[link] - 1, nowPs);
      out.add(new FabricOutput.Granted(connection, linkOf[connection]));
    } else if (state[connection] == PREPARING) {
      free(connection);
    }
  }

  /** Its ports there are not used until the switch is mended; the link waits again. */
  private void misturned(int connection, int theSwitch, long nowPs) {
    if (state[connection] == TURNING || state[connection] == PREPARING) {
      ports.spoil(connection, theSwitch);
      giveUpTurning(connection, nowPs);
    }
  }

  private void giveUpTurning(int connection, long nowPs) {
    int link = linkOf[connection];
    if (state[connection] == TURNING) {
      giveQubitsBack(link, false);
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
  }

  private void withdraw(int connection, Outputs<? super FabricOutput> out) {
    state[connection] = LEAVING;
    out.add(new FabricOutput.Withdrawn(connection, linkOf[connection]));
  }

  private void decide(long nowPs, Outputs<? super FabricOutput> out) {
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
    takeQubits(link);
    int connection = turn(link, nowPs);
    needOf[connection] = need[link];
    leaveLine(link); // the next of its bursts comes after those of others
    if (readyPs[connection] == nowPs) {
      state[connection] = HELD;
      wanted[link]--;
      out.add(new FabricOutput.Granted(connection, link));
    } else {
      state[connection] = TURNING;
      turning[link]++;
      tellTurn(connection, out);
    }
    if (bursts(link) > 0) {
      line[lineLength++] = link;
      sincePs[link] = nowPs;
    }
  }

  private void takeQubits(int link) {
    for (int qnu : new int[] {links[link].qnuA(), links[link].qnuB()}) {
      talking[qnu] -= isLimited(talking[qnu]) ? 1 : 0;
      places[qnu] -= isLimited(places[qnu]) ? 1 : 0;
    }
  }

  private void prepare(int link, long nowPs, Outputs<? super FabricOutput> out) {
    if (!ports.find(links[link])) {
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
  }

  /** Takes the ways that were found last. */
  private int turn(int link, long nowPs) {
    long turnPs = ports.foundTurnPs();
    int connection = ports.take(links[link]);
    linkOf[connection] = link;
    heldSincePs[connection] = nowPs;
    readyPs[connection] = nowPs + turnPs;
    return connection;
  }

  private void tellTurn(int connection, Outputs<? super FabricOutput> out) {
    out.add(
        new FabricOutput.Turn(
            connection,
            linkOf[connection],
            ports.fibres(connection),
            new Time(readyPs[connection])));
  }

  /** For those who check: the connection that uses a fibre, or −1. */
  public int user(int fibre) {
    return ports.user(fibre);
  }

  /** For those who check: the fibre that a switch at a place joins this one to, or −1. */
  public int peer(int fibre, int place) {
    return ports.peer(fibre, place);
  }

  /** For those who check: qubits of a QNU that are free to attempt, and places for halves. */
  public int freeTalking(int qnu) {
    return talking[qnu];
  }

  public int freePlaces(int qnu) {
    return places[qnu];
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
    public boolean canConnect(int link) {
      return hasQubits(link) && ports.find(links[link]);
    }

    private boolean hasQubits(int link) {
      int a = links[link].qnuA();
      int b = links[link].qnuB();
      return talking[a] > 0 && talking[b] > 0 && places[a] > 0 && places[b] > 0;
    }

    @Override
    public long turnPs(int link) {
      return ports.find(links[link]) ? ports.foundTurnPs() : Policy.NEVER;
    }

    @Override
    public int qnu(int link, int end) {
      return end == 0 ? links[link].qnuA() : links[link].qnuB();
    }

    @Override
    public int qnuCount() {
      return talking.length;
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
      return state[connection] == HELD;
    }

    @Override
    public Need needOf(int connection) {
      return needOf[connection];
    }

    @Override
    public boolean wouldFree(int connection, int link) {
      int its = linkOf[connection];
      if (its == NONE) {
        return false;
      }
      giveQubitsBack(its, false);
      boolean can = hasQubits(link) && ports.wouldFind(connection, links[link]);
      takeQubits(its);
      return can;
    }

    @Override
    public int linkCount() {
      return links.length;
    }

    @Override
    public int firstExpected() {
      int first = NONE;
      for (int i = 0; i < expectedCount; i++) {
        int link = expected[i];
        if (first == NONE || expectedPs[link] < expectedPs[first]) {
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
    writer.add(expectedCount);
    writer.add(expected);
    writer.add(lineLength);
    writer.add(line);
    writer.add(talking);
    writer.add(places);
    writer.add(state);
    writer.add(linkOf);
    write(needOf, writer);
    writer.add(heldSincePs);
    writer.add(readyPs);
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
    expectedCount = reader.nextInt();
    reader.fill(expected);
    lineLength = reader.nextInt();
    reader.fill(line);
    reader.fill(talking);
    reader.fill(places);
    reader.fill(state);
    reader.fill(linkOf);
    read(needOf, reader);
    reader.fill(heldSincePs);
    reader.fill(readyPs);
    wakePs = reader.next();
    reader.end();
  }

  private static void read(Need[] needs, Snapshots.Reader reader) {
    for (int i = 0; i < needs.length; i++) {
      needs[i] = new Need(reader.nextInt(), reader.next(), reader.next());
    }
  }
}
