package bellhop.protocol.fabric;

/** The link whose pair is of no use soonest comes first, of those that can be connected. */
record EarliestDeadline() implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    int best = NOBODY;
    for (int i = 0; i < view.waitingCount(); i++) {
      int link = view.waiting(i);
      boolean isFirst =
          best == NOBODY || view.need(link).deadlinePs() < view.need(best).deadlinePs();
      if (isFirst && view.canConnect(link)) {
        best = link;
      }
    }
    return best;
  }
}
