package bellhop.experiment;

import bellhop.circuit.generate.Family;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.topology.Topologies;
import bellhop.network.topology.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Networks and programs on which the compiler's prediction is compared with the simulator: lines,
 * rings, stars, grids and fabrics, slow and fast heralds, few memory qubits and many, links of one
 * channel and of several.
 */
final class MakespanTrials {
  private final List<MakespanTrial> trials = new ArrayList<>();

  /** How the QPUs of a trial are joined, as a network file says it. */
  private enum Shape {
    LINE {
      @Override
      String links(int qpus, String link) {
        return entry("along", "q0/0", qpus, link);
      }
    },
    RING {
      @Override
      String links(int qpus, String link) {
        String close = "  - {between: [q%d/0, q0/0], %s}\n".formatted(qpus - 1, link);
        return LINE.links(qpus, link) + close;
      }
    },
    STAR {
      @Override
      String links(int qpus, String link) {
        StringBuilder links = new StringBuilder();
        for (int q = 1; q < qpus; q++) {
          links.append("  - {between: [q0/0, q%d/0], %s}\n".formatted(q, link));
        }
        return links.toString();
      }
    },
    GRID {
      @Override
      String links(int qpus, String link) {
        int side = (int) Math.sqrt(qpus);
        StringBuilder links = new StringBuilder();
        for (int q = 0; q < qpus; q++) {
          if (q % side < side - 1) {
            links.append("  - {between: [q%d/0, q%d/0], %s}\n".formatted(q, q + 1, link));
          }
          if (q + side < qpus) {
            links.append("  - {between: [q%d/0, q%d/0], %s}\n".formatted(q, q + side, link));
          }
        }
        return links.toString();
      }
    },
    COMPLETE {
      @Override
      String links(int qpus, String link) {
        return entry("among", "q0/0", qpus, link);
      }
    };

    abstract String links(int qpus, String link);

    private static String entry(String key, String first, int qpus, String link) {
      StringBuilder names = new StringBuilder(first);
      for (int q = 1; q < qpus; q++) {
        names.append(", q").append(q).append("/0");
      }
      return "  - {%s: [%s], %s}\n".formatted(key, names, link);
    }
  }

  /** Ten attempts a pair, each a microsecond. */
  private static final String FAST =
      "kind: measured, attempt-period: 1 us, success-probability: 0.1, fidelity: 0.95,"
          + " herald: 500 ns, length: 20 m";

  /** Three attempts a pair, most of the time waiting for the herald. */
  private static final String FAR =
      "kind: measured, attempt-period: 210 us, success-probability: 0.3, fidelity: 0.95,"
          + " herald: 200 us, length: 20 km";

  /** A thousand attempts a pair. */
  private static final String SLOW =
      "kind: measured, attempt-period: 2 us, success-probability: 0.001, fidelity: 0.95,"
          + " herald: 500 ns, length: 20 m, bell-state: psi+";

  /** A pair each other attempt: gates take most of the time. */
  private static final String READY =
      "kind: measured, attempt-period: 500 ns, success-probability: 0.5, fidelity: 0.95,"
          + " herald: 200 ns, length: 2 m";

  static List<MakespanTrial> all() {
    MakespanTrials its = new MakespanTrials();
    its.add(Shape.LINE, 4, 4, 2, 0, FAST, Family.QFT, 12);
    its.add(Shape.LINE, 3, 5, 2, 0, SLOW, Family.QAOA, 12);
    its.add(Shape.LINE, 5, 4, 4, 0, FAST + ", channels: 2", Family.GHZ, 18);
    its.add(Shape.LINE, 2, 8, 2, 2, FAR, Family.CZ_FRACTION, 14);
    its.add(Shape.LINE, 2, 8, 4, 4, FAST + ", channels: 4", Family.QUANTUM_VOLUME, 12);
    its.add(Shape.LINE, 3, 6, 2, 0, READY, Family.ADDER, 14);
    its.add(Shape.LINE, 6, 3, 2, 2, SLOW, Family.ADDER, 16);
    its.add(Shape.RING, 4, 4, 2, 0, FAST, Family.CZ_FRACTION, 14);
    its.add(Shape.RING, 5, 3, 2, 1, SLOW, Family.QFT, 13);
    its.add(Shape.RING, 4, 4, 2, 0, READY, Family.QUANTUM_VOLUME, 10);
    its.add(Shape.RING, 6, 3, 4, 0, FAR, Family.ISING, 16);
    its.add(Shape.STAR, 5, 4, 2, 0, FAST, Family.QAOA, 16);
    its.add(Shape.STAR, 4, 5, 4, 4, SLOW + ", channels: 2", Family.CZ_FRACTION, 16);
    its.add(Shape.STAR, 4, 4, 2, 0, FAR, Family.QFT, 12);
    its.add(Shape.STAR, 6, 3, 4, 2, FAST + ", cutoff: 40 us", Family.ADDER, 14);
    its.add(Shape.GRID, 4, 4, 2, 0, FAST, Family.QFT, 14);
    its.add(Shape.GRID, 4, 5, 4, 0, SLOW, Family.QUANTUM_VOLUME, 14);
    its.add(Shape.GRID, 9, 2, 4, 1, FAST, Family.CZ_FRACTION, 14);
    its.add(Shape.GRID, 4, 4, 4, 4, READY + ", cutoff: 4 us", Family.QAOA, 14);
    its.add(Shape.COMPLETE, 3, 5, 2, 0, FAST, Family.QUANTUM_VOLUME, 12);
    its.add(Shape.COMPLETE, 4, 4, 6, 0, SLOW, Family.CZ_FRACTION, 16);
    its.add(Shape.COMPLETE, 3, 4, 2, 4, SLOW, Family.QFT, 10);
    its.add(Shape.COMPLETE, 4, 4, 3, 0, FAR + ", channels: 4", Family.QAOA, 15);
    its.hub(4, 4, 2, 0, 1, Family.QFT, 14);
    its.hub(4, 4, 2, 2, 1, Family.QAOA, 14);
    its.hub(6, 3, 4, 0, 2, Family.CZ_FRACTION, 16);
    its.hub(8, 2, 4, 0, 3, Family.ADDER, 14);
    its.hub(5, 4, 4, 2, 2, Family.QUANTUM_VOLUME, 15);
    its.topology("clos", 8, 3, Family.QFT, 16);
    its.topology("clos", 6, 3, Family.CZ_FRACTION, 16);
    its.topology("fat-tree", 8, 2, Family.QAOA, 14);
    its.topology("bcube", 8, 2, Family.ADDER, 14);
    its.topology("qfly", 6, 3, Family.QUANTUM_VOLUME, 12);
    its.topology("data-centre", 8, 3, Family.CZ_FRACTION, 18);
    its.topology("star", 6, 4, Family.QFT, 18);
    its.topology("grid", 9, 2, Family.QFT, 14);
    its.topology("star", 8, 7, Family.CZ_FRACTION, 48);
    its.topology("star", 8, 5, Family.QUANTUM_VOLUME, 36);
    return its.trials;
  }

  private void add(
      Shape shape,
      int qpus,
      int data,
      int communication,
      int memory,
      String link,
      Family family,
      int qubits) {
    String text =
        qpus(qpus, data, communication, memory, "") + "links:\n" + shape.links(qpus, link);
    String name =
        "%d %s of %d QPUs (%d communication, %d memory qubits), %s"
            .formatted(trials.size(), shape, qpus, communication, memory, link);
    add(name, text, family, qubits);
  }

  /** Machines around one station with so many channels, each pair of them a link. */
  private void hub(
      int qpus, int data, int communication, int memory, int channels, Family family, int qubits) {
    String nodes =
        "nodes:\n  - {name: hub, kind: analyser, preset: thin-film-analyser, channels: %d}\n"
            .formatted(channels);
    StringBuilder fibres = new StringBuilder("fibres:\n");
    for (int q = 0; q < qpus; q++) {
      fibres.append("  - {between: [q%d/0, hub], length: 20 m}\n".formatted(q));
    }
    String links = "links:\n" + Shape.COMPLETE.links(qpus, "kind: single-click, analyser: hub");
    String machines = qpus(qpus, data, communication, memory, ", transducer: transducer-2029");
    String name =
        "%d hub of %d QPUs (%d communication, %d memory qubits), %d channels"
            .formatted(trials.size(), qpus, communication, memory, channels);
    add(name, machines + nodes + fibres + links, family, qubits);
  }

  private void topology(String topology, int qpus, int data, Family family, int qubits) {
    Wish wish =
        new Wish(
            topology,
            qpus,
            data,
            new Wish.Communication.Usual(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of());
    String name = "%d %s of %d QPUs".formatted(trials.size(), topology, qpus);
    add(name, Topologies.text(wish), family, qubits);
  }

  private void add(String name, String text, Family family, int qubits) {
    Network network = NetworkReader.read(text, name);
    trials.add(new MakespanTrial(name + ", " + family + " " + qubits, network, family, qubits));
  }

  private static String qpus(int qpus, int data, int communication, int memory, String more) {
    StringBuilder text = new StringBuilder("format: bellhop-network/1\nname: trial\nqpus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append("  - {name: q%d, preset: transmon-2029, qubits: %d}\n".formatted(q, data));
    }
    text.append("qnus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append(
          "  - {name: q%d/0, qpu: q%d, communication-qubits: %d, memory-qubits: %d%s}\n"
              .formatted(q, q, communication, memory, more));
    }
    return text.toString();
  }
}
