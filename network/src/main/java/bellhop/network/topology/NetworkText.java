package bellhop.network.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parts of a network file as they are collected, and the file that they make. It checks
 * nothing: the reader of network files does.
 */
final class NetworkText {
  private static final int WIDTH = 120;

  private final int qubits;
  private final int communication;
  private final List<String> qpus = new ArrayList<>();
  private final List<String> qnus = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private final List<String> fibres = new ArrayList<>();
  private final List<String> links = new ArrayList<>();

  /**
   * @param qubits data qubits of a QPU
   * @param communication qubits of a QNU
   */
  NetworkText(int qubits, int communication) {
    this.qubits = qubits;
    this.communication = communication;
  }

  /** The name of the only QNU of a machine. */
  static String qnu(int machine) {
    return "q" + machine + "/0";
  }

  /** The names of the QNUs of machines from one number up to, not including, another. */
  static List<String> qnus(int from, int to) {
    return IntStream.range(from, to).mapToObj(NetworkText::qnu).toList();
  }

  /** Machines q0, q1, ... with one QNU each, for links over cables. */
  void machines(int count) {
    IntStream.range(0, count).forEach(q -> machine("q" + q, qubits, communication, "", ""));
  }

  /** Machines of a domain, whose qubits remember for a second. */
  void machinesOf(String domain, int from, int to) {
    String keys = ", domain: " + domain + ", coherence: {t1: 1 s, t2: 1 s}";
    IntStream.range(from, to).forEach(q -> machine("q" + q, qubits, communication, keys, ""));
  }

  /** The same with transducers, for links over fibres. */
  void opticalMachines(int count) {
    IntStream.range(0, count).forEach(q -> opticalMachine("q" + q, qubits, communication));
  }

  void repeater(String name, int communicationQubits) {
    opticalMachine(name, 0, communicationQubits);
  }

  private void opticalMachine(String name, int itsQubits, int itsCommunication) {
    machine(name, itsQubits, itsCommunication, "", ", transducer: transducer-2029");
  }

  /** With more keys of the QPU, and of its QNU. */
  private void machine(
      String name, int itsQubits, int itsCommunication, String ofQpu, String ofQnu) {
    qpus.add("{name: %s, preset: transmon-2029, qubits: %d%s}".formatted(name, itsQubits, ofQpu));
    qnus.add(
        "{name: %s/0, qpu: %s, communication-qubits: %d%s}"
            .formatted(name, name, itsCommunication, ofQnu));
  }

  void router(String name, int ports) {
    nodes.add(
        "{name: %s, kind: switch, preset: thin-film-switch, ports: %d}".formatted(name, ports));
  }

  /** A pool of analysers that others switch light to. */
  void pool(String name, int channels) {
    nodes.add(
        "{name: %s, kind: analyser, preset: bench-analyser, channels: %d}"
            .formatted(name, channels));
  }

  /** Analysers behind a switch of their own. */
  void hub(String name, int channels) {
    nodes.add(
        "{name: %s, kind: analyser, preset: thin-film-analyser, channels: %d}"
            .formatted(name, channels));
  }

  void fibre(String a, String b, String length, int count) {
    String several = count == 1 ? "" : ", count: " + count;
    fibres.add("{between: [%s, %s], length: %s%s}".formatted(a, b, length, several));
  }

  /** Links over cables: {@code how} is among or along. */
  void cables(String how, List<String> ends) {
    links.add(how + ": " + list(ends, how.length() + 7) + "\n    preset: microwave-2029");
  }

  /** Links whose rate and fidelity are given. */
  void given(String how, List<String> ends, String length, String rate, String fidelity) {
    links.add(
        how
            + ": "
            + list(ends, how.length() + 7)
            + "\n    kind: measured\n    attempt-period: 1 us\n    length: "
            + length
            + "\n    rate: "
            + rate
            + "\n    fidelity: "
            + fidelity);
  }

  /** Optical links between any two. */
  void among(List<String> ends, String analyser) {
    if (ends.size() > 1) {
      links.add("among: " + list(ends, 12) + meetingAt(analyser));
    }
  }

  /** Optical links between each of the first and each of the others. */
  void eachWith(List<String> each, List<String> others, String analyser) {
    if (!each.isEmpty() && !others.isEmpty()) {
      links.add(
          "each: " + list(each, 11) + "\n    with: " + list(others, 11) + meetingAt(analyser));
    }
  }

  private static String meetingAt(String analyser) {
    return "\n    kind: single-click\n    analyser: " + analyser + "\n    visibility: 0.98";
  }

  /** In brackets, broken into lines that begin at a column. */
  private static String list(List<String> words, int column) {
    StringBuilder text = new StringBuilder("[");
    int at = column;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i + 1 < words.size() ? "," : "]");
      if (i > 0 && at + word.length() > WIDTH) {
        text.append("\n").append(" ".repeat(column));
        at = column;
      } else if (i > 0) {
        text.append(" ");
        at++;
      }
      text.append(word);
      at += word.length();
    }
    return text.toString();
  }

  /**
   * The file.
   *
   * @param head lines of the comment
   */
  String file(List<String> head, String name) {
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append("# ").append(line).append('\n'));
    text.append("format: bellhop-network/1\nname: ").append(name).append('\n');
    part(text, "qpus", qpus);
    part(text, "qnus", qnus);
    part(text, "nodes", nodes);
    part(text, "fibres", fibres);
    part(text, "links", links);
    return text.toString();
  }

  private static void part(StringBuilder text, String name, List<String> items) {
    if (!items.isEmpty()) {
      text.append(name).append(":\n");
      items.forEach(item -> text.append("  - ").append(item).append('\n'));
    }
  }
}
