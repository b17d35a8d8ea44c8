package bellhop.protocol.fabric;

/** The link whose pair is of no use soonest comes first, of those that can be connected. */
record EarliestDeadline() implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    int best = NOBODY;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      if ((best == NOBODY || isBefore(view, link, best)) && view.canConnect(link)) {
        best = link;
      }
    }
    return best;
  }

  private static boolean isBefore(FabricView view, int link, int other) {
    long its = view.need(link).deadlinePs();
    long others = view.need(other).deadlinePs();
    return its != others ? its < others : view.placeInLine(link) < view.placeInLine(other);
  }
}
