package bellhop.protocol;

import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import bellhop.units.Time;

/**
 * One elementary link: makes the pairs that the programs at its two ends ask for. It knows what
 * real nodes can know, such as identities, ages and heralds; the quantum state belongs to the
 * hardware.
 *
 * <p>The life of a request: both ends ask, each with a free communication qubit. When its time has
 * come it stands in a line, first come, first served; it takes a pair from memory if there is one,
 * else a burst of attempts runs with its two qubits until a herald. The pair is announced as ready.
 * The first claim of either end assigns it to an operation; the other end learns of that one
 * latency later and both hand it over. A pair that nobody claims is dropped at its cut-off, by both
 * ends at the same stamped time and without a message; therefore a claim within the guard before it
 * is refused. The request then goes back to the head of the line.
 *
 * <p>Where prefetching pays ({@link LinkSettings}), bursts also run on communication qubits that
 * wait for nothing but their partner or their time, or that the program never wants. Such pairs go
 * to memory qubits, never more than the requests that are still unserved. The youngest ages last:
 * the oldest one is used first.
 *
 * <p>Cost: a few steps per input, a scan of the places and of the waiting line.
 */
public final class LinkProtocol implements Protocol<LinkInput, LinkOutput> {
  private static final int NONE = LinkPlaces.NONE;

  private enum Grant {
    IDLE,
    ASKED,
    HELD;

    private static final Grant[] ALL = values();
  }

  private final LinkSettings settings;
  private final LinkRequests requests;
  private final LinkPlaces places;
  private final IntLine line = new IntLine();
  private Grant grant = Grant.IDLE;

  /** The place whose burst uses the analyser, or NONE. */
  private int analysed = NONE;

  /** Requests for which no pair is on its way. */
  private int unserved;

  /** Pairs for memory, those being made included. */
  private int ahead;

  public LinkProtocol(LinkSettings settings) {
    this.settings = settings;
    requests = new LinkRequests(settings.pairs());
    places = new LinkPlaces(settings.qubitsA(), settings.qubitsB(), settings.slots());
    reset();
  }

  /** Forgets everything, for a new run. */
  public void reset() {
    requests.reset();
    places.reset();
    line.clear();
    grant = Grant.IDLE;
    analysed = NONE;
    unserved = requests.count();
    ahead = 0;
  }

  /** Rows of the table of live pairs: places are numbered below it. */
  public int placeCount() {
    return places.count();
  }

  @Override
  public void on(LinkInput input, Time now, Outputs<? super LinkOutput> out) {
    switch (input) {
      case LinkInput.Requested requested -> requested(requested, now, out);
      case LinkInput.Spare(End end, int qubit) -> places.spare(end, qubit);
      case LinkInput.Heralded heralded -> heralded(heralded, out);
      case LinkInput.GaveUp(int place) -> gaveUp(place, now, out);
      case LinkInput.Moved(int place) -> moved(place, now, out);
      case LinkInput.Claimed(long pair, End end) -> claimed(pair, end, now, out);
      case LinkInput.AnalyserGranted() -> grant = Grant.HELD;
      case LinkInput.AnalyserWithdrawn() -> withdrawn(out);
      case LinkInput.Due(long pair) -> queue(requests.indexOf(pair));
      case LinkInput.CutoffReached(int place) -> cutoffReached(place, now, out);
      case LinkInput.Told(long pair, End end) -> deliver(requests.indexOf(pair), end, now, out);
    }
    decide(now, out);
  }

  private void requested(LinkInput.Requested input, Time now, Outputs<? super LinkOutput> out) {
    int request = requests.indexOf(input.pair());
    requests.ask(request, input.end(), input.qubit(), input.needBy().picos());
    places.use(input.end(), input.qubit(), request);
    if (!requests.isAskedAtBothEnds(request)) {
      return;
    }
    long duePs = requests.needByPs[request] - settings.leadPs();
    if (settings.justInTime() && duePs > now.picos()) {
      requests.set(request, Status.EARLY);
      out.add(new LinkOutput.WakeAt(new Time(duePs), new LinkInput.Due(input.pair())));
    } else {
      queue(request);
    }
  }

  private void queue(int request) {
    requests.set(request, Status.QUEUED);
    line.add(request);
  }

  private void heralded(LinkInput.Heralded input, Outputs<? super LinkOutput> out) {
    int place = input.place();
    places.emissionPs[place] = input.emission().picos();
    places.frame(place, input.frame());
    burstEnded(place, out);
    watchCutoff(place, out);
    if (places.request[place] != NONE) {
      ready(place, out);
    } else {
      places.set(place, Phase.MOVING_IN);
      out.add(new LinkOutput.Store(place, places.slot[place]));
    }
  }

  /** The burst no longer needs the analyser. */
  private void burstEnded(int place, Outputs<? super LinkOutput> out) {
    if (analysed == place) {
      analysed = NONE;
      if (grant == Grant.HELD) {
        grant = Grant.IDLE;
        out.add(new LinkOutput.ReleaseAnalyser());
      }
    }
  }

  private void ready(int place, Outputs<? super LinkOutput> out) {
    int request = places.request[place];
    places.set(place, Phase.HELD);
    requests.set(request, Status.READY);
    out.add(new LinkOutput.Ready(requests.pair(request), place));
  }

  private void gaveUp(int place, Time now, Outputs<? super LinkOutput> out) {
    int request = places.request[place];
    burstEnded(place, out);
    free(place, now.picos());
    if (request != NONE) {
      unserved++;
      queue(request);
    }
  }

  /** Empties a place whose request, if any, is somebody else's care. */
  private void free(int place, long cleanPs) {
    if (places.request[place] == NONE) {
      ahead--;
    }
    for (End end : End.values()) {
      places.vacate(place, end, cleanPs);
    }
    places.freeSlot(place);
    places.request[place] = NONE;
    places.set(place, Phase.FREE);
  }

  private void moved(int place, Time now, Outputs<? super LinkOutput> out) {
    if (isTooOld(place, now)) {
      drop(place, now, out); // its cut-off fell into the transfer, which cannot be broken off
    } else if (places.phase(place) == Phase.MOVING_OUT) {
      places.freeSlot(place);
      ready(place, out);
    } else {
      places.vacate(place, End.A, now.picos());
      places.vacate(place, End.B, now.picos());
      places.set(place, Phase.STORED);
    }
  }

  private void claimed(long pair, End end, Time now, Outputs<? super LinkOutput> out) {
    int request = requests.indexOf(pair);
    Status status = requests.status(request);
    if (status == Status.READY && isClaimable(requests.place[request], now)) {
      requests.set(request, Status.ASSIGNED);
      End other = end == End.A ? End.B : End.A;
      Time known = new Time(now.picos() + settings.guardPs());
      out.add(new LinkOutput.WakeAt(known, new LinkInput.Told(pair, other)));
    }
    if (requests.status(request) == Status.ASSIGNED) {
      deliver(request, end, now, out);
    }
  }

  private boolean isClaimable(int place, Time now) {
    return settings.cutoffPs() == 0 || places.emissionPs[place] >= bornSincePs(now.picos());
  }

  /** A pair born earlier cannot be claimed for a use at that time. */
  private long bornSincePs(long usePs) {
    return settings.cutoffPs() == 0
        ? Long.MIN_VALUE
        : usePs + settings.guardPs() - settings.cutoffPs();
  }

  private void deliver(int request, End end, Time now, Outputs<? super LinkOutput> out) {
    if (requests.isDelivered(request, end)) {
      return;
    }
    int place = requests.place[request];
    places.use(end, requests.qubit(request, end), NONE);
    places.vacate(place, end, now.picos());
    out.add(new LinkOutput.Deliver(requests.pair(request), place, end, places.frame(place)));
    if (requests.deliver(request, end)) {
      requests.set(request, Status.DONE);
      free(place, now.picos());
    }
  }

  private void withdrawn(Outputs<? super LinkOutput> out) {
    if (grant == Grant.HELD && analysed != NONE) {
      out.add(new LinkOutput.Stop(analysed));
    }
    grant = Grant.IDLE;
  }

  /** One timer is pending per place; it is set again when it finds a younger pair there. */
  private void watchCutoff(int place, Outputs<? super LinkOutput> out) {
    boolean isWatched = places.timerPs[place] != LinkPlaces.NEVER;
    if (settings.cutoffPs() > 0 && !isWatched && isUnassigned(place)) {
      places.timerPs[place] = places.emissionPs[place] + settings.cutoffPs();
      Time deadline = new Time(places.timerPs[place]);
      out.add(new LinkOutput.WakeAt(deadline, new LinkInput.CutoffReached(place)));
    }
  }

  private void cutoffReached(int place, Time now, Outputs<? super LinkOutput> out) {
    places.timerPs[place] = LinkPlaces.NEVER;
    switch (places.phase(place)) {
      case FREE, BURST -> {}
      case HELD, STORED, MOVING_IN, MOVING_OUT -> aged(place, now, out);
    }
  }

  private void aged(int place, Time now, Outputs<? super LinkOutput> out) {
    boolean isMoving =
        places.phase(place) == Phase.MOVING_IN || places.phase(place) == Phase.MOVING_OUT;
    if (!isTooOld(place, now)) {
      watchCutoff(place, out);
    } else if (!isMoving) {
      drop(place, now, out);
    }
  }

  private boolean isTooOld(int place, Time now) {
    return settings.cutoffPs() > 0
        && isUnassigned(place)
        && now.picos() >= places.emissionPs[place] + settings.cutoffPs();
  }

  private boolean isUnassigned(int place) {
    int request = places.request[place];
    return request == NONE || requests.status(request) != Status.ASSIGNED;
  }

  private void drop(int place, Time now, Outputs<? super LinkOutput> out) {
    int request = places.request[place];
    out.add(new LinkOutput.Discard(place, requests.pair(request), LinkOutput.Reason.EXPIRED));
    free(place, now.picos() + settings.resetPs());
    if (request != NONE) {
      unserved++;
      requests.set(request, Status.QUEUED);
      line.insert(0, request);
    }
  }

  private void decide(Time now, Outputs<? super LinkOutput> out) {
    for (int i = 0; i < line.size(); ) {
      if (serve(line.get(i), now, out)) {
        line.removeAt(i);
      } else {
        i++;
      }
    }
    if (settings.prefetch()) {
      prefetch(now, out);
    }
    if (grant == Grant.HELD && analysed == NONE) {
      grant = Grant.IDLE;
      out.add(new LinkOutput.ReleaseAnalyser());
    }
  }

  /** Whether a pair is now on its way. */
  private boolean serve(int request, Time now, Outputs<? super LinkOutput> out) {
    int qubitA = requests.qubit(request, End.A);
    int qubitB = requests.qubit(request, End.B);
    int occupantA = places.occupant(End.A, qubitA);
    int occupantB = places.occupant(End.B, qubitB);
    if (occupantA != NONE || occupantB != NONE) {
      return occupantA == occupantB && adopt(occupantA, request);
    }
    long usePs = Math.max(now.picos() + settings.transferPs(), plannedUsePs(request));
    int stored = places.findStored(bornSincePs(usePs));
    if (stored != NONE) {
      load(stored, request, out);
      return true;
    }
    if (!mayBurst(out)) {
      return false;
    }
    serveFrom(places.findFree(), request);
    burst(requests.place[request], qubitA, qubitB, now, out);
    return true;
  }

  private long plannedUsePs(int request) {
    long needBy = requests.needByPs[request];
    return settings.justInTime() ? needBy : Long.MIN_VALUE;
  }

  /** The burst for memory that runs on just these two qubits becomes one for the request. */
  private boolean adopt(int place, int request) {
    if (places.phase(place) != Phase.BURST || places.request[place] != NONE) {
      return false;
    }
    places.freeSlot(place);
    ahead--;
    serveFrom(place, request);
    return true;
  }

  private void load(int place, int request, Outputs<? super LinkOutput> out) {
    ahead--;
    serveFrom(place, request);
    int qubitA = requests.qubit(request, End.A);
    int qubitB = requests.qubit(request, End.B);
    places.occupy(place, End.A, qubitA);
    places.occupy(place, End.B, qubitB);
    places.set(place, Phase.MOVING_OUT);
    out.add(new LinkOutput.Load(place, places.slot[place], qubitA, qubitB));
  }

  private void serveFrom(int place, int request) {
    requests.set(request, Status.SERVED);
    requests.place[request] = place;
    places.request[place] = request;
    unserved--;
  }

  /** Whether a burst may begin now; asks for the analyser where that is what is missing. */
  private boolean mayBurst(Outputs<? super LinkOutput> out) {
    if (!settings.sharesAnalyser()) {
      return true;
    }
    if (grant == Grant.IDLE && analysed == NONE) {
      grant = Grant.ASKED;
      out.add(new LinkOutput.AskAnalyser());
    }
    return grant == Grant.HELD && analysed == NONE;
  }

  private void burst(int place, int qubitA, int qubitB, Time now, Outputs<? super LinkOutput> out) {
    places.set(place, Phase.BURST);
    places.occupy(place, End.A, qubitA);
    places.occupy(place, End.B, qubitB);
    if (settings.sharesAnalyser()) {
      analysed = place;
    }
    long clean = Math.max(places.cleanPs(End.A, qubitA), places.cleanPs(End.B, qubitB));
    Time from = new Time(Math.max(now.picos(), clean));
    out.add(new LinkOutput.Attempt(place, qubitA, qubitB, from));
  }

  private void prefetch(Time now, Outputs<? super LinkOutput> out) {
    while (ahead < unserved && places.hasFreeSlot()) {
      int qubitA = findIdleQubit(End.A);
      int qubitB = findIdleQubit(End.B);
      if (qubitA == NONE || qubitB == NONE || !mayBurst(out)) {
        return;
      }
      int place = places.findFree();
      places.takeSlot(place);
      ahead++;
      burst(place, qubitA, qubitB, now, out);
    }
  }

  /** A communication qubit that neither the program nor a pair needs now, or NONE. */
  private int findIdleQubit(End end) {
    for (int qubit = 0; qubit < places.qubitCount(end); qubit++) {
      if (places.occupant(end, qubit) == NONE && isLendable(end, qubit)) {
        return qubit;
      }
    }
    return NONE;
  }

  private boolean isLendable(End end, int qubit) {
    int request = places.user(end, qubit);
    if (request == NONE) {
      return places.isSpare(end, qubit);
    }
    Status status = requests.status(request);
    return status == Status.OPEN || status == Status.EARLY;
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @SuppressWarnings("EnumOrdinal") // read back by restore alone
  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    requests.write(writer);
    places.write(writer);
    line.write(writer);
    writer.add(grant.ordinal());
    writer.add(analysed);
    writer.add(unserved);
    writer.add(ahead);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    requests.read(reader);
    places.read(reader);
    line.read(reader);
    grant = Grant.ALL[reader.nextInt()];
    analysed = reader.nextInt();
    unserved = reader.nextInt();
    ahead = reader.nextInt();
    reader.end();
  }
}
