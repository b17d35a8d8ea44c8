package bellhop.protocol;

import bellhop.network.LinkSettings;
import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import bellhop.units.Time;

/**
 * Which pairs a link makes when, and with which qubits: serves the line, takes pairs from memory,
 * makes pairs ahead, and says how many connections of the fabric it could use.
 */
final class LinkMaking {
  private static final int NONE = LinkState.NONE;

  private final LinkState state;
  private final LinkAgeing ageing;
  private final LinkSettings settings;
  private final LinkRequests requests;
  private final LinkPlaces places;

  /** What this decision found wanting: bursts, what for, and by when. */
  private int wanted;

  private boolean ahead;
  private long wantedByPs;

  LinkMaking(LinkState state, LinkAgeing ageing) {
    this.state = state;
    this.ageing = ageing;
    settings = state.settings;
    requests = state.requests;
    places = state.places;
  }

  void decide(Time now, Outputs<? super LinkOutput> out) {
    wanted = 0;
    ahead = false;
    wantedByPs = Long.MAX_VALUE;
    for (int i = 0; i < state.line.size(); ) {
      if (serve(state.line.get(i), now, out)) {
        state.line.removeAt(i);
      } else {
        i++;
      }
    }
    if (settings.prefetch()) {
      prefetch(now, out);
    }
    if (settings.asks()) {
      giveBackUnused(out);
      tell(out);
    }
  }

  private void giveBackUnused(Outputs<? super LinkOutput> out) {
    if (state.granted != NONE) {
      out.add(new LinkOutput.Released(state.granted, false));
      state.granted = NONE;
    }
  }

  private void tell(Outputs<? super LinkOutput> out) {
    boolean isSame =
        wanted == state.toldBursts && ahead == state.toldAhead && wantedByPs == state.toldByPs;
    if (wanted == 0 ? state.toldBursts > 0 : !isSame) {
      out.add(new LinkOutput.Wants(wanted, ahead, new Time(wantedByPs)));
    }
    state.toldBursts = wanted;
    state.toldAhead = ahead;
    state.toldByPs = wantedByPs;
  }

  /** Whether a pair is now on its way. */
  private boolean serve(int request, Time now, Outputs<? super LinkOutput> out) {
    int qubitA = requests.qubit(request, End.A);
    int qubitB = requests.qubit(request, End.B);
    int occupantA = places.occupant(End.A, qubitA);
    int occupantB = places.occupant(End.B, qubitB);
    if (occupantA != NONE || occupantB != NONE) {
      return occupantA == occupantB && adopt(occupantA, request, out);
    }
    long usePs = Math.max(now.picos() + settings.transferPs(), plannedUsePs(request));
    int stored = places.findStored(ageing.bornSincePs(usePs));
    if (stored != NONE) {
      load(stored, request, out);
      return true;
    }
    if (places.countComing() >= state.unserved) {
      return false; // what is made ahead is enough
    }
    if (!mayBurst()) {
      want(request, out);
      return false;
    }
    serveFrom(places.findFree(), request, out);
    burst(requests.place[request], qubitA, qubitB, now, out);
    return true;
  }

  private long plannedUsePs(int request) {
    return settings.justInTime() ? state.needByPs(request) : Long.MIN_VALUE;
  }

  /** The burst for memory that runs on just these two qubits becomes one for the request. */
  private boolean adopt(int place, int request, Outputs<? super LinkOutput> out) {
    if (places.phase(place) != Phase.BURST || places.request[place] != NONE) {
      return false;
    }
    places.freeSlot(place);
    state.ahead--;
    serveFrom(place, request, out);
    return true;
  }

  private void load(int place, int request, Outputs<? super LinkOutput> out) {
    state.ahead--;
    serveFrom(place, request, out);
    int qubitA = requests.qubit(request, End.A);
    int qubitB = requests.qubit(request, End.B);
    places.occupy(place, End.A, qubitA);
    places.occupy(place, End.B, qubitB);
    places.set(place, Phase.MOVING_OUT);
    out.add(new LinkOutput.Load(place, places.slot[place], qubitA, qubitB));
  }

  private void serveFrom(int place, int request, Outputs<? super LinkOutput> out) {
    if (requests.waits[request]) {
      requests.waits[request] = false;
      out.add(new LinkOutput.Served(requests.pair(request)));
    }
    requests.set(request, Status.SERVED);
    requests.place[request] = place;
    places.request[place] = request;
    state.unserved--;
  }

  /** Whether a burst may begin now. */
  private boolean mayBurst() {
    return settings.asks() ? state.granted != NONE : state.bursts < settings.channels();
  }

  /** A request waits for a channel or a connection. */
  private void want(int request, Outputs<? super LinkOutput> out) {
    if (state.bursts + wanted < settings.channels()) {
      wanted++;
      wantedByPs = Math.min(wantedByPs, state.needByPs(request));
    }
    if (!requests.waits[request]) {
      requests.waits[request] = true;
      out.add(new LinkOutput.Waits(requests.pair(request)));
    }
  }

  private void burst(int place, int qubitA, int qubitB, Time now, Outputs<? super LinkOutput> out) {
    state.bursts++;
    places.connection[place] = state.granted;
    state.granted = NONE;
    places.set(place, Phase.BURST);
    places.occupy(place, End.A, qubitA);
    places.occupy(place, End.B, qubitB);
    long clean = Math.max(places.cleanPs(End.A, qubitA), places.cleanPs(End.B, qubitB));
    Time from = new Time(Math.max(now.picos(), clean));
    long pair = requests.pair(places.request[place]);
    out.add(new LinkOutput.Attempt(place, pair, qubitA, qubitB, from));
  }

  /** Nothing is made ahead of the first request: its own qubits serve that at no extra cost. */
  private void prefetch(Time now, Outputs<? super LinkOutput> out) {
    if (state.unserved == requests.count()) {
      return;
    }
    while (state.ahead < state.unserved && places.hasFreeSlot()) {
      int qubitA = findIdleQubit(End.A);
      int qubitB = findIdleQubit(End.B);
      if (qubitA == NONE || qubitB == NONE) {
        return;
      }
      if (!mayBurst()) {
        wantAhead();
        return;
      }
      int place = places.findFree();
      places.takeSlot(place);
      state.ahead++;
      burst(place, qubitA, qubitB, now, out);
    }
  }

  /** One at a time, and only when no request wants the fabric. */
  private void wantAhead() {
    if (wanted == 0 && state.bursts < settings.channels()) {
      wanted = 1;
      ahead = true;
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

  /** The burst no longer needs its connection. */
  void burstEnded(int place, boolean isPair, Outputs<? super LinkOutput> out) {
    state.bursts--;
    if (places.connection[place] != NONE) {
      out.add(new LinkOutput.Released(places.connection[place], isPair));
      places.connection[place] = NONE;
    }
  }

  void granted(int connection) {
    state.granted = connection;
    state.toldBursts--;
  }

  /** A connection that was given back already is no more. */
  void withdrawn(int connection, Outputs<? super LinkOutput> out) {
    int place = places.findConnected(connection);
    if (place != NONE) {
      out.add(new LinkOutput.Stop(place));
    }
  }
}
