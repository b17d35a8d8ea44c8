package bellhop.protocol.fabric;

/**
 * Bellhop's own policy: list scheduling by need-by times (Graham 1969; earliest due date), with the
 * price of turning, and with a matching in view. Of links that can be connected it takes the one
 * that is due first, where turning counts as being due later, and so does standing in the way of
 * others: links whose QNUs few others ask for go first (Karp and Sipser 1981), so that more fit
 * beside each other.
 *
 * <p>Attempts have no memory, so a burst that has run in vain loses nothing but the turning when it
 * is asked back: a link that is due much earlier gets its place. Links that programs will need are
 * turned to beforehand. A link without a need-by time is due when it began to wait, so everybody's
 * turn comes.
 */
record LookAhead() implements Policy {
  /** In mean bursts: how much later a link counts as due for each other link that it blocks. */
  private static final double BLOCKING = 0.5;

  /** Of these at most so many count, so that nobody is put off for ever. */
  private static final int MOST_BLOCKED = 4;

  @Override
  public int next(FabricView view, long nowPs) {
    int waiting = view.waitingCount();
    if (waiting == 0) {
      return NOBODY;
    }
    int[] asking = asking(view);
    int best = NOBODY;
    int bestPriority = 0;
    double bestDue = 0;
    for (int i = 0; i < waiting; i++) {
      int link = view.waiting(i);
      int priority = view.need(link).priority();
      double due = due(view, link, nowPs) + blocking(view, link, asking);
      boolean isFirst =
          best == NOBODY || priority > bestPriority || (priority == bestPriority && due < bestDue);
      if (!isFirst) {
        continue;
      }
      long turnPs = view.turnPs(link);
      due += turnPs;
      isFirst =
          best == NOBODY || priority > bestPriority || (priority == bestPriority && due < bestDue);
      if (isFirst && turnPs != NEVER && view.canConnect(link)) {
        best = link;
        bestPriority = priority;
        bestDue = due;
      }
    }
    return best;
  }

  /** By QNU: how many links ask for it. */
  private static int[] asking(FabricView view) {
    int[] asking = new int[view.qnuCount()];
    for (int i = 0; i < view.waitingCount(); i++) {
      asking[view.qnu(view.waiting(i), 0)]++;
      asking[view.qnu(view.waiting(i), 1)]++;
    }
    return asking;
  }

  private static double blocking(FabricView view, int link, int[] asking) {
    int others = asking[view.qnu(link, 0)] + asking[view.qnu(link, 1)] - 2;
    return BLOCKING * Math.min(others, MOST_BLOCKED) * view.meanPs(link);
  }

  private static double due(FabricView view, int link, long nowPs) {
    return Math.min(view.need(link).byPs(), view.sincePs(link));
  }

  @Override
  public int withdraw(FabricView view, long nowPs) {
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      int connection = view.canConnect(link) ? NOBODY : latest(view, link);
      if (connection != NOBODY) {
        return connection;
      }
    }
    return NOBODY;
  }

  /** The connection that is due last of those that a link could have in its place, if it pays. */
  private static int latest(FabricView view, int link) {
    Need need = view.need(link);
    long marginPs = view.meanPs(link);
    int found = NOBODY;
    for (int c = 0; c < view.connectionCount(); c++) {
      if (!view.isHeld(c)) {
        continue;
      }
      Need held = view.needOf(c);
      boolean isWorthIt =
          held.priority() < need.priority()
              || (held.priority() == need.priority()
                  && need.byPs() + marginPs < held.byPs()
                  && need.byPs() < Need.WHENEVER);
      boolean isLater = found == NOBODY || held.byPs() > view.needOf(found).byPs();
      if (isWorthIt && isLater && view.wouldFree(c, link)) {
        found = c;
      }
    }
    return found;
  }

  @Override
  public int prepare(FabricView view, long nowPs) {
    int expected = view.firstExpected();
    if (expected == NOBODY) {
      return NOBODY;
    }
    long turnPs = view.turnPs(expected);
    boolean isTime = turnPs != NEVER && turnPs > 0 && view.expectedPs(expected) <= nowPs + turnPs;
    return isTime ? expected : NOBODY;
  }

  @Override
  public long againPs(FabricView view, long nowPs) {
    int expected = view.firstExpected();
    if (expected == NOBODY) {
      return NEVER;
    }
    long turnPs = view.turnPs(expected);
    long thenPs = turnPs == NEVER ? NEVER : view.expectedPs(expected) - turnPs;
    return thenPs > nowPs ? thenPs : NEVER;
  }
}
