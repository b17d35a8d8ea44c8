package bellhop.protocol.fabric;

import bellhop.protocol.Outputs;
import bellhop.protocol.Protocol;
import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.Connections.State;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.units.Time;

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

  private final Line[] links;
  private final Policy policy;
  private final Ports ports;
  private final Qubits qubits;
  private final OpenLinks open;
  private final WaitingLine line;
  private final Expectations expectations;
  private final Connections connections;
  private final FabricView view;
  private long wakePs = Policy.NEVER;

  /** The time of the last input. */
  private long lastPs;

  public FabricProtocol(FabricSettings settings, Policy policy) {
    this.policy = policy;
    links = settings.links().toArray(Line[]::new);
    ports = new Ports(settings);
    qubits = new Qubits(settings);
    open = new OpenLinks(settings);
    line = new WaitingLine(settings, open);
    expectations = new Expectations(settings);
    connections = new Connections(ports.connections());
    view = new View(settings);
    lookAtAll();
  }

  @Override
  public void on(FabricInput input, Time now, Outputs<? super FabricOutput> out) {
    long nowPs = now.picos();
    lastPs = nowPs;
    switch (input) {
      case FabricInput.Wants(int link, int bursts, Need why) -> wants(link, bursts, why, nowPs);
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

  private void wants(int link, int bursts, Need why, long nowPs) {
    line.wants(link, bursts, why, nowPs);
    if (line.bursts(link) > 0) {
      expectations.forget(link);
    }
  }

  private void expects(int link, long atPs) {
    if (line.bursts(link) == 0) {
      expectations.expect(link, atPs);
    }
  }

  private void released(int name, boolean isPair) {
    int connection = connections.find(name);
    boolean isLeaving = connection != NONE && connections.is(connection, State.LEAVING);
    if (connection == NONE || (!isLeaving && !connections.is(connection, State.HELD))) {
      return;
    }
    giveQubitsBack(connections.link(connection), isPair);
    if (isLeaving && !isPair) {
      giveCredit(connection);
    }
    free(connection);
  }

  private void left(int qnu) {
    qubits.left(qnu);
    lookAt(qnu);
  }

  private void takeQubits(int link) {
    qubits.take(links[link].qnuA());
    qubits.take(links[link].qnuB());
  }

  private void giveQubitsBack(int link, boolean isPair) {
    qubits.giveBack(links[link].qnuA(), isPair);
    qubits.giveBack(links[link].qnuB(), isPair);
  }

  /** What a connection was not used for counts as not given. */
  private void giveCredit(int connection) {
    line.giveCredit(
        connections.link(connection),
        connections.askedPs(connection),
        connections.askedPlace(connection));
  }

  private void free(int connection) {
    int link = connections.link(connection);
    ports.release(connection);
    connections.free(connection);
    lookAtEnds(link);
  }

  /** Whether a QNU has all that is its own for one more burst. */
  private void lookAt(int qnu) {
    open.setOpen(qnu, qubits.hasFree(qnu) && ports.freeAt(qnu) > 0);
  }

  private void lookAtEnds(int link) {
    lookAt(links[link].qnuA());
    lookAt(links[link].qnuB());
    open.changeEnds(link);
  }

  private void lookAtAll() {
    for (int q = 0; q < qubits.qnuCount(); q++) {
      lookAt(q);
    }
  }

  /** What was withdrawn while it turned is not held by anybody. */
  private void turned(int name, long nowPs, Outputs<? super FabricOutput> out) {
    int connection = connections.find(name);
    if (connection == NONE || nowPs < connections.readyPs(connection)) {
      return;
    }
    switch (connections.state(connection)) {
      case TURNING -> {
        int link = connections.link(connection);
        connections.set(connection, State.HELD);
        line.begins(link, nowPs);
        open.changeEnds(link);
        out.add(new FabricOutput.Granted(name, link));
      }
      case PREPARING -> free(connection);
      case FREE, HELD, LEAVING -> {}
    }
  }

  /** Its ports there are not used until the switch is mended; the link waits again. */
  private void misturned(int name, int theSwitch, long nowPs) {
    int connection = connections.find(name);
    if (connection != NONE && isTurning(connection)) {
      ports.spoil(connection, theSwitch);
      giveUpTurning(connection, nowPs);
    }
  }

  private boolean isTurning(int connection) {
    return connections.is(connection, State.TURNING) || connections.is(connection, State.PREPARING);
  }

  /** The link waits again, as long as it had waited before. */
  private void giveUpTurning(int connection, long nowPs) {
    int link = connections.link(connection);
    if (connections.is(connection, State.TURNING)) {
      giveQubitsBack(link, false);
      giveCredit(connection);
      line.turnsNoMore(link, nowPs);
    }
    free(connection);
  }

  private void failed(FabricInput.Part part, long nowPs, Outputs<? super FabricOutput> out) {
    ports.setDead(part, true);
    for (int c = 0; c < connections.count(); c++) {
      if (ports.uses(c, part)) {
        switch (connections.state(c)) {
          case HELD -> withdraw(c, out);
          case TURNING, PREPARING -> giveUpTurning(c, nowPs);
          case FREE, LEAVING -> {}
        }
      }
    }
    lookAtAll();
  }

  private void withdraw(int connection, Outputs<? super FabricOutput> out) {
    connections.set(connection, State.LEAVING);
    out.add(new FabricOutput.Withdrawn(connections.name(connection), connections.link(connection)));
  }

  private void decide(long nowPs, Outputs<? super FabricOutput> out) {
    expectations.forgetLate(nowPs);
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
    open.forgetChanges();
    long againPs = policy.againPs(view, nowPs);
    if (againPs != Policy.NEVER && (wakePs <= nowPs || againPs < wakePs)) {
      wakePs = againPs;
      out.add(new FabricOutput.WakeAt(new Time(againPs)));
    }
  }

  private void connect(int link, long nowPs, Outputs<? super FabricOutput> out) {
    if (line.bursts(link) == 0 || !view.canConnect(link)) {
      throw new IllegalStateException("link " + link + " cannot be connected");
    }
    int connection = turn(link, nowPs);
    boolean turns = connections.readyPs(connection) > nowPs;
    takeQubits(link);
    line.connected(link, turns, nowPs);
    connections.set(connection, turns ? State.TURNING : State.HELD);
    if (turns) {
      tellTurn(connection, out);
    } else {
      out.add(new FabricOutput.Granted(connections.name(connection), link));
    }
    lookAtEnds(link);
  }

  private void prepare(int link, long nowPs, Outputs<? super FabricOutput> out) {
    if (!ports.find(link)) {
      throw new IllegalStateException("link " + link + " cannot be prepared");
    }
    expectations.forget(link);
    int connection = turn(link, nowPs);
    if (connections.readyPs(connection) == nowPs) {
      free(connection);
      return;
    }
    connections.set(connection, State.PREPARING);
    tellTurn(connection, out);
    lookAtEnds(link);
  }

  /** Takes the ways that were found last. */
  private int turn(int link, long nowPs) {
    long readyPs = nowPs + ports.foundTurnPs();
    int connection = ports.take(link);
    connections.begin(connection, link, line.need(link), nowPs, readyPs);
    connections.asked(connection, line.sincePs(link), line.place(link));
    return connection;
  }

  private void tellTurn(int connection, Outputs<? super FabricOutput> out) {
    out.add(
        new FabricOutput.Turn(
            connections.name(connection),
            connections.link(connection),
            ports.fibres(connection),
            new Time(connections.readyPs(connection))));
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
    return qubits.freeTalking(qnu);
  }

  public int freePlaces(int qnu) {
    return qubits.freePlaces(qnu);
  }

  /** What is waited for, held and possible. */
  private final class View implements FabricView {
    private final long longestTurnPs;
    private final long shortestTurnPs;

    View(FabricSettings settings) {
      longestTurnPs = settings.turnsPs().max().orElse(0);
      shortestTurnPs = settings.turnsPs().filter(its -> its > 0).min().orElse(0);
    }

    @Override
    public int waitingCount() {
      return line.length();
    }

    @Override
    public int waiting(int index) {
      return line.get(index);
    }

    @Override
    public int bursts(int link) {
      return line.bursts(link);
    }

    @Override
    public Need need(int link) {
      return line.need(link);
    }

    @Override
    public long sincePs(int link) {
      return line.sincePs(link);
    }

    @Override
    public int openCount() {
      return open.count();
    }

    @Override
    public int open(int index) {
      return open.get(index);
    }

    @Override
    public long placeInLine(int link) {
      return line.place(link);
    }

    @Override
    public boolean isOpen(int qnu) {
      return open.isOpen(qnu);
    }

    @Override
    public int asking(int qnu) {
      return line.asking(qnu);
    }

    @Override
    public boolean isPossible(int link) {
      return qubits.couldHaveFree(links[link].qnuA())
          && qubits.couldHaveFree(links[link].qnuB())
          && ports.isPossible(link);
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
      return open.linksAt(qnu).length;
    }

    @Override
    public int linkAt(int qnu, int index) {
      return open.linksAt(qnu)[index];
    }

    @Override
    public long askedPs(int connection) {
      return connections.askedPs(connection);
    }

    @Override
    public int urgentCount() {
      return line.urgentCount();
    }

    @Override
    public boolean canConnect(int link) {
      return hasQubits(link) && ports.find(link);
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
      return open.changedCount();
    }

    @Override
    public int changed(int index) {
      return open.changed(index);
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
    public long meanPs(int link) {
      return links[link].meanPs();
    }

    @Override
    public int connectionCount() {
      return connections.count();
    }

    @Override
    public int linkOf(int connection) {
      return connections.link(connection);
    }

    @Override
    public boolean isHeld(int connection) {
      return connections.is(connection, State.HELD) && connections.sincePs(connection) < lastPs;
    }

    @Override
    public Need needOf(int connection) {
      return connections.need(connection);
    }

    @Override
    public boolean isLeaving(int connection) {
      return connections.is(connection, State.LEAVING);
    }

    @Override
    public boolean wouldFree(int connection, int link) {
      return turnPsInPlaceOf(connection, link) != Policy.NEVER;
    }

    @Override
    public long turnPsInPlaceOf(int connection, int link) {
      int its = connections.link(connection);
      if (its == NONE) {
        return Policy.NEVER;
      }
      boolean hasTaken = !connections.is(connection, State.PREPARING);
      if (hasTaken) {
        giveQubitsBack(its, false);
      }
      boolean can = hasQubits(link) && ports.wouldFind(connection, link);
      if (hasTaken) {
        takeQubits(its);
      }
      return can ? ports.foundTurnPs() : Policy.NEVER;
    }

    @Override
    public int expectedCount() {
      return expectations.count();
    }

    @Override
    public int expected(int index) {
      return expectations.get(index);
    }

    @Override
    public long expectedPs(int link) {
      return expectations.atPs(link);
    }

    private boolean hasQubits(int link) {
      return qubits.hasFree(links[link].qnuA()) && qubits.hasFree(links[link].qnuB());
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
    qubits.write(writer);
    line.write(writer);
    expectations.write(writer);
    connections.write(writer);
    writer.add(wakePs);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    ports.read(reader);
    qubits.read(reader);
    open.clear();
    lookAtAll();
    line.read(reader);
    expectations.read(reader);
    connections.read(reader);
    wakePs = reader.next();
    reader.end();
    open.forgetChanges();
  }
}
