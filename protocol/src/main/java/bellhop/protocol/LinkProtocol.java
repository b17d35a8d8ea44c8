package bellhop.protocol;

import bellhop.network.LinkSettings;
import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * One elementary link: makes the pairs that programs at its two ends ask for. It knows what real
 * nodes can know, such as identities, ages and heralds; the quantum state belongs to the hardware.
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
 * to memory qubits, never more than the requests that are still unserved; a request that they
 * suffice for waits for them. The youngest ages last: the oldest one is used first.
 *
 * <p>Where the fabric is shared, each burst needs a connection that it grants; the link says how
 * many it could use, and whether that is for requests or for pairs made ahead.
 *
 * <p>Cost: a few steps per input, a scan of the places and of the waiting line.
 */
public final class LinkProtocol implements Protocol<LinkInput, LinkOutput> {
  private static final int NONE = LinkState.NONE;

  private final LinkState state;
  private final LinkAgeing ageing;
  private final LinkMaking making;
  private final LinkSettings settings;
  private final LinkRequests requests;
  private final LinkPlaces places;

  public LinkProtocol(LinkSettings settings) {
    this.settings = settings;
    state = new LinkState(settings);
    ageing = new LinkAgeing(state);
    making = new LinkMaking(state, ageing);
    requests = state.requests;
    places = state.places;
  }

  /** Forgets everything, for a new run. */
  public void reset() {
    state.reset();
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
      case LinkInput.Granted(int connection) -> making.granted(connection);
      case LinkInput.Withdrawn(int connection) -> making.withdrawn(connection, out);
      case LinkInput.Due(long pair) -> due(requests.indexOf(pair), now, out);
      case LinkInput.Shifted(int program, End end, Span late) -> {
        state.shift(program, end, late.picos());
        shifted(now, out);
      }
      case LinkInput.CutoffReached(int place) -> ageing.cutoffReached(place, now, out);
      case LinkInput.Told(long pair, End end) -> deliver(requests.indexOf(pair), end, now, out);
    }
    making.decide(now, out);
  }

  private void requested(LinkInput.Requested input, Time now, Outputs<? super LinkOutput> out) {
    int request = requests.indexOf(input.pair());
    long byPs = input.needBy().picos();
    requests.ask(request, input.program(), input.end(), input.qubit(), byPs);
    places.use(input.end(), input.qubit(), request);
    if (!requests.isAskedAtBothEnds(request)) {
      return;
    }
    requests.set(request, Status.EARLY);
    due(request, now, out);
  }

  /** Queues an early request whose time has come; else looks again then. */
  private void due(int request, Time now, Outputs<? super LinkOutput> out) {
    if (requests.status(request) != Status.EARLY) {
      return;
    }
    long duePs = state.needByPs(request) - settings.leadPs();
    if (settings.justInTime() && duePs > now.picos()) {
      out.add(new LinkOutput.WakeAt(new Time(duePs), new LinkInput.Due(requests.pair(request))));
    } else {
      state.queue(request);
    }
  }

  private void shifted(Time now, Outputs<? super LinkOutput> out) {
    for (int request = 0; request < requests.count(); request++) {
      due(request, now, out);
    }
  }

  private void heralded(LinkInput.Heralded input, Outputs<? super LinkOutput> out) {
    int place = input.place();
    places.emissionPs[place] = input.emission().picos();
    places.frame(place, input.frame());
    making.burstEnded(place, true, out);
    ageing.watchCutoff(place, out);
    if (places.request[place] != NONE) {
      ready(place, out);
    } else {
      places.set(place, Phase.MOVING_IN);
      out.add(new LinkOutput.Store(place, places.slot[place]));
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
    making.burstEnded(place, false, out);
    state.free(place, now.picos());
    if (request != NONE) {
      state.unserve(request);
      state.line.add(request);
    }
  }

  private void moved(int place, Time now, Outputs<? super LinkOutput> out) {
    if (ageing.isTooOld(place, now)) {
      // its cut-off fell into the transfer, which cannot be broken off
      ageing.drop(place, now, out);
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
    if (status == Status.READY && ageing.isClaimable(requests.place[request], now)) {
      requests.set(request, Status.ASSIGNED);
      Time known = new Time(now.picos() + settings.guardPs());
      out.add(new LinkOutput.WakeAt(known, new LinkInput.Told(pair, end.other())));
    }
    if (requests.status(request) == Status.ASSIGNED) {
      deliver(request, end, now, out);
    }
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
      state.free(place, now.picos());
    }
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    state.write(writer);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    state.read(reader);
    reader.end();
  }
}
