package bellhop.protocol;

import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import bellhop.protocol.LinkState.Grant;
import bellhop.units.Time;

/**
 * Which pairs a link makes when, and with which qubits: serves the line, takes pairs from memory,
 * makes pairs ahead, and shares the analyser.
 */
final class LinkMaking {
  private static final int NONE = LinkState.NONE;

  private final LinkState state;
  private final LinkAgeing ageing;
  private final LinkSettings settings;
  private final LinkRequests requests;
  private final LinkPlaces places;

  LinkMaking(LinkState state, LinkAgeing ageing) {
    this.state = state;
    this.ageing = ageing;
    settings = state.settings;
    requests = state.requests;
    places = state.places;
  }

  void decide(Time now, Outputs<? super LinkOutput> out) {
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
    if (state.grant == Grant.HELD && state.bursts == 0) {
      release(out);
    }
  }

  private void release(Outputs<? super LinkOutput> out) {
    state.grant = Grant.IDLE;
    state.isUrgent = false;
    state.isLeaving = false;
    out.add(new LinkOutput.ReleaseAnalyser());
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
    int stored = places.findStored(ageing.bornSincePs(usePs));
    if (stored != NONE) {
      load(stored, request, out);
      return true;
    }
    if (places.countComing() >= state.unserved || !mayBurst(true, out)) {
      return false; // what is made ahead is enough, or the analyser is not there
    }
    serveFrom(places.findFree(), request);
    burst(requests.place[request], qubitA, qubitB, now, out);
    return true;
  }

  private long plannedUsePs(int request) {
    return settings.justInTime() ? state.needByPs(request) : Long.MIN_VALUE;
  }

  /** The burst for memory that runs on just these two qubits becomes one for the request. */
  private boolean adopt(int place, int request) {
    if (places.phase(place) != Phase.BURST || places.request[place] != NONE) {
      return false;
    }
    places.freeSlot(place);
    state.ahead--;
    serveFrom(place, request);
    return true;
  }

  private void load(int place, int request, Outputs<? super LinkOutput> out) {
    state.ahead--;
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
    state.unserved--;
  }

  /** Whether a burst may begin now; asks for the analyser where that is what is missing. */
  private boolean mayBurst(boolean urgent, Outputs<? super LinkOutput> out) {
    if (state.bursts == settings.channels()) {
      return false;
    }
    if (!settings.sharesAnalyser()) {
      return true;
    }
    if (state.isLeaving) {
      return false;
    }
    if (state.grant == Grant.IDLE || (urgent && !state.isUrgent)) {
      state.grant = state.grant == Grant.IDLE ? Grant.ASKED : state.grant;
      state.isUrgent = urgent;
      out.add(new LinkOutput.AskAnalyser(urgent));
    }
    return state.grant == Grant.HELD;
  }

  private void burst(int place, int qubitA, int qubitB, Time now, Outputs<? super LinkOutput> out) {
    state.bursts++;
    places.set(place, Phase.BURST);
    places.occupy(place, End.A, qubitA);
    places.occupy(place, End.B, qubitB);
    long clean = Math.max(places.cleanPs(End.A, qubitA), places.cleanPs(End.B, qubitB));
    Time from = new Time(Math.max(now.picos(), clean));
    out.add(new LinkOutput.Attempt(place, qubitA, qubitB, from));
  }

  /** Nothing is made ahead of the first request: its own qubits serve that at no extra cost. */
  private void prefetch(Time now, Outputs<? super LinkOutput> out) {
    if (state.unserved == requests.count()) {
      return;
    }
    while (state.ahead < state.unserved && places.hasFreeSlot()) {
      int qubitA = findIdleQubit(End.A);
      int qubitB = findIdleQubit(End.B);
      if (qubitA == NONE || qubitB == NONE || !mayBurst(false, out)) {
        return;
      }
      int place = places.findFree();
      places.takeSlot(place);
      state.ahead++;
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

  /**
   * The burst no longer needs its channel. Bursts share the analyser, but none joins them once the
   * first is over: else other links would wait for as long as this one has requests.
   */
  void burstEnded(Outputs<? super LinkOutput> out) {
    state.bursts--;
    if (state.grant == Grant.HELD) {
      state.isLeaving = true;
      if (state.bursts == 0) {
        release(out);
      }
    }
  }

  void withdrawn(Outputs<? super LinkOutput> out) {
    if (state.bursts > 0) {
      state.isLeaving = true; // and released when the bursts are over
      places.burstPlaces().forEach(place -> out.add(new LinkOutput.Stop(place)));
    } else if (state.grant == Grant.HELD) {
      release(out);
    }
  }
}
