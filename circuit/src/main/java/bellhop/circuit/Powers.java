package bellhop.circuit;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.abs;
import static java.lang.StrictMath.rint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gates to a power. A power that is no whole number is the principal one: every eigenvalue's phase
 * is taken in (−π, π] and multiplied.
 */
final class Powers {
  private Powers() {}

  /**
   * e^{i·phase} times the gate, to each exponent in turn. Empty where only repeating the gate's own
   * parts would do.
   *
   * @param phase other than 0 only for gates of one qubit
   */
  static Optional<Phased> find(GateCall core, double phase, double... exponents) {
    double sign = sign(exponents);
    if (sign == 1) {
      return Optional.of(new Phased(phase, List.of(core)));
    }
    return switch (core.gate()) {
      case RCCX, RC3X -> Optional.empty();
      case RXX, RYY, RZZ -> Optional.of(ising(core, exponents));
      case SWAP -> Optional.of(swap(core, exponents));
      case ISWAP -> Optional.of(iswap(core, exponents));
      default ->
          Optional.of(
              sign == -1 ? new Phased(-phase, core.inverse()) : one(core, phase, exponents));
    };
  }

  /** 1 or −1 if every exponent is one of these, 0 otherwise. */
  private static double sign(double... exponents) {
    double product = 1;
    for (double exponent : exponents) {
      product *= abs(exponent) == 1 ? exponent : 0;
    }
    return product;
  }

  private static Phased one(GateCall core, double phase, double... exponents) {
    Gate gate = core.gate();
    boolean turns = gate == Gate.RX || gate == Gate.RY || gate == Gate.RZ;
    if (turns && phase == 0 && areWhole(exponents)) {
      return scaled(core, exponents);
    }
    return power(Spectrum.of(core).shift(phase), exponents).gate(core.qubit(0));
  }

  private static Spectrum power(Spectrum start, double... exponents) {
    Spectrum spectrum = start;
    for (double exponent : exponents) {
      spectrum = spectrum.power(exponent);
    }
    return spectrum;
  }

  private static boolean areWhole(double... exponents) {
    return Arrays.stream(exponents).allMatch(exponent -> exponent == rint(exponent));
  }

  private static Phased scaled(GateCall core, double... exponents) {
    double angle = core.parameter(0);
    for (double exponent : exponents) {
      angle *= exponent;
    }
    return new Phased(0, List.of(turn(core.gate(), angle, core)));
  }

  /** Phases ∓θ/2, each of two states. */
  private static Phased ising(GateCall core, double... exponents) {
    if (areWhole(exponents)) {
      return scaled(core, exponents);
    }
    double half = core.parameter(0) / 2;
    Spectrum spectrum = power(new Spectrum(0, 0, -half, half), exponents);
    double angle = spectrum.phase1() - spectrum.phase0();
    return new Phased(
        (spectrum.phase1() + spectrum.phase0()) / 2, List.of(turn(core.gate(), angle, core)));
  }

  /** Eigenvalue −1 on the singlet alone: e^{iα/4}·rxx(α/2)·ryy(α/2)·rzz(α/2), α its phase. */
  private static Phased swap(GateCall core, double... exponents) {
    double alpha = power(new Spectrum(0, 0, 0, PI), exponents).phase1();
    return new Phased(
        alpha / 4,
        List.of(
            turn(Gate.RXX, alpha / 2, core),
            turn(Gate.RYY, alpha / 2, core),
            turn(Gate.RZZ, alpha / 2, core)));
  }

  /** Eigenvalues ±i: rxx(−α)·ryy(−α), α the phase of i. */
  static Phased iswap(GateCall core, double... exponents) {
    double alpha = power(new Spectrum(0, 0, 0, PI / 2), exponents).phase1();
    return new Phased(0, List.of(turn(Gate.RXX, -alpha, core), turn(Gate.RYY, -alpha, core)));
  }

  private static GateCall turn(Gate gate, double angle, GateCall where) {
    return GateCall.of(gate, new double[] {angle}, where.qubits());
  }
}
