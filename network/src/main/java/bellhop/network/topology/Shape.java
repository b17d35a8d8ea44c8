package bellhop.network.topology;

/** A topology with its parameters chosen. It reads no wish any more. */
sealed interface Shape
    permits BCube, Clos, DataCentre, Direct, Domains, FatTree, Metro, QFly, Star {
  Counts counts();

  /** Lines for the head of the file: what it is, where photons meet, and what stays empty. */
  String words();

  void write(NetworkText text);
}
