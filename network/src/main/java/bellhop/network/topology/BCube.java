package bellhop.network.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * BCube(n, k), where servers relay (Guo and others 2009): n^(k+1) servers with k+1 ports, and on
 * each of k+1 levels n^k switches that join the servers whose numbers differ in that digit alone.
 * Each switch has analysers of its own for its n servers. Others are reached over servers that
 * swap.
 *
 * @param qpus the first servers; they hang together, for lowering a digit leads to one of them
 */
record BCube(int qpus, int n, int k) implements Shape {
  /** Of two levels, or as many as a radix needs. */
  static BCube holding(int qpus, OptionalInt radix) {
    int n = radix.orElse(2);
    while (radix.isEmpty() && n * n < qpus) {
      n++;
    }
    int k = radix.isEmpty() ? 1 : 0;
    while (power(n, k + 1) < qpus) {
      k++;
    }
    return new BCube(qpus, n, k);
  }

  static long power(int base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }

  int degree() {
    return (k + 1) * (n - 1);
  }

  /** (k+1) n^k switches, each with n fibres, or n+1 where that is odd, to its analysers. */
  @Override
  public Counts counts() {
    int switches = (int) ((k + 1) * power(n, k));
    int links = groups().stream().mapToInt(g -> g.size() * (g.size() - 1) / 2).sum();
    int fibres = (k + 1) * qpus + switches * (n + n % 2);
    return new Counts(qpus, 0, switches, switches, fibres, links);
  }

  /** The servers of each switch, level by level. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int level = 0; level <= k; level++) {
      long step = power(n, level);
      for (long s = 0; s < power(n, k); s++) {
        long first = s / step * step * n + s % step;
        List<Integer> group = new ArrayList<>();
        for (int i = 0; i < n && first + i * step < qpus; i++) {
          group.add((int) (first + i * step));
        }
        groups.add(group);
      }
    }
    return groups;
  }

  @Override
  public String words() {
    return "BCube(%d, %d): servers of %d ports, %d switches."
            .formatted(n, k, k + 1, (k + 1) * power(n, k))
        + " Each switch has analysers for its own machines; machines in between swap pairs for"
        + " others."
        + Topologies.empty((int) power(n, k + 1) - qpus, "server");
  }

  @Override
  public void write(NetworkText text) {
    List<List<Integer>> groups = groups();
    int pool = n + n % 2;
    text.opticalMachines(qpus);
    for (int s = 0; s < groups.size(); s++) {
      text.router(name("s", s), n + pool);
      text.pool(name("b", s), pool / 2);
    }
    for (int s = 0; s < groups.size(); s++) {
      for (int server : groups.get(s)) {
        text.fibre(NetworkText.qnu(server), name("s", s), "10 m", 1);
      }
      text.fibre(name("s", s), name("b", s), "2 m", pool);
    }
    for (int s = 0; s < groups.size(); s++) {
      text.among(groups.get(s).stream().map(NetworkText::qnu).toList(), name("b", s));
    }
  }

  /** By level and number. */
  private String name(String letter, int index) {
    long perLevel = power(n, k);
    return letter + index / perLevel + "." + index % perLevel;
  }
}
