package bellhop.experiment.validation;

import bellhop.network.physics.Optics;
import bellhop.network.physics.PitchAndCatch;
import bellhop.pair.Chsh;
import bellhop.pair.Teleportation;
import java.util.List;

/**
 * Links that were built: what goes into the model, what comes out, what was measured, and which
 * term of the model the difference belongs to. A value that was fitted shows nothing.
 */
final class PublishedLinks {
  private static final String LOSS = "line loss (η of the line, nothing else)";

  private PublishedLinks() {}

  static Table table() {
    return new Table(
        List.of("link", "input", "output", "model", "measured", "model − measured", "term"),
        List.of(shortLine(), shortLineOfKurpiers(), longLine(), longLineChsh(), ions(), newYork()));
  }

  private static List<String> shortLine() {
    double model = PitchAndCatch.bellFidelityOfTransfer(0.858);
    return row(
        "ETH, 5 m of cold line (Magnard 2020, unverified)",
        "transfer fidelity 0.858",
        "Bell fidelity",
        model,
        "0.795",
        LOSS
            + ": the pair is better than a line with that transfer could make it, so part of "
            + "what the transfer lost is not loss of the photon");
  }

  private static List<String> shortLineOfKurpiers() {
    return row(
        "ETH, two chips and a short line (Kurpiers 2018)",
        "process fidelity 0.8002",
        "Bell fidelity",
        0.8002,
        "0.789",
        LOSS + ": with loss alone both are one number");
  }

  private static List<String> longLine() {
    double efficiency = PitchAndCatch.efficiencyOfBell(0.804);
    return row(
        "ETH, 30 m of cold line (Storz 2023, preset eth-2023)",
        "efficiency " + Print.digits(efficiency, 4) + ", fitted",
        "Bell fidelity",
        PitchAndCatch.bellFidelity(efficiency),
        "0.804",
        "none: η is fitted to this figure, so that the agreement shows nothing");
  }

  private static List<String> longLineChsh() {
    double efficiency = PitchAndCatch.efficiencyOfBell(0.804);
    return row(
        "the same",
        "efficiency " + Print.digits(efficiency, 4) + ", fitted; perfect readout",
        "CHSH value S",
        Chsh.equatorial(PitchAndCatch.pair(efficiency, 1)),
        "2.0747",
        "kind of noise: the fit books every error as loss, which spares S; a Werner pair of that "
            + "fidelity has S = %s. Readout multiplies S by (1−2e)² at an error of e an end; no e "
                .formatted(Print.digits(Chsh.werner(0.804), 4))
            + "was at hand as input");
  }

  private static List<String> ions() {
    return row(
        "Oxford, two ion traps (Main 2025, preset ion-oxford-2025)",
        "pair fidelity 0.9689, unverified; perfect local gates",
        "average fidelity of a teleported CZ",
        Teleportation.gateAverageFidelity(0.9689),
        "0.862",
        "local gates, readout and waiting; the preset's error of two-qubit gates is fitted to "
            + "this figure and shows nothing");
  }

  private static List<String> newYork() {
    double passed = Optics.transmission(0.2 * 17.6);
    return row(
        "New York, 17.6 km of deployed fibre (Craddock 2026)",
        "470 swaps/s without fibre; 0.2 dB/km over 17.6 km for each of two photons, assumed",
        "swaps/s",
        470 * passed * passed,
        "1.5",
        "loss: the two rates differ by 25.0 dB, of which bare fibre explains 7.0 dB; connectors, "
            + "switches and the useful part of the time were not at hand as inputs");
  }

  private static List<String> row(
      String link, String input, String output, double model, String measured, String term) {
    int places = measured.length() - measured.indexOf('.') - 1;
    double difference = model - Double.parseDouble(measured);
    return List.of(
        link,
        input,
        output,
        Print.digits(model, 4),
        measured,
        Print.fixed(StrictMath.rint(difference * 1e9) / 1e9, places),
        term);
  }
}
