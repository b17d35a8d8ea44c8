package bellhop.simulator.timeline;

import bellhop.protocol.fabric.FabricView;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policy;

/**
 * A policy under which bursts for pairs made ahead end as soon as a request needs what they hold.
 * Who begins, and whatever else is withdrawn, the inner policy says.
 */
record YieldAhead(Policy inner) implements Policy {
  /** Of bursts for pairs made ahead. */
  static final Need AHEAD = new Need(-1, Need.WHENEVER, Need.WHENEVER);

  @Override
  public int next(FabricView view, long nowPs) {
    return inner.next(view, nowPs);
  }

  @Override
  public int withdraw(FabricView view, long nowPs) {
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      if (view.need(link).priority() >= 0) {
        int connection = findYielding(view, link);
        if (connection != NOBODY) {
          return connection;
        }
      }
    }
    return inner.withdraw(view, nowPs);
  }

  /** A connection that a link could have instead, unless one is on its way already. */
  private static int findYielding(FabricView view, int link) {
    int found = NOBODY;
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.linkOf(c) == NOBODY || !view.wouldFree(c, link)) {
        continue;
      }
      if (view.isLeaving(c)) {
        return NOBODY;
      }
      if (found == NOBODY && view.isHeld(c) && view.needOf(c).priority() < 0) {
        found = c;
      }
    }
    return found;
  }

  @Override
  public int prepare(FabricView view, long nowPs) {
    return inner.prepare(view, nowPs);
  }

  @Override
  public long againPs(FabricView view, long nowPs) {
    return inner.againPs(view, nowPs);
  }
}
