package bellhop.protocol.fabric;

/** One connection in the whole fabric, first come, first served: the plainest controller. */
record OneAtATime() implements Policy {
  @Override
  public int next(FabricView view, long nowPs) {
    for (int c = 0; c < view.connectionCount(); c++) {
      if (view.linkOf(c) != NOBODY) {
        return NOBODY;
      }
    }
    return FirstCome.first(view);
  }
}
