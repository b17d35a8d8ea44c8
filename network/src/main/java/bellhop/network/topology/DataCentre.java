package bellhop.network.topology;

import java.util.OptionalInt;

/**
 * Racks of machines under a switch with a pool of analysers of their own, and a row of spine
 * switches with one pool for pairs of different racks. Both pools hold all at once.
 *
 * @param qpus filled in rack by rack
 * @param perRack machines a rack, even
 */
record DataCentre(int qpus, int perRack) implements Shape {
  private static final int USUAL = 8;

  /** A third of a rack switch's ports leads to machines. */
  static DataCentre holding(int qpus, OptionalInt radix) {
    return new DataCentre(qpus, radix.isPresent() ? radix.getAsInt() / 6 * 2 : USUAL);
  }

  private int racks() {
    return (qpus + perRack - 1) / perRack;
  }

  /** Ports of the largest switch. */
  int ports() {
    return Math.max(3 * perRack, 4 * racks());
  }

  private int spines() {
    return perRack / 2;
  }

  /** Per rack as many fibres to its pool, and up, as machines; and on from the spine as many. */
  @Override
  public Counts counts() {
    int fibres = qpus + 3 * racks() * perRack;
    int links = qpus * (qpus - 1) / 2;
    return new Counts(qpus, 0, racks() + spines(), racks() + 1, fibres, links);
  }

  @Override
  public String words() {
    return "%d racks of %d machines under a switch each, and %d spine switches."
            .formatted(racks(), perRack, spines())
        + " Photons of one rack meet in its own pool of analysers, those of two racks in the pool"
        + " behind the spine."
        + Topologies.empty(racks() * perRack - qpus, "place");
  }

  @Override
  public void write(NetworkText text) {
    text.opticalMachines(qpus);
    for (int rack = 0; rack < racks(); rack++) {
      text.router("rack" + rack, 3 * perRack);
      text.pool("pool" + rack, perRack / 2);
    }
    for (int spine = 0; spine < spines(); spine++) {
      text.router("spine" + spine, 4 * racks());
    }
    text.pool("row", racks() * perRack / 2);
    for (int q = 0; q < qpus; q++) {
      text.fibre(NetworkText.qnu(q), "rack" + q / perRack, "3 m", 1);
    }
    for (int rack = 0; rack < racks(); rack++) {
      text.fibre("rack" + rack, "pool" + rack, "2 m", perRack);
      for (int spine = 0; spine < spines(); spine++) {
        text.fibre("rack" + rack, "spine" + spine, "30 m", 2);
      }
    }
    for (int spine = 0; spine < spines(); spine++) {
      text.fibre("spine" + spine, "row", "2 m", 2 * racks());
    }
    for (int rack = 0; rack < racks(); rack++) {
      int end = Math.min(qpus, (rack + 1) * perRack);
      text.among(NetworkText.qnus(rack * perRack, end), "pool" + rack);
      text.eachWith(NetworkText.qnus(rack * perRack, end), NetworkText.qnus(end, qpus), "row");
    }
  }
}
