package bellhop.network;

import static bellhop.network.Preset.ASSUMED;
import static bellhop.network.Preset.FITTED;
import static bellhop.network.Preset.PUBLISHED;
import static bellhop.network.Preset.UNVERIFIED;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import java.util.Optional;

/** The shipped sets of figures, each figure with its source, date and mark. */
public final class Presets {
  private static final String TYPICAL = "typical of devices of 2025";
  private static final String PROJECTED = "projection of this project";
  private static final String NO_LEAK = "depends on the light of others; none";

  private static final List<Preset> ALL =
      List.of(
          transmon2026(),
          transmon2029(),
          ionOxfordQpu(),
          cavityMemory(),
          eth2023(),
          microwave2029(),
          ionOxfordLink(),
          transducer2029(),
          meesala2024(),
          sahu2022(),
          standardFibre(),
          hollowCore(),
          ultraLowLoss(),
          benchAnalyser(),
          filmAnalyser(),
          piezoAnalyser(),
          piezoSwitch(),
          memsSwitch(),
          plztSwitch(),
          filmSwitch(),
          bulkRouter(),
          nanowire(),
          whiteRabbit(),
          whiteRabbitLowJitter());

  private Presets() {}

  /** All presets in the order of the reference page. */
  public static List<Preset> all() {
    return ALL;
  }

  static List<String> names(String section) {
    return ALL.stream().filter(p -> p.section().equals(section)).map(Preset::name).toList();
  }

  static Optional<Preset> findPreset(String section, String name) {
    return ALL.stream()
        .filter(p -> p.section().equals(section) && p.name().equals(name))
        .findFirst();
  }

  /** The device of that name: gates, readout, reset and coherence. */
  public static Device device(String name) {
    Location at = Location.of("--network one");
    Preset preset =
        findPreset("qpu", name)
            .orElseThrow(() ->
                new InputException(
                    at,
                    "unknown preset \"" + name + "\"",
                    "it has to be one of the devices that are known",
                    Nearest.suggestion(name, names("qpu"))));
    return QpuReader.device(
        Fields.ofPreset(NetworkSchema.section("qpu"), preset, at, new Assumptions()));
  }

  private static Preset transmon2026() {
    return Preset.of("qpu", "transmon-2026", "superconducting qubits of today")
        .with(ASSUMED, TYPICAL, "2025", "gates.one-qubit-time", "25 ns")
        .with(ASSUMED, TYPICAL, "2025", "gates.one-qubit-error", "2e-4")
        .with(ASSUMED, TYPICAL, "2025", "gates.two-qubit-time", "70 ns")
        .with(ASSUMED, TYPICAL, "2025", "gates.two-qubit-error", "2e-3")
        .with(ASSUMED, TYPICAL, "2025", "readout.time", "500 ns")
        .with(ASSUMED, TYPICAL, "2025", "readout.error-0-as-1", "5e-3")
        .with(ASSUMED, TYPICAL, "2025", "readout.error-1-as-0", "5e-3")
        .with(ASSUMED, TYPICAL, "2025", "readout.classify", "300 ns")
        .with(ASSUMED, TYPICAL, "2025", "reset.time", "500 ns")
        .with(PUBLISHED, "Tuokkola and others, median", "2025", "coherence.t1", "425 us")
        .with(PUBLISHED, "Tuokkola and others, median, echo", "2025", "coherence.t2", "541 us")
        .with(ASSUMED, TYPICAL, "2025", "coherence.residual-excitation", "1e-2");
  }

  private static Preset transmon2029() {
    String fifth = PROJECTED + ": errors of transmon-2026 divided by 5";
    return transmon2026()
        .as("transmon-2029", "superconducting qubits as hoped for in some years")
        .with(ASSUMED, fifth, "2026", "gates.one-qubit-error", "4e-5")
        .with(ASSUMED, fifth, "2026", "gates.two-qubit-error", "4e-4")
        .with(ASSUMED, PROJECTED, "2026", "readout.time", "200 ns")
        .with(ASSUMED, fifth, "2026", "readout.error-0-as-1", "1e-3")
        .with(ASSUMED, fifth, "2026", "readout.error-1-as-0", "1e-3")
        .with(ASSUMED, PROJECTED, "2026", "coherence.t1", "1.2 ms")
        .with(ASSUMED, PROJECTED, "2026", "coherence.t2", "1.2 ms")
        .with(ASSUMED, fifth, "2026", "coherence.residual-excitation", "2e-3");
  }

  private static Preset ionOxfordQpu() {
    String fit = "fitted to a teleported CZ of 0.862 (Main and others)";
    String guess = "typical of trapped ions";
    return Preset.of("qpu", "ion-oxford-2025", "one trapped-ion module of the Oxford experiment")
        .with(ASSUMED, guess, "2025", "gates.one-qubit-time", "5 us")
        .with(ASSUMED, guess, "2025", "gates.one-qubit-error", "2e-4")
        .with(ASSUMED, guess, "2025", "gates.two-qubit-time", "100 us")
        .with(FITTED, fit, "2025", "gates.two-qubit-error", "0.0799")
        .with(ASSUMED, guess, "2025", "readout.time", "500 us")
        .with(ASSUMED, guess, "2025", "readout.error-0-as-1", "2e-3")
        .with(ASSUMED, guess, "2025", "readout.error-1-as-0", "2e-3")
        .with(ASSUMED, guess, "2025", "readout.classify", "10 us")
        .with(ASSUMED, guess, "2025", "reset.time", "10 us")
        .with(ASSUMED, guess, "2025", "coherence.t1", "1000000 s")
        .with(UNVERIFIED, "Harty and others, clock qubit", "2014", "coherence.t2", "50 s")
        .with(ASSUMED, guess, "2025", "coherence.residual-excitation", "0");
  }

  private static Preset cavityMemory() {
    return Preset.of("memory", "cavity-memory", "a superconducting cavity beside the qubits")
        .with(UNVERIFIED, "Milul and others", "2023", "t1", "25 ms")
        .with(UNVERIFIED, "Milul and others", "2023", "t2", "34 ms")
        .with(ASSUMED, PROJECTED, "2026", "residual-excitation", "0")
        .with(ASSUMED, PROJECTED, "2026", "transfer-time", "500 ns")
        .with(ASSUMED, PROJECTED, "2026", "transfer-error", "5e-3");
  }

  private static Preset eth2023() {
    String source = "Storz and others";
    String fit = "the pure-loss line whose pairs have the published fidelity 0.804 (Storz)";
    return Preset.of("link", "eth-2023", "30 m of cold waveguide between two cryostats")
        .with(PUBLISHED, source, "2023", "kind", NetworkSchema.MICROWAVE)
        .with(PUBLISHED, source, "2023", "length", "30 m")
        .with(FITTED, fit, "2023", "efficiency", "0.629344")
        .with(PUBLISHED, source + ", 12.5 kHz", "2023", "attempt-period", "80 us")
        .with(PUBLISHED, source, "2023", "lo", "shared");
  }

  private static Preset microwave2029() {
    return Preset.of("link", "microwave-2029", "such a line as hoped for in some years")
        .with(ASSUMED, PROJECTED, "2026", "kind", NetworkSchema.MICROWAVE)
        .with(ASSUMED, PROJECTED, "2026", "length", "30 m")
        .with(ASSUMED, PROJECTED, "2026", "efficiency", "0.98")
        .with(ASSUMED, PROJECTED, "2026", "attempt-period", "2 us")
        .with(ASSUMED, PROJECTED, "2026", "lo", "shared");
  }

  private static Preset ionOxfordLink() {
    String source = "Main and others";
    return Preset.of("link", "ion-oxford-2025", "two ion traps joined by 2 m of fibre")
        .with(PUBLISHED, source, "2025", "kind", NetworkSchema.MEASURED)
        .with(PUBLISHED, source, "2025", "length", "2 m")
        .with(UNVERIFIED, source, "2025", "rate", "9.7 Hz")
        .with(UNVERIFIED, source, "2025", "fidelity", "0.9689")
        .with(ASSUMED, "photonic heralds give Ψ states", "2026", "bell-state", "psi+")
        .with(ASSUMED, "typical of trapped ions", "2026", "attempt-period", "1 us");
  }

  private static Preset transducer2029() {
    return Preset.of("transducer", "transducer-2029", "a pumped transducer as hoped for")
        .with(ASSUMED, PROJECTED, "2026", "mode", "pairs")
        .with(ASSUMED, PROJECTED, "2026", "pairs-per-pulse", "0.005")
        .with(ASSUMED, PROJECTED, "2026", "thermal-quanta", "0.001")
        .with(ASSUMED, PROJECTED, "2026", "capture", "0.98")
        .with(ASSUMED, PROJECTED, "2026", "efficiency", "0.7")
        .with(ASSUMED, PROJECTED, "2026", "absorbed-energy", "1 pJ")
        .with(ASSUMED, PROJECTED, "2026", "cooling-power", "10 uW")
        .with(ASSUMED, PROJECTED, "2026", "recovery", "1 us");
  }

  private static Preset meesala2024() {
    String source = "Meesala and others, supplement";
    return Preset.of("transducer", "meesala-2024", "a pumped piezo-optomechanical transducer")
        .with(PUBLISHED, source, "2024", "mode", "pairs")
        .with(
            FITTED,
            "0.26 heralds per second, one pulse a period",
            "2024",
            "pairs-per-pulse",
            "9.4e-5")
        .with(UNVERIFIED, source, "2024", "thermal-quanta", "0.15")
        .with(PUBLISHED, source, "2024", "capture", "0.59")
        .with(
            UNVERIFIED,
            source + ", last factor taken as the detector's",
            "2024",
            "efficiency",
            "0.0667")
        .with(PUBLISHED, source, "2024", "recovery", "20 us");
  }

  private static Preset sahu2022() {
    String source = "Sahu and others";
    return Preset.of("transducer", "sahu-2022", "a pulsed bulk electro-optic converter")
        .with(PUBLISHED, source, "2022", "mode", "conversion")
        .with(PUBLISHED, source, "2022", "efficiency", "0.087")
        .with(PUBLISHED, source, "2022", "added-noise", "0.16");
  }

  private static Preset standardFibre() {
    return Preset.of("fibre", "standard-fibre", "single-mode fibre at 1550 nm")
        .with(PUBLISHED, "many data sheets", "2025", "loss", "0.2 dB/km")
        .with(PUBLISHED, "many data sheets", "2025", "index", "1.468")
        .with(UNVERIFIED, "typical", "2025", "connector-loss", "0.25 dB")
        .with(UNVERIFIED, "0.02 to 0.05 dB", "2025", "splice-loss", "0.03 dB");
  }

  private static Preset hollowCore() {
    return Preset.of("fibre", "hollow-core-2025", "hollow-core fibre at 1550 nm")
        .with(PUBLISHED, "Nature Photonics", "2025", "loss", "0.091 dB/km")
        .with(PUBLISHED, "Nature Photonics", "2025", "index", "1.0003")
        .with(UNVERIFIED, "typical", "2025", "connector-loss", "0.25 dB")
        .with(UNVERIFIED, "0.02 to 0.05 dB", "2025", "splice-loss", "0.03 dB");
  }

  private static Preset ultraLowLoss() {
    return standardFibre()
        .as("ultra-low-loss", "pure-silica fibre at 1550 nm, near its floor")
        .with(UNVERIFIED, "about the floor", "2025", "loss", "0.14 dB/km")
        .with(ASSUMED, "that of standard fibre", "2026", "index", "1.468");
  }

  private static Preset benchAnalyser() {
    return Preset.of("node", "bench-analyser", "a fixed beam splitter and two detectors")
        .with(ASSUMED, PROJECTED, "2026", "loss", "0.2 dB");
  }

  private static Preset filmAnalyser() {
    return Preset.of("node", "thin-film-analyser", "behind a thin-film lithium niobate switch")
        .with(UNVERIFIED, "1 to 3 dB", "2026", "loss", "2 dB")
        .with(PUBLISHED, "Cisco, 1 MHz shown", "2026", "reconfiguration", "1 us");
  }

  private static Preset piezoAnalyser() {
    return Preset.of("node", "piezo-analyser", "behind a piezo beam-steering switch")
        .with(PUBLISHED, "vendor's data sheet, at most", "2025", "loss", "1 dB")
        .with(UNVERIFIED, "10 to 25 ms", "2025", "reconfiguration", "25 ms");
  }

  private static Preset piezoSwitch() {
    return Preset.of("node", "piezo-switch", "a piezo beam-steering switch, 384 ports")
        .with(PUBLISHED, "vendor's data sheet, at most", "2025", "loss", "1 dB")
        .with(UNVERIFIED, "10 to 25 ms", "2025", "reconfiguration", "25 ms")
        .with(UNVERIFIED, "384 to 576", "2025", "ports", "384")
        .with(ASSUMED, NO_LEAK, "2026", "crosstalk", "0 Hz");
  }

  private static Preset memsSwitch() {
    return Preset.of("node", "mems-switch", "a switch of tilting micro-mirrors (3D MEMS)")
        .with(UNVERIFIED, "1.5 to 3 dB", "2025", "loss", "2 dB")
        .with(UNVERIFIED, "5 to 20 ms", "2025", "reconfiguration", "10 ms")
        .with(ASSUMED, PROJECTED, "2026", "ports", "320")
        .with(ASSUMED, NO_LEAK, "2026", "crosstalk", "0 Hz");
  }

  private static Preset plztSwitch() {
    return Preset.of("node", "plzt-switch", "an electro-optic switch of PLZT waveguides")
        .with(UNVERIFIED, "5 to 8 dB", "2025", "loss", "6 dB")
        .with(UNVERIFIED, "less than", "2025", "reconfiguration", "10 ns")
        .with(ASSUMED, PROJECTED, "2026", "ports", "16")
        .with(ASSUMED, NO_LEAK, "2026", "crosstalk", "0 Hz");
  }

  private static Preset filmSwitch() {
    return Preset.of("node", "thin-film-switch", "a thin-film lithium niobate switch")
        .with(UNVERIFIED, "1 to 3 dB", "2026", "loss", "2 dB")
        .with(PUBLISHED, "Cisco, 1 MHz shown", "2026", "reconfiguration", "1 us")
        .with(ASSUMED, PROJECTED, "2026", "ports", "64")
        .with(ASSUMED, NO_LEAK, "2026", "crosstalk", "0 Hz");
  }

  private static Preset bulkRouter() {
    String source = "Wang and others";
    return Preset.of("node", "bulk-electro-optic-router", "a router of bulk electro-optic crystals")
        .with(PUBLISHED, source + ", 1.3 %", "2025", "loss", "0.0568 dB")
        .with(ASSUMED, PROJECTED, "2026", "reconfiguration", "1 us")
        .with(ASSUMED, PROJECTED, "2026", "ports", "4")
        .with(ASSUMED, NO_LEAK + "; extinction above 22 dB", "2026", "crosstalk", "0 Hz");
  }

  private static Preset nanowire() {
    return Preset.of("detector", "nanowire-2017", "a superconducting nanowire detector")
        .with(PUBLISHED, "Zadeh and others", "2017", "efficiency", "0.92")
        .with(PUBLISHED, "Zadeh and others, less than", "2017", "dark-rate", "130 Hz");
  }

  private static Preset whiteRabbit() {
    String source = "van Tour and Koelemeij";
    return Preset.of("clocks", "white-rabbit", "White Rabbit switches")
        .with(PUBLISHED, source, "2017", "node-rms", "13 ps");
  }

  private static Preset whiteRabbitLowJitter() {
    String source = "van Tour and Koelemeij";
    return Preset.of("clocks", "white-rabbit-low-jitter", "White Rabbit with a cleaned clock")
        .with(PUBLISHED, source, "2017", "node-rms", "0.18 ps");
  }
}
