package bellhop.network.topology;

/**
 * Machines around one hub of analysers that has a switch of its own, as one node. Without a fabric
 * to plan: any two arms meet.
 */
record Star(int qpus) implements Shape {
  @Override
  public Counts counts() {
    return new Counts(qpus, 0, 0, 1, qpus, qpus * (qpus - 1) / 2);
  }

  @Override
  public String words() {
    return "A star: 20 m of fibre from each machine to one hub, where the photons of any two meet. It"
        + " has an analyser for every two machines.";
  }

  @Override
  public void write(NetworkText text) {
    text.opticalMachines(qpus);
    text.hub("hub", Math.max(1, qpus / 2));
    NetworkText.qnus(0, qpus).forEach(qnu -> text.fibre(qnu, "hub", "20 m", 1));
    text.among(NetworkText.qnus(0, qpus), "hub");
  }
}
