package bellhop.protocol.fabric;

/**
 * Bellhop's own policy: list scheduling (Graham 1969) by what a link brings to an end in the time
 * that it takes. It holds no state and knows no ports.
 *
 * <ol>
 *   <li>Higher priority first.
 *   <li>Greater {@linkplain #rate rate} first: a link whose k bursts take m each, after t of
 *       turning, ends k of them in t + k·m (weighted shortest processing time, Smith 1956, as an
 *       index with set-ups, Duenyas and Van Oyen 1996). So what stands goes on for as long as its
 *       link has bursts, the best there is in like queues (Liu, Nain and Towsley 1992), and long
 *       queues come first where turning costs little, as in matchings of greatest weight. What is
 *       needed by some time counts {@value #DATED} times: somebody stands still without it.
 *   <li>Of equals, the link with the busier QNU, which must not idle (longest port first,
 *       Mekkittikul and McKeown 1998).
 *   <li>Of equals, who is needed first (earliest due date), then who came first.
 *   <li>Who has waited for {@value #PATIENCE} bursts with their turning goes before all others, and
 *       its QNUs are kept free for it; after twice that everything is. So everybody's turn comes.
 * </ol>
 *
 * <p>A burst is asked back for one of higher priority, or for a link of greater rate that waits for
 * nothing but the same QNU: attempts have no memory, so only turning is lost. Links that programs
 * will need are turned to beforehand.
 */
record LookAhead() implements Policy {
  private static final int PATIENCE = 256;

  /** Of a burst, for patience: a quarter of an hour. */
  private static final long LONGEST_PS = 1_000_000_000_000_000L;

  /** How much more a burst counts in a long queue: as the queue to this power. */
  private static final double LENGTH = 0.05;

  /** How much more a burst counts that is needed by some time. */
  private static final double DATED = 4;

  private static final double[] WEIGHTS = weights();

  private static double[] weights() {
    double[] weights = new double[257];
    for (int k = 1; k < weights.length; k++) {
      weights[k] = k * StrictMath.pow(k, LENGTH);
    }
    return weights;
  }

  @Override
  public int next(FabricView view, long nowPs) {
    if (view.openCount() == 0) {
      return NOBODY;
    }
    int overdue = overdue(view, nowPs);
    if (overdue != NOBODY && view.canConnect(overdue)) {
      return overdue;
    }
    boolean isAllKept =
        overdue != NOBODY && nowPs - view.sincePs(overdue) > 2 * patiencePs(view, overdue);
    return isAllKept ? NOBODY : best(view, overdue);
  }

  /** Who is first in line, if it has waited too long and is hindered by nothing but bursts. */
  private static int overdue(FabricView view, long nowPs) {
    int first = view.waiting(0);
    boolean isOverdue = nowPs - view.sincePs(first) > patiencePs(view, first);
    return isOverdue && view.isPossible(first) ? first : NOBODY;
  }

  private static long patiencePs(FabricView view, int link) {
    return PATIENCE * Math.min(LONGEST_PS, view.meanPs(link) + view.longestTurnPs());
  }

  private static int best(FabricView view, int overdue) {
    int best = NOBODY;
    double bestRate = 0;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      if (overdue != NOBODY && meet(view, link, overdue)) {
        continue;
      }
      Need need = view.need(link);
      double most = rate(view, link, need, view.bursts(link), 0);
      if (best != NOBODY && !isBetter(view, link, most, best, bestRate)) {
        continue;
      }
      long turnPs = view.turnPs(link);
      double rate = turnPs == NEVER ? 0 : rate(view, link, need, view.bursts(link), turnPs);
      if (turnPs != NEVER && (best == NOBODY || isBetter(view, link, rate, best, bestRate))) {
        best = link;
        bestRate = rate;
      }
    }
    return best;
  }

  private static boolean meet(FabricView view, int link, int other) {
    for (int end = 0; end < 2; end++) {
      int qnu = view.qnu(link, end);
      if (qnu == view.qnu(other, 0) || qnu == view.qnu(other, 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetter(
      FabricView view, int link, double rate, int other, double otherRate) {
    Need need = view.need(link);
    Need otherNeed = view.need(other);
    if (need.priority() != otherNeed.priority()) {
      return need.priority() > otherNeed.priority();
    }
    if (rate != otherRate) {
      return rate > otherRate;
    }
    int asking = askingAtBusier(view, link);
    int askingOther = askingAtBusier(view, other);
    if (asking != askingOther) {
      return asking > askingOther;
    }
    if (need.byPs() != otherNeed.byPs()) {
      return need.byPs() < otherNeed.byPs();
    }
    return view.placeInLine(link) < view.placeInLine(other);
  }

  private static int askingAtBusier(FabricView view, int link) {
    return Math.max(view.asking(view.qnu(link, 0)), view.asking(view.qnu(link, 1)));
  }

  /** Bursts that end in a second, if so many are made after turning, by what they count. */
  private static double rate(FabricView view, int link, Need need, int bursts, long turnPs) {
    int counted = Math.min(bursts, WEIGHTS.length - 1);
    boolean isDated = need.byPs() < Need.WHENEVER || need.deadlinePs() < Need.WHENEVER;
    double weight = WEIGHTS[counted] * (isDated ? DATED : 1);
    return weight * 1e12 / (turnPs + (double) counted * view.meanPs(link));
  }

  /**
   * For the most urgent one that waits a place is cleared of one of lower priority; but nothing
   * while somebody is overdue, for whom places are kept.
   */
  @Override
  public int withdraw(FabricView view, long nowPs) {
    if (view.waitingCount() == 0 || overdue(view, nowPs) != NOBODY) {
      return NOBODY;
    }
    int found = view.urgentCount() == 0 ? NOBODY : weakest(view, mostUrgent(view), nowPs);
    return found == NOBODY ? outweighed(view, nowPs) : found;
  }

  private static int mostUrgent(FabricView view) {
    int urgent = view.waiting(0);
    for (int i = 1; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      urgent = Need.URGENCY.compare(view.need(link), view.need(urgent)) < 0 ? link : urgent;
    }
    return urgent;
  }

  private static int weakest(FabricView view, int link, long nowPs) {
    int found = NOBODY;
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.isLeaving(c) && view.wouldFree(c, link)) {
        return NOBODY; // its place is being cleared
      }
      boolean mayBe =
          view.isHeld(c)
              && view.needOf(c).priority() < view.need(link).priority()
              && !isKept(view, c, nowPs);
      boolean isWeaker =
          found == NOBODY || Need.URGENCY.compare(view.needOf(c), view.needOf(found)) > 0;
      if (mayBe && isWeaker && view.wouldFree(c, link)) {
        found = c;
      }
    }
    return found;
  }

  /** Whoever had waited for long keeps what it has. */
  private static boolean isKept(FabricView view, int connection, long nowPs) {
    return nowPs - view.askedPs(connection) > patiencePs(view, view.linkOf(connection));
  }

  /**
   * The connection in whose place a link that it hinders at a QNU would gain most. Only what has
   * just changed is looked at; all else was weighed before.
   */
  private static int outweighed(FabricView view, long nowPs) {
    int found = NOBODY;
    double most = 0;
    for (int i = 0; i < view.changedCount(); i++) {
      int qnu = view.changed(i);
      for (int at = 0; at < view.linkCountAt(qnu); at++) {
        int link = view.linkAt(qnu, at);
        int hindrance = view.bursts(link) > 1 ? hindrance(view, link) : NOBODY;
        if (hindrance != NOBODY && !isKept(view, hindrance, nowPs)) {
          double gain = gain(view, link, hindrance);
          found = gain > most ? hindrance : found;
          most = Math.max(most, gain);
        }
      }
    }
    return found;
  }

  /** The shortest queue that keeps a link from a QNU, if nothing else does. */
  private static int hindrance(FabricView view, int link) {
    int found = NOBODY;
    for (int end = 0; end < 2; end++) {
      int qnu = view.qnu(link, end);
      for (int place = 0; place < view.placesAt(qnu) && !view.isOpen(qnu); place++) {
        int c = view.connectionAt(qnu, place);
        if (c == NOBODY || !view.isHeld(c)) {
          if (c != NOBODY && view.isLeaving(c)) {
            return NOBODY; // a place is being cleared
          }
          continue;
        }
        int bursts = view.bursts(view.linkOf(c));
        boolean isShorter = found == NOBODY || bursts < view.bursts(view.linkOf(found));
        found = isShorter && bursts + 1 < view.bursts(link) ? c : found;
      }
    }
    return found;
  }

  /** What is ended more in a second if a link has that connection's place. */
  private static double gain(FabricView view, int link, int connection) {
    int its = view.linkOf(connection);
    int bursts = view.bursts(link);
    double itsRate = rate(view, its, view.needOf(connection), 1 + view.bursts(its), 0);
    boolean mayBe =
        view.need(link).priority() >= view.needOf(connection).priority()
            && rate(view, link, view.need(link), bursts, view.shortestTurnPs()) > itsRate;
    long turnPs = mayBe ? view.turnPsInPlaceOf(connection, link) : NEVER;
    return turnPs == NEVER ? 0 : rate(view, link, view.need(link), bursts, turnPs) - itsRate;
  }

  @Override
  public int prepare(FabricView view, long nowPs) {
    int found = NOBODY;
    for (int i = 0; i < view.expectedCount(); i++) {
      int link = view.expected(i);
      if (view.expectedPs(link) > nowPs + view.longestTurnPs()) {
        continue;
      }
      long turnPs = view.turnPs(link);
      boolean isTime = turnPs != NEVER && turnPs > 0 && view.expectedPs(link) <= nowPs + turnPs;
      if (isTime && (found == NOBODY || isEarlier(view, link, found))) {
        found = link;
      }
    }
    return found;
  }

  private static boolean isEarlier(FabricView view, int link, int other) {
    long its = view.expectedPs(link);
    long others = view.expectedPs(other);
    return its != others ? its < others : link < other;
  }

  @Override
  public long againPs(FabricView view, long nowPs) {
    long first = NEVER;
    for (int i = 0; i < view.expectedCount(); i++) {
      int link = view.expected(i);
      long turnPs = view.turnPs(link);
      long thenPs = turnPs == NEVER ? NEVER : view.expectedPs(link) - turnPs;
      first = thenPs > nowPs ? Math.min(first, thenPs) : first;
    }
    return first;
  }
}
