package bellhop.protocol;

import bellhop.network.LinkSettings;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.units.Time;

/**
 * How the pairs of a link age: timers, cut-offs and the guard before them. A pair's age counts from
 * its emission, and only a pair that no operation has claimed is ever dropped.
 */
final class LinkAgeing {
  private static final int NONE = LinkState.NONE;

  private final LinkState state;
  private final LinkSettings settings;
  private final LinkRequests requests;
  private final LinkPlaces places;

  LinkAgeing(LinkState state) {
    this.state = state;
    settings = state.settings;
    requests = state.requests;
    places = state.places;
  }

  boolean isClaimable(int place, Time now) {
    return settings.cutoffPs() == 0 || places.emissionPs[place] >= bornSincePs(now.picos());
  }

  /** A pair born earlier cannot be claimed for a use at that time. */
  long bornSincePs(long usePs) {
    return settings.cutoffPs() == 0
        ? Long.MIN_VALUE
        : usePs + settings.guardPs() - settings.cutoffPs();
  }

  /** One timer is pending per place; it is set again when it finds a younger pair there. */
  void watchCutoff(int place, Outputs<? super LinkOutput> out) {
    boolean isWatched = places.timerPs[place] != LinkPlaces.NEVER;
    if (settings.cutoffPs() > 0 && !isWatched && state.isUnassigned(place)) {
      places.timerPs[place] = places.emissionPs[place] + settings.cutoffPs();
      Time deadline = new Time(places.timerPs[place]);
      out.add(new LinkOutput.WakeAt(deadline, new LinkInput.CutoffReached(place)));
    }
  }

  void cutoffReached(int place, Time now, Outputs<? super LinkOutput> out) {
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

  boolean isTooOld(int place, Time now) {
    return settings.cutoffPs() > 0
        && state.isUnassigned(place)
        && now.picos() >= places.emissionPs[place] + settings.cutoffPs();
  }

  void drop(int place, Time now, Outputs<? super LinkOutput> out) {
    int request = places.request[place];
    out.add(new LinkOutput.Drop(place, requests.pair(request)));
    state.free(place, now.picos() + settings.resetPs());
    if (request != NONE) {
      state.unserve(request);
      state.line.insert(0, request);
    }
  }
}
