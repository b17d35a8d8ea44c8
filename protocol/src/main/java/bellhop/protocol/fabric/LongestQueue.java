package bellhop.protocol.fabric;

/**
 * Greedy maximum-weight matching, slot by slot: at the begin of each, links with more bursts to
 * make take the fabric from those with fewer. The weight of a link is the number of its bursts; of
 * equals who waits longer comes first.
 *
 * <p>With hysteresis the fabric is left as it is until a slot's gain exceeds the price of turning,
 * and links that need no turning come first; without, turning counts nothing.
 *
 * @param slotPs from one matching to the next
 */
record LongestQueue(long slotPs, boolean hasHysteresis) implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    int best = NOBODY;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      if ((best == NOBODY || isBetter(view, link, best)) && view.canConnect(link)) {
        best = link;
      }
    }
    return best;
  }

  private boolean isBetter(FabricView view, int link, int other) {
    if (hasHysteresis) {
      boolean stands = view.turnPs(link) == 0;
      boolean otherStands = view.turnPs(other) == 0;
      if (stands != otherStands) {
        return stands;
      }
    }
    return view.bursts(link) != view.bursts(other)
        ? view.bursts(link) > view.bursts(other)
        : view.placeInLine(link) < view.placeInLine(other);
  }

  @Override
  public int withdraw(FabricView view, long nowPs) {
    if (nowPs % slotPs != 0) {
      return NOBODY;
    }
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.isHeld(c) && isOutweighed(view, c)) {
        return c;
      }
    }
    return NOBODY;
  }

  private boolean isOutweighed(FabricView view, int connection) {
    int held = 1 + view.bursts(view.linkOf(connection));
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      double gain = view.bursts(link) - held;
      if (gain <= 0) {
        continue;
      }
      long turnPs = view.turnPsInPlaceOf(connection, link);
      double price = hasHysteresis ? (double) turnPs / slotPs : 0;
      if (turnPs != NEVER && gain > price) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long againPs(FabricView view, long nowPs) {
    return view.waitingCount() == 0 ? NEVER : (nowPs / slotPs + 1) * slotPs;
  }
}
