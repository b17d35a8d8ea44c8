package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machines, their links, and what is known of them. It holds no state of a run. QPUs, QNUs,
 * analysers and links go by their index in these lists.
 *
 * @param name as the user calls it
 * @param qpus the quantum computers
 * @param qnus their networking units
 * @param analysers shared Bell-state analysers and sources
 * @param fabric switches and fibres between QNUs and analysers
 * @param links elementary quantum links between QNUs
 * @param clocks how the nodes keep time
 * @param assumptions numbers in use that the user did not give
 */
public record Network(
    String name,
    List<Qpu> qpus,
    List<Qnu> qnus,
    List<Analyser> analysers,
    Fabric fabric,
    List<Link> links,
    Clocks clocks,
    List<Assumption> assumptions) {
  public Network {
    qpus = List.copyOf(qpus);
    qnus = List.copyOf(qnus);
    analysers = List.copyOf(analysers);
    links = List.copyOf(links);
    assumptions = List.copyOf(assumptions);
    for (Qnu qnu : qnus) {
      Checks.index("QPU", qnu.qpu(), qpus.size());
    }
    for (Link link : links) {
      Checks.index("QNU", link.qnuA(), qnus.size());
      Checks.index("QNU", link.qnuB(), qnus.size());
      if (link.analyser().isPresent()) {
        Checks.index("analyser", link.analyser().getAsInt(), analysers.size());
      }
    }
    for (Fibre fibre : fabric.fibres()) {
      checkEnd(fibre.a(), qnus.size(), analysers.size());
      checkEnd(fibre.b(), qnus.size(), analysers.size());
    }
  }

  /** The fabric has counted its switches itself. */
  private static void checkEnd(Point end, int qnuCount, int analyserCount) {
    switch (end) {
      case Point.AtQnu(int qnu) -> Checks.index("QNU", qnu, qnuCount);
      case Point.AtSwitch _ -> {}
      case Point.AtStation(int analyser) -> Checks.index("analyser", analyser, analyserCount);
    }
  }

  /** Without an optical side: its links are what they are. */
  public Network(
      String name,
      List<Qpu> qpus,
      List<Qnu> qnus,
      List<Analyser> analysers,
      List<Link> links,
      Clocks clocks,
      List<Assumption> assumptions) {
    this(name, qpus, qnus, analysers, Fabric.NONE, links, clocks, assumptions);
  }

  public Network(
      String name,
      List<Qpu> qpus,
      List<Qnu> qnus,
      List<Analyser> analysers,
      List<Link> links,
      List<Assumption> assumptions) {
    this(name, qpus, qnus, analysers, links, Clocks.NONE, assumptions);
  }

  /** A single QPU named "one" that holds the whole program. */
  public static Network one(int qubits, Device device) {
    return new Network(
        "one", List.of(new Qpu("one", qubits, device)), List.of(), List.of(), List.of(), List.of());
  }

  /** A single QPU named "one" of the default device, transmon-2029. */
  public static Network one(int qubits) {
    return one(qubits, Presets.device("transmon-2029"));
  }

  /** The same with other QNUs, in the same order; its links stay what they are. */
  public Network withQnus(List<Qnu> others) {
    return new Network(name, qpus, others, analysers, fabric, links, clocks, assumptions);
  }

  /** Of the QNU that has most; 0 without any. */
  public int mostCommunicationQubits() {
    return qnus.stream().mapToInt(Qnu::communicationQubits).max().orElse(0);
  }

  public int dataQubits() {
    return qpus.stream().mapToInt(Qpu::dataQubits).sum();
  }

  public Qpu qpu(int index) {
    return qpus.get(index);
  }

  /** Whether a QPU has gates between some of its qubits only. */
  public boolean hasCouplings() {
    return qpus.stream().anyMatch(qpu -> qpu.coupling().isPresent());
  }

  public Qnu qnu(int index) {
    return qnus.get(index);
  }

  public Link link(int index) {
    return links.get(index);
  }

  /** The QPU at end A of a link. */
  public int qpuA(int link) {
    return qnus.get(links.get(link).qnuA()).qpu();
  }

  /** The QPU at end B of a link. */
  public int qpuB(int link) {
    return qnus.get(links.get(link).qnuB()).qpu();
  }

  /** Indices of the QPU's QNUs, ascending. */
  public List<Integer> qnusOfQpu(int qpu) {
    List<Integer> found = new ArrayList<>();
    for (int q = 0; q < qnus.size(); q++) {
      if (qnus.get(q).qpu() == qpu) {
        found.add(q);
      }
    }
    return found;
  }

  /** Indices of the links that end at the QPU, ascending. */
  public List<Integer> linksOfQpu(int qpu) {
    List<Integer> found = new ArrayList<>();
    for (int l = 0; l < links.size(); l++) {
      if (qpuA(l) == qpu || qpuB(l) == qpu) {
        found.add(l);
      }
    }
    return found;
  }

  /** The other QPU of a link. */
  public int farQpu(int link, int qpu) {
    return qpuA(link) == qpu ? qpuB(link) : qpuA(link);
  }

  /** The path with the fewest links; among equals the one whose links come first in the file. */
  public Optional<Path> findPath(int qpuA, int qpuB) {
    return new PathTree(this).find(qpuA, qpuB);
  }

  /**
   * Classical latency, one way, over the path with the fewest links.
   *
   * @throws IllegalArgumentException when no path joins them
   */
  public Span latency(int qpuA, int qpuB) {
    Path path =
        findPath(qpuA, qpuB)
            .orElseThrow(
                () -> new IllegalArgumentException("QPUs " + qpuA + " and " + qpuB + " are apart"));
    return latency(path);
  }

  /** The same over a path. */
  public Span latency(Path path) {
    Span sum = Span.ZERO;
    for (int link : path.links()) {
      sum = sum.plus(links.get(link).latency());
    }
    return sum;
  }

  /** The same in ps. */
  public long latencyPs(int qpuA, int qpuB) {
    return latency(qpuA, qpuB).picos();
  }

  /** The memory of the communication qubits of a QNU: that of its QPU. */
  public Memory communicationMemory(int qnu) {
    return qpus.get(qnus.get(qnu).qpu()).device().memory();
  }
}
