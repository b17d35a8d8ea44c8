package bellhop.network.topology;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;

/**
 * A ring of exchanges in a town: a repeater with analysers in each, and some houses around it. Each
 * link is between neighbours; repeaters swap.
 *
 * @param qpus houses, four an exchange
 */
record Metro(int qpus) implements Shape {
  private static final int HOUSES = 4;

  /** Of the lengths of fibre to the houses. */
  private static final Seed SEED = new Seed(1);

  private int exchanges() {
    return (qpus + HOUSES - 1) / HOUSES;
  }

  /** Links between exchanges: as many as those, but none for one and one for two. */
  private int ring() {
    return exchanges() > 2 ? exchanges() : exchanges() - 1;
  }

  /** Most links that end at an exchange. */
  int degree() {
    return HOUSES + Math.min(2, exchanges() - 1);
  }

  @Override
  public Counts counts() {
    int fibres = qpus + ring() + exchanges() * degree();
    return new Counts(qpus, exchanges(), 0, exchanges(), fibres, qpus + ring());
  }

  @Override
  public String words() {
    return "A ring of %d exchanges, 5 km apart, with up to %d houses each, 1 to 9 km away."
            .formatted(exchanges(), HOUSES)
        + " Each exchange has a repeater and analysers, where its photons meet those of its houses"
        + " and of the next exchange.";
  }

  @Override
  public void write(NetworkText text) {
    text.opticalMachines(qpus);
    RandomStream chance = SEED.stream("houses");
    for (int x = 0; x < exchanges(); x++) {
      text.repeater("x" + x, 2 * degree());
      text.hub("b" + x, degree());
    }
    for (int x = 0; x < exchanges(); x++) {
      text.fibre("x" + x + "/0", "b" + x, "5 m", degree());
    }
    for (int q = 0; q < qpus; q++) {
      int tenths = 10 + chance.nextInt(81);
      text.fibre(NetworkText.qnu(q), "b" + q / HOUSES, tenths / 10 + "." + tenths % 10 + " km", 1);
    }
    for (int x = 0; x < ring(); x++) {
      text.fibre("x" + (x + 1) % exchanges() + "/0", "b" + x, "5 km", 1);
    }
    for (int q = 0; q < qpus; q++) {
      int x = q / HOUSES;
      text.among(List.of(NetworkText.qnu(q), "x" + x + "/0"), "b" + x);
    }
    for (int x = 0; x < ring(); x++) {
      text.among(List.of("x" + x + "/0", "x" + (x + 1) % exchanges() + "/0"), "b" + x);
    }
  }
}
