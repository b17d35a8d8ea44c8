package bellhop.network;

import static bellhop.network.Key.choice;
import static bellhop.network.Key.preset;
import static bellhop.network.Key.quantity;
import static bellhop.network.Key.share;
import static bellhop.network.Key.text;
import static bellhop.network.Key.time;
import static bellhop.network.NetworkSchema.DOUBLE_CLICK;
import static bellhop.network.NetworkSchema.KINDS;
import static bellhop.network.NetworkSchema.MEASURED;
import static bellhop.network.NetworkSchema.MICROWAVE;
import static bellhop.network.NetworkSchema.SINGLE_CLICK;
import static bellhop.network.NetworkSchema.SOURCE;

import bellhop.units.Dimension;
import java.util.List;
import java.util.stream.Stream;

/** The part of the table of keys that belongs to links. */
final class LinkSection {
  private static final String[] OPTICAL = {SINGLE_CLICK, DOUBLE_CLICK};
  private static final String[] MODELLED = {MICROWAVE, SINGLE_CLICK, DOUBLE_CLICK};
  private static final String[] TIMED = {MICROWAVE, SINGLE_CLICK, DOUBLE_CLICK, SOURCE};

  private LinkSection() {}

  static Section section() {
    return new Section(
        "link",
        "an item of `links`",
        "An elementary link makes Bell pairs between two QNUs of different QPUs. The kinds:"
            + " *microwave*, a photon pitched and caught over a cold line, no herald;"
            + " *single-click* and *double-click*, photons of two transducers that meet at an"
            + " analyser; *source*, photon pairs that a source in the middle sends to two memories;"
            + " *measured*, rate and state as you found them in the laboratory.",
        Stream.of(ends(), microwave(), emission(), optical(), measured(), use())
            .flatMap(List::stream)
            .toList());
  }

  /** Who it joins, and how. */
  private static List<Key> ends() {
    return List.of(
        text("name", "unique; made of the QPUs' names when not given"),
        Key.of("between", Key.Type.NAMES, "the two QNUs").from(2).to(2),
        Key.of("among", Key.Type.NAMES, "instead: QNUs of which every two get such a link")
            .from(2)
            .to(500),
        Key.of("along", Key.Type.NAMES, "instead: QNUs of which each gets such a link to the next")
            .from(2)
            .to(100_000),
        Key.of("each", Key.Type.NAMES, "instead: QNUs of which each gets such a link ...")
            .from(1)
            .to(10_000),
        Key.of("with", Key.Type.NAMES, "... with each of these QNUs").from(1).to(10_000),
        choice("kind", KINDS, "how pairs are made").must(),
        preset("link"),
        time("attempt-period", "from one attempt to the next of a channel; optical: the least")
            .positive(),
        Key.whole(
                "channels",
                1,
                1000,
                "attempts that can run at the same time, each with communication qubits of its own")
            .or("1"),
        quantity("length", Dimension.LENGTH, "of the line, or of the way of messages")
            .to(1e8)
            .or("0 m")
            .only(MICROWAVE, MEASURED),
        quantity("index", Dimension.NUMBER, "c over the speed of signals on it")
            .from(1)
            .to(10)
            .orAssume("1.468")
            .only(MICROWAVE, MEASURED));
  }

  /** The line, and the catch. */
  private static List<Key> microwave() {
    return List.of(
        share("efficiency", "from pitch to catch").must().positive().only(MICROWAVE),
        time("catch-offset", "between the photon and the catch").or("0 s").only(MICROWAVE));
  }

  /** How halves are emitted, and by which reference. */
  private static List<Key> emission() {
    return List.of(
        time("prepare", "from the start of an attempt to the emission")
            .orAssume("100 ns")
            .only(TIMED),
        time("pulse", "how long the photon takes to leave").orAssume("200 ns").only(TIMED),
        time("photon-time", "1/κ of a sech photon, 1/γ of an exponential, s of a Gaussian one")
            .from(1e-15)
            .or("50 ns")
            .only(MODELLED),
        choice(
                "lo",
                List.of("shared", "independent"),
                "whether both ends use one microwave reference")
            .or("shared")
            .only(MODELLED),
        time("lo-rms", "rms of the time difference of two references; lo: independent")
            .or("0 s")
            .only(MODELLED),
        quantity("frequency", Dimension.FREQUENCY, "of the microwaves; lo: independent")
            .or("5 GHz")
            .only(MODELLED),
        quantity("phase-noise", Dimension.ANGLE, "rms of a phase drawn for each pair")
            .to(100)
            .or("0 rad")
            .only(MODELLED));
  }

  /** Photons that meet. */
  private static List<Key> optical() {
    return List.of(
        text("analyser", "the node where the photons meet; may be left out where only one can")
            .only(OPTICAL),
        text("source", "the node that sends the photons; may be left out where only one can")
            .only(SOURCE),
        choice("photon-shape", List.of("gaussian", "exponential"), "of the optical photon")
            .or("gaussian")
            .only(OPTICAL),
        time("offset", "mean difference of the arrivals").or("0 s").only(OPTICAL),
        time("jitter", "rms of each end's emission time").or("0 s").only(OPTICAL),
        quantity("detuning", Dimension.FREQUENCY, "difference of the photons' frequencies")
            .or("0 Hz")
            .only(OPTICAL),
        share("visibility", "of the photons for all other reasons").or("1").only(OPTICAL),
        time("window", "in which a click counts").positive().orAssume("400 ns").only(OPTICAL),
        share("bright", "α, chance that a qubit emits; single click with conversion")
            .or("0.05")
            .only(SINGLE_CLICK),
        time("window-separation", "from the first window to the second")
            .orAssume("1 us")
            .only(DOUBLE_CLICK),
        choice(
                "multi-quanta",
                List.of("saturate", "flag", "as-11"),
                "how a memory takes two or more quanta; transducers in mode pairs")
            .or("saturate")
            .only(SINGLE_CLICK));
  }

  /** Figures from the laboratory. */
  private static List<Key> measured() {
    return List.of(
        share("success-probability", "of an attempt").only(MEASURED),
        quantity("rate", Dimension.FREQUENCY, "or instead: pairs per second of one channel")
            .only(MEASURED),
        share("fidelity", "of a Werner pair").only(MEASURED),
        Key.of("bell-weights", Key.Type.NUMBERS, "or: weights of Φ+, Φ−, Ψ+, Ψ−")
            .from(4)
            .to(4)
            .only(MEASURED),
        Key.of("populations", Key.Type.NUMBERS, "or: of 00, 01, 10, 11, with the coherences")
            .from(4)
            .to(4)
            .only(MEASURED),
        Key.of("coherence-01-10", Key.Type.NUMBERS, "real and imaginary part")
            .from(2)
            .to(2)
            .only(MEASURED),
        Key.of("coherence-00-11", Key.Type.NUMBERS, "real and imaginary part")
            .from(2)
            .to(2)
            .only(MEASURED),
        choice("bell-state", List.of("phi+", "phi-", "psi+", "psi-"), "that is meant")
            .or("phi+")
            .only(MEASURED),
        time("herald", "from emission until both ends know").only(MEASURED));
  }

  /** What it does to what stands around it, and to pairs that wait. */
  private static List<Key> use() {
    return List.of(
        quantity("phase-rms", Dimension.ANGLE, "rms of a phase drawn once a shot")
            .to(100)
            .or("0 rad"),
        time("latency", "of classical messages, one way; from the length when not given"),
        time("cutoff", "age at which an idle pair is dropped; 0 = never").or("0 s"),
        share("dephasing-per-attempt", "chance of a phase flip of each data qubit at the ends")
            .or("0"),
        time("t1-while-pumping", "T1 of data qubits at the ends while it attempts; 0 = as ever")
            .or("0 s"));
  }
}
