package bellhop.protocol.fabric;

/** First come, first served, past those that must wait for something that is taken (first fit). */
record FirstCome() implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    return first(view);
  }

  static int first(FabricView view) {
    for (int i = 0; i < view.waitingCount(); i++) {
      if (view.canConnect(view.waiting(i))) {
        return view.waiting(i);
      }
    }
    return NOBODY;
  }
}
