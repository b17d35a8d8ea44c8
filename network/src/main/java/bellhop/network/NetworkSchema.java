package bellhop.network;

import static bellhop.network.Key.choice;
import static bellhop.network.Key.couples;
import static bellhop.network.Key.flag;
import static bellhop.network.Key.part;
import static bellhop.network.Key.parts;
import static bellhop.network.Key.preset;
import static bellhop.network.Key.quantity;
import static bellhop.network.Key.share;
import static bellhop.network.Key.text;
import static bellhop.network.Key.time;
import static bellhop.network.Key.whole;
import static bellhop.network.Key.wholes;

import bellhop.units.Dimension;
import java.util.List;

/**
 * The one table of what may stand in a network file. The reader, the JSON Schema and the reference
 * page all come from it; it reads nothing itself.
 */
public final class NetworkSchema {
  /** First line of every network file. */
  public static final String FORMAT = "bellhop-network/1";

  static final String MICROWAVE = "microwave";
  static final String SINGLE_CLICK = "single-click";
  static final String DOUBLE_CLICK = "double-click";
  static final String SOURCE = "source";
  static final String MEASURED = "measured";
  static final List<String> KINDS =
      List.of(MICROWAVE, SINGLE_CLICK, DOUBLE_CLICK, SOURCE, MEASURED);

  /** Kinds of nodes, beside {@link #SOURCE}. Analysers and sources are stations. */
  static final String ANALYSER = "analyser";

  static final String SWITCH = "switch";

  private static final int MOST_QUBITS = 1_000_000;
  private static final int MOST_PORTS = 100_000;
  private static final int MOST_SIDE_BY_SIDE = 10_000;

  static final List<Section> SECTIONS =
      List.of(
          top(),
          qpu(),
          coupling(),
          gates(),
          readout(),
          reset(),
          coherence(),
          qnu(),
          memory(),
          transducer(),
          node(),
          detector(),
          fibre(),
          LinkSection.section(),
          clocks());

  private NetworkSchema() {}

  static Section section(String name) {
    return SECTIONS.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section " + name));
  }

  private static Section top() {
    return new Section(
        "network",
        "the file itself",
        "A network is QPUs, the QNUs that open them to the network, and the links between QNUs."
            + " Optical links also need nodes and fibres.",
        List.of(
            choice("format", List.of(FORMAT), "what the file is, and which version").must(),
            text("name", "for people").or("a network"),
            parts("qpus", "qpu", "the quantum computers").must().from(1),
            parts("qnus", "qnu", "their networking units"),
            parts("nodes", "node", "what stands between QNUs"),
            parts("fibres", "fibre", "what joins QNUs to nodes, and nodes"),
            parts("links", "link", "between which QNUs Bell pairs are made, and how"),
            part("clocks", "clocks", "how the nodes keep time")));
  }

  private static Section qpu() {
    return new Section(
        "qpu",
        "an item of `qpus`",
        "One quantum computer.",
        List.of(
            text("name", "unique").must(),
            preset("qpu").or("transmon-2029"),
            whole(
                    "qubits",
                    0,
                    MOST_QUBITS,
                    "data qubits; communication qubits come on top; 0 = a repeater, which swaps"
                        + " pairs and computes nothing")
                .must(),
            text(
                "domain",
                "of a network of networks, to which it belongs: reports tell what goes between"
                    + " domains; it changes nothing else"),
            part(
                "coupling",
                "coupling",
                "between which of its qubits gates on two qubits are possible; all, when not"
                    + " given"),
            part("gates", "gates", "times and errors of gates"),
            part("readout", "readout", "how qubits are read"),
            part("reset", "reset", "how qubits are cleared"),
            part("coherence", "coherence", "how long data and communication qubits last")));
  }

  private static Section coupling() {
    return new Section(
        "coupling",
        "`coupling` of a QPU",
        "Data qubits are the positions, numbered from 0. A communication qubit is coupled to the one"
            + " data qubit beside which it sits. The compiler swaps qubits, halves of pairs and"
            + " copies until they are neighbours. A swap is one gate on two qubits, in time and"
            + " error.",
        List.of(
            choice(
                    "shape",
                    List.of("line", "ring", "grid", "edges"),
                    "each data qubit with the next; the last with the first too; row by row; as"
                        + " listed")
                .must(),
            whole(
                "columns",
                1,
                MOST_QUBITS,
                "of a grid: data qubits in a row; the last row may be short"),
            couples(
                "edges",
                MOST_SIDE_BY_SIDE,
                "as listed: which are coupled, such as [[0, 1], [1, 2]]"),
            wholes(
                "links-at",
                MOST_SIDE_BY_SIDE,
                "data qubits beside which the communication qubits of the QPU sit, in turn, QNU by"
                    + " QNU; beside the last, when not given")));
  }

  private static Section gates() {
    return new Section(
        "gates",
        "`gates` of a QPU",
        "Errors are process infidelities of a uniform depolarising channel and contain the"
            + " decoherence during the gate. Gates that are diagonal on one qubit are virtual.",
        List.of(
            time("one-qubit-time", "a pulse on one qubit").must(),
            share("one-qubit-error", "its process infidelity").must(),
            time("two-qubit-time", "a gate on two qubits").must(),
            share("two-qubit-error", "its process infidelity").must()));
  }

  private static Section readout() {
    return new Section(
        "readout",
        "`readout` of a QPU",
        "",
        List.of(
            time("time", "to read a qubit").must(),
            share("error-0-as-1", "chance that 0 is reported as 1").must(),
            share("error-1-as-0", "chance that 1 is reported as 0").must(),
            time("classify", "from the end of the readout until the bit is known and sent")
                .must()));
  }

  private static Section reset() {
    return new Section(
        "reset", "`reset` of a QPU", "", List.of(time("time", "to clear a qubit").must()));
  }

  private static Section coherence() {
    return new Section(
        "coherence",
        "`coherence` of a QPU",
        "Give T2 with echo only if qubits are echoed while they wait. T2 is at most 2 T1.",
        List.of(
            time("t1", "energy relaxation time").must().positive().to(1e12),
            time("t2", "coherence time").must().positive().to(1e12),
            share("residual-excitation", "population of 1 after a long wait or a reset").must()));
  }

  private static Section qnu() {
    return new Section(
        "qnu",
        "an item of `qnus`",
        "The interface between one QPU and the network. A QPU may have several.",
        List.of(
            text("name", "unique, such as east/0").must(),
            text("qpu", "the QPU that it belongs to").must(),
            whole("communication-qubits", 0, MOST_QUBITS, "take part in links and in gates").must(),
            whole("memory-qubits", 0, MOST_QUBITS, "hold pairs that wait; they take no gates")
                .or("0"),
            part("memory", "memory", "what memory qubits are; cavity-memory when not said"),
            part("transducer", "transducer", "how its photons become light; optical links only")));
  }

  private static Section memory() {
    return new Section(
        "memory",
        "`memory` of a QNU: a preset's name, or keys",
        "",
        List.of(
            preset("memory").or("cavity-memory"),
            time("t1", "energy relaxation time").must().positive().to(1e12),
            time("t2", "coherence time").must().positive().to(1e12),
            share("residual-excitation", "population of 1 after a long wait").must(),
            time("transfer-time", "to move half a pair to or from a communication qubit").must(),
            share("transfer-error", "process infidelity of that").must()));
  }

  private static Section transducer() {
    return new Section(
        "transducer",
        "`transducer` of a QNU: a preset's name, or keys",
        "One device at one operating point; figures of two operating points do not go together."
            + " A qubit that emits light itself is a conversion without added noise.",
        List.of(
            preset("transducer"),
            choice(
                    "mode",
                    List.of("pairs", "conversion"),
                    "pumped to make microwave-optical pairs, or converting a qubit's photon")
                .must(),
            quantity("pairs-per-pulse", Dimension.NUMBER, "mean number of pairs N; mode pairs")
                .positive()
                .to(1)
                .or("0.01"),
            quantity(
                    "thermal-quanta",
                    Dimension.NUMBER,
                    "n_th in the microwave mode before a pulse; mode pairs")
                .to(100)
                .or("0"),
            share("capture", "chance that the memory catches the microwave photon; mode pairs")
                .or("1"),
            share(
                    "efficiency",
                    "from the mode of creation, or the qubit, into the fibre; on a link of kind"
                        + " source from the fibre into the memory, all told")
                .must(),
            quantity(
                    "added-noise",
                    Dimension.NUMBER,
                    "noise photons per photon time, referred to the input; mode conversion")
                .to(100)
                .or("0"),
            quantity("absorbed-energy", Dimension.ENERGY, "that an attempt leaves on its stage")
                .or("0 J"),
            quantity("cooling-power", Dimension.POWER, "that the stage can spare for it; 0 = any")
                .or("0 W"),
            quantity(
                    "stage-cooling",
                    Dimension.POWER,
                    "of its stage at 0.1 K; given, its heat makes noise by the stage's temperature")
                .positive(),
            quantity("stage-base", Dimension.TEMPERATURE, "of the stage without load")
                .to(0.09)
                .orAssume("8 mK"),
            quantity("microwave-frequency", Dimension.FREQUENCY, "of its microwave mode")
                .positive()
                .orAssume("5 GHz"),
            quantity(
                    "highest-temperature",
                    Dimension.TEMPERATURE,
                    "that attempts slow down to keep; 0 = they never do")
                .to(0.15)
                .or("0 K"),
            time("recovery", "before the microwave side is quiet again").or("0 s"),
            share("duty", "share of time in which it runs").positive().or("1")));
  }

  private static Section node() {
    return new Section(
        "node",
        "an item of `nodes`",
        "",
        List.of(
            text("name", "unique").must(),
            choice(
                    "kind",
                    List.of(ANALYSER, SOURCE, SWITCH, "repeater"),
                    "what it does: photons meet there, start there, or pass; a repeater is a QPU")
                .must(),
            preset("node"),
            whole("ports", 1, MOST_PORTS, "radix: at most so many fibres end there; needed")
                .only(SWITCH),
            whole("channels", 1, 1000, "links that it serves at the same time")
                .or("1")
                .only(ANALYSER, SOURCE),
            time("reconfiguration", "to turn from one pair of arms, or ports, to another")
                .or("0 s"),
            quantity(
                    "loss",
                    Dimension.LOSS,
                    "from a fibre's end to a detector, from a source, or from port to port")
                .or("0 dB"),
            quantity(
                    "crosstalk",
                    Dimension.FREQUENCY,
                    "clicks of a detector by light that leaks in where this switch is passed")
                .or("0 Hz")
                .only(SWITCH),
            part("detector", "detector", "its two detectors per channel").only(ANALYSER),
            quantity(
                    "background-rate",
                    Dimension.FREQUENCY,
                    "clicks of one detector by pump light that leaks through")
                .or("0 Hz")
                .only(ANALYSER),
            quantity(
                    "pairs-per-pulse",
                    Dimension.NUMBER,
                    "mean number of pairs N per rail and pulse; needed")
                .positive()
                .to(1)
                .only(SOURCE),
            quantity("clock-rate", Dimension.FREQUENCY, "most pulses per second; needed")
                .from(1)
                .only(SOURCE),
            time("logic", "from the photon's arrival to the decision being sent")
                .orAssume("200 ns")
                .only(ANALYSER, SOURCE)));
  }

  private static Section detector() {
    return new Section(
        "detector",
        "`detector` of a node: a preset's name, or keys",
        "",
        List.of(
            preset("detector").or("nanowire-2017"),
            share("efficiency", "that a photon clicks").must(),
            quantity("dark-rate", Dimension.FREQUENCY, "clicks of one detector in the dark").must(),
            flag("number-resolving", "whether two photons are told from one"),
            time("dead-time", "for which it is blind after a click").or("0 s")));
  }

  private static Section fibre() {
    return new Section(
        "fibre",
        "an item of `fibres`",
        "",
        List.of(
            Key.of("between", Key.Type.NAMES, "a QNU and a node, or two nodes")
                .from(2)
                .to(2)
                .must(),
            preset("fibre").or("standard-fibre"),
            whole("count", 1, MOST_SIDE_BY_SIDE, "so many of them side by side").or("1"),
            quantity("length", Dimension.LENGTH, "").must().to(1e8),
            quantity("loss", Dimension.LOSS_PER_LENGTH, "").must(),
            quantity("index", Dimension.NUMBER, "group index").must().from(1).to(4),
            whole("connectors", 0, 1000, "in this fibre").or("2"),
            quantity("connector-loss", Dimension.LOSS, "of each").must(),
            whole("splices", 0, 100_000, "in this fibre").or("0"),
            quantity("splice-loss", Dimension.LOSS, "of each").or("0 dB"),
            quantity("extra-loss", Dimension.LOSS, "filters, anything else").or("0 dB"),
            share(
                    "conversion-efficiency",
                    "of a stage at the QNU's end that turns its photons to"
                        + " the fibre's wavelength, or back")
                .or("1"),
            quantity(
                    "conversion-noise",
                    Dimension.NUMBER,
                    "noise photons per photon time that the stage adds, at its output")
                .to(100)
                .or("0")));
  }

  private static Section clocks() {
    return new Section(
        "clocks",
        "`clocks` of the file",
        "Every node has an oscillator; an exchange of time stamps with its neighbour on the way to"
            + " the first QPU steers it. Noise of frequency is given as Allan deviations. `clock`"
            + " uses them; without this part clocks are perfect. See [clocks](../explanation/clocks.md).",
        List.of(
            preset("clocks"),
            share("frequency-error", "constant, of each oscillator").or("1e-8"),
            share("white-frequency", "Allan deviation at 1 s by white noise").or("1e-12"),
            share("flicker-floor", "Allan deviation by flicker noise, at any time").or("1e-12"),
            share("random-walk", "Allan deviation at 1 s by random walk").or("1e-13"),
            time("node-rms", "rms error that time stamps leave in a settled node").or("0 s").to(1),
            time("asymmetry", "most by which the two ways differ after calibration")
                .or("100 ps")
                .to(1),
            time("exchange-interval", "from one exchange to the next").positive().or("1 s").to(1e5),
            quantity("proportional-gain", Dimension.NUMBER, "of the servo").to(2).or("0.7"),
            quantity("integral-gain", Dimension.NUMBER, "of the servo").to(4).or("0.3")));
  }
}
