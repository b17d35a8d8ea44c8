package bellhop.network;

import bellhop.network.physics.ServoLoop;
import bellhop.pair.Memory;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a network together from its file, part by part, in the order in which parts need others. */
final class NetworkBuilder {
  private static final int MOST_PARTS = 100_000;

  private final Fields top;
  private final Assumptions assumptions;
  private final Map<String, Integer> qpuIndex = new LinkedHashMap<>();
  private final Map<String, Integer> qnuIndex = new LinkedHashMap<>();
  private final List<Qpu> qpus = new ArrayList<>();
  private final List<Qnu> qnus = new ArrayList<>();
  private final List<Fields> qnuFields = new ArrayList<>();

  NetworkBuilder(Fields top, Assumptions assumptions) {
    this.top = top;
    this.assumptions = assumptions;
  }

  Network build() {
    readQpus();
    readQnus();
    OpticalSide optics = OpticalSide.read(top, qnuIndex, qnuFields);
    List<Link> links = new LinkReader(qpus, qnus, qnuIndex, optics).read(top.parts("links"));
    return new Network(
        top.text("name"),
        qpus,
        qnus,
        optics.analysers(),
        optics.fabric(),
        links,
        readClocks(),
        assumptions.list());
  }

  private void readQpus() {
    long data = 0;
    for (Fields qpu : bounded(top.parts("qpus"))) {
      addName(qpuIndex, qpu);
      Qpu read = QpuReader.read(qpu);
      qpus.add(read);
      data += read.dataQubits();
      if (data > Integer.MAX_VALUE / 4) {
        throw qpu.wrong("qubits", "too many data qubits in all", "at most 500 million", "");
      }
    }
  }

  private void readQnus() {
    for (Fields qnu : bounded(top.parts("qnus"))) {
      addName(qnuIndex, qnu);
      qnus.add(readQnu(qnu));
      qnuFields.add(qnu);
    }
  }

  private static List<Fields> bounded(List<Fields> parts) {
    if (parts.size() > MOST_PARTS) {
      Fields first = parts.get(MOST_PARTS);
      throw first.wrong(
          "name", "more than " + MOST_PARTS + " of these", "no network file needs that", "");
    }
    return parts;
  }

  private Qnu readQnu(Fields qnu) {
    int qpu = index(qpuIndex, qnu.text("qpu"), "QPU", qnu.at("qpu"));
    int memories = qnu.whole("memory-qubits");
    int communication = qnu.whole("communication-qubits");
    if (memories == 0) {
      Memory own = qpus.get(qpu).device().memory();
      return new Qnu(qnu.text("name"), qpu, communication, 0, own, Span.ZERO, 0);
    }
    Fields memory = qnu.part("memory");
    return new Qnu(
        qnu.text("name"),
        qpu,
        communication,
        memories,
        QpuReader.memory(memory),
        memory.span("transfer-time"),
        memory.number("transfer-error"));
  }

  private Clocks readClocks() {
    if (!top.isGiven("clocks")) {
      return Clocks.NONE;
    }
    Fields clocks = top.part("clocks");
    String name = clocks.isGiven("preset") ? clocks.text("preset") : top.wordOf("clocks");
    double proportional = clocks.number("proportional-gain");
    double integral = clocks.number("integral-gain");
    if (!ServoLoop.isStable(proportional, integral)) {
      throw clocks.wrong(
          "integral-gain",
          "gains " + proportional + " and " + integral + " never settle",
          "both are above 0, and twice the proportional plus the integral one is below 4",
          "0.7 and 0.3 were meant");
    }
    return new Clocks(
        name,
        clocks.number("frequency-error"),
        clocks.number("white-frequency"),
        clocks.number("flicker-floor"),
        clocks.number("random-walk"),
        clocks.number("node-rms"),
        clocks.number("asymmetry"),
        clocks.number("exchange-interval"),
        proportional,
        integral);
  }

  /** Notes the name of a part, which must be new. */
  static int addName(Map<String, Integer> index, Fields part) {
    String name = part.text("name");
    int number = index.size();
    if (name.isBlank()) {
      throw part.wrong("name", "an empty name", "names tell parts apart", "");
    }
    Integer before = index.putIfAbsent(name, number);
    if (before != null) {
      throw part.wrong(
          "name",
          "the name \"" + Fields.shortened(name) + "\" is taken",
          "number " + (before + 1) + " of these has it",
          "\"" + Fields.shortened(name) + "-2\" is free");
    }
    return number;
  }

  /** Where that name stands, or the nearest name. */
  static int index(Map<String, Integer> index, String name, String what, Location at) {
    Integer found = index.get(name);
    if (found == null) {
      throw new InputException(
          at,
          "there is no " + what + " named \"" + Fields.shortened(name) + "\"",
          index.isEmpty() ? "the file names none" : "the file names others",
          index.isEmpty() ? "" : Nearest.suggestion(name, index.keySet()));
    }
    return found;
  }
}
