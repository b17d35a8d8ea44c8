package bellhop.protocol.fabric;

/** First come, first served, past those that must wait for something that is taken (first fit). */
record FirstCome() implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    return first(view);
  }

  static int first(FabricView view) {
    int first = NOBODY;
    for (int i = 0; i < view.openCount(); i++) {
      int link = view.open(i);
      boolean isEarlier = first == NOBODY || view.placeInLine(link) < view.placeInLine(first);
      first = isEarlier && view.canConnect(link) ? link : first;
    }
    return first;
  }
}
