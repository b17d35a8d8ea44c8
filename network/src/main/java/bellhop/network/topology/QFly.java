package bellhop.network.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A dragonfly (Kim, Dally, Scott and Abts 2008) with pools of analysers in its groups, after Q-Fly
 * (Sakuma and others 2025, arXiv 2412.09299): a switches a group, any two joined; p machines and h
 * global fibres at each; a h + 1 groups, any two joined by one global fibre; balanced at a = 2p =
 * 2h. The photons of two groups meet in one of them, so at most one of the two travels. Q-Fly
 * itself has one switch a group; this is the larger family.
 *
 * @param qpus on the first hosts
 * @param p machines a switch, global fibres a switch, and half the switches of a group
 */
record QFly(int qpus, int p) implements Shape {
  static QFly holding(int qpus, OptionalInt radix) {
    int p = 1;
    while (radix.isEmpty() && hosts(p) < qpus) {
      p++;
    }
    // p + h + (a - 1) ports, as the paper counts; those to the analysers come on top.
    return new QFly(qpus, radix.isPresent() ? (radix.getAsInt() + 1) / 4 : p);
  }

  /** a p (a h + 1). */
  static long hosts(int p) {
    return 2L * p * p * (2L * p * p + 1);
  }

  private int perGroup() {
    return 2 * p;
  }

  int groups() {
    return 2 * p * p + 1;
  }

  /** g a switches; each with 2p fibres to the pool, a(a−1)/2 in a group, g(g−1)/2 global ones. */
  @Override
  public Counts counts() {
    int a = perGroup();
    int g = groups();
    int fibres = qpus + g * a * 2 * p + g * a * (a - 1) / 2 + g * (g - 1) / 2;
    return new Counts(qpus, 0, g * a, g, fibres, qpus * (qpus - 1) / 2);
  }

  @Override
  public String words() {
    return "A dragonfly in the manner of Q-Fly, a = %d, p = h = %d: %d groups, any two joined by one"
            .formatted(perGroup(), p, groups())
        + " fibre. Each group has a pool of analysers; the photons of two groups meet in one of"
        + " them, in turn the one or the other."
        + Topologies.empty((int) Math.min(Integer.MAX_VALUE, hosts(p) - qpus), "host port");
  }

  @Override
  public void write(NetworkText text) {
    int a = perGroup();
    text.opticalMachines(qpus);
    for (int s = 0; s < groups() * a; s++) {
      text.router("s" + s, p + p + a - 1 + 2 * p);
    }
    for (int g = 0; g < groups(); g++) {
      text.pool("pool" + g, a * p);
    }
    for (int q = 0; q < qpus; q++) {
      text.fibre(NetworkText.qnu(q), "s" + q / p, "5 m", 1);
    }
    for (int g = 0; g < groups(); g++) {
      writeGroup(text, g);
    }
    for (int g = 0; g < groups(); g++) {
      text.among(machines(g), "pool" + g);
      text.eachWith(machines(g), guests(g), "pool" + g);
    }
  }

  private void writeGroup(NetworkText text, int group) {
    int a = perGroup();
    for (int i = 0; i < a; i++) {
      text.fibre("s" + (group * a + i), "pool" + group, "2 m", 2 * p);
      for (int j = i + 1; j < a; j++) {
        text.fibre("s" + (group * a + i), "s" + (group * a + j), "10 m", 1);
      }
    }
    for (int other = group + 1; other < groups(); other++) {
      text.fibre(gate(group, other), gate(other, group), "50 m", 1);
    }
  }

  /** The switch of a group that has the fibre to another; each has p of them. */
  private String gate(int group, int other) {
    int slot = (other - group - 1 + groups()) % groups();
    return "s" + (group * perGroup() + slot / p);
  }

  private List<String> machines(int group) {
    int each = perGroup() * p;
    return NetworkText.qnus(Math.min(qpus, group * each), Math.min(qpus, (group + 1) * each));
  }

  /** Machines of the groups whose photons come here to meet ours. */
  private List<String> guests(int group) {
    List<String> guests = new ArrayList<>();
    for (int other = 0; other < groups(); other++) {
      boolean isHere = (group + other) % 2 == 1 ? group < other : group > other;
      if (isHere) {
        guests.addAll(machines(other));
      }
    }
    return guests;
  }
}
