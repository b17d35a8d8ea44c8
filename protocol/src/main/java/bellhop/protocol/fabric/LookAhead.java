package bellhop.protocol.fabric;

/**
 * Bellhop's own policy: list scheduling (Graham 1969) in an order that weighs turning against
 * queues. It holds no state and knows no ports.
 *
 * <ol>
 *   <li>Higher priority first.
 *   <li>More waiting bursts first, less a price for turning; so what stands goes on for as long as
 *       its link has bursts, unless others have many more (exhaustive service with hysteresis, the
 *       best there is in like queues with setup times; Liu, Nain and Towsley 1992).
 *   <li>Of equals, the link at whose QNUs more bursts wait: the busiest QNU must not idle (longest
 *       port first, Mekkittikul and McKeown 1998).
 *   <li>Of equals, who is needed first (earliest due date), then who came first.
 *   <li>Who has waited for {@value #PATIENCE} bursts with their turning goes before all others, and
 *       its QNUs are kept free for it; after twice that everything is. So everybody's turn comes.
 * </ol>
 *
 * <p>A burst is asked back only for one of higher priority. Links that programs will need are
 * turned to beforehand.
 */
record LookAhead() implements Policy {
  private static final int PATIENCE = 64;

  /** Of turning, in bursts that wait elsewhere, for each mean burst that it takes. */
  private static final double PRICE = 12;

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
    return PATIENCE * (view.meanPs(link) + view.longestTurnPs());
  }

  private static int best(FabricView view, int overdue) {
    int best = NOBODY;
    long bestTurnPs = 0;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      if (overdue != NOBODY && meet(view, link, overdue)) {
        continue;
      }
      if (best != NOBODY && !isBetter(view, link, 0, best, bestTurnPs)) {
        continue;
      }
      long turnPs = view.turnPs(link);
      if (turnPs != NEVER && (best == NOBODY || isBetter(view, link, turnPs, best, bestTurnPs))) {
        best = link;
        bestTurnPs = turnPs;
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
      FabricView view, int link, long turnPs, int other, long otherTurnPs) {
    Need need = view.need(link);
    Need otherNeed = view.need(other);
    if (need.priority() != otherNeed.priority()) {
      return need.priority() > otherNeed.priority();
    }
    double its = score(view, link, view.bursts(link), turnPs);
    double others = score(view, other, view.bursts(other), otherTurnPs);
    if (its != others) {
      return its > others;
    }
    int atEnds = view.asking(view.qnu(link, 0)) + view.asking(view.qnu(link, 1));
    int atOthers = view.asking(view.qnu(other, 0)) + view.asking(view.qnu(other, 1));
    if (atEnds != atOthers) {
      return atEnds > atOthers;
    }
    if (need.byPs() != otherNeed.byPs()) {
      return need.byPs() < otherNeed.byPs();
    }
    return view.placeInLine(link) < view.placeInLine(other);
  }

  /** Bursts that wait, less the price of turning to them in bursts. */
  private static double score(FabricView view, int link, int bursts, long turnPs) {
    return bursts - PRICE * turnPs / view.meanPs(link);
  }

  /** The most urgent one that waits may have a place cleared by one of lower priority. */
  @Override
  public int withdraw(FabricView view, long nowPs) {
    if (view.urgentCount() == 0) {
      return NOBODY;
    }
    int urgent = view.waiting(0);
    for (int i = 1; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      urgent = Need.URGENCY.compare(view.need(link), view.need(urgent)) < 0 ? link : urgent;
    }
    return weakest(view, urgent, nowPs);
  }

  /** Whoever had waited for long keeps what it has. */
  private static int weakest(FabricView view, int link, long nowPs) {
    int found = NOBODY;
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.isLeaving(c) && view.wouldFree(c, link)) {
        return NOBODY; // its place is being cleared
      }
      boolean mayBe =
          view.isHeld(c)
              && view.needOf(c).priority() < view.need(link).priority()
              && nowPs - view.askedPs(c) <= patiencePs(view, view.linkOf(c));
      boolean isWeaker =
          found == NOBODY || Need.URGENCY.compare(view.needOf(c), view.needOf(found)) > 0;
      if (mayBe && isWeaker && view.wouldFree(c, link)) {
        found = c;
      }
    }
    return found;
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
