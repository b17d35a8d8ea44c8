package bellhop.circuit;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.atan2;
import static java.lang.StrictMath.hypot;

import java.util.ArrayList;
import java.util.List;

/**
 * A one-qubit gate as a turn about an axis of the Bloch sphere: its eigenvectors lie along the
 * axis, with these phases. Powers and controls are simple in this form.
 *
 * @param theta of the axis on the Bloch sphere, in rad; 0 is Z
 * @param phi likewise
 * @param phase0 of the eigenvector along the axis, in rad
 * @param phase1 of the other
 */
record Spectrum(double theta, double phi, double phase0, double phase1) {
  private static final double SAME = 1e-12;

  static Spectrum of(GateCall call) {
    return switch (call.gate()) {
      case ID, U0 -> alongZ(0, 0);
      case Z -> alongZ(0, PI);
      case S -> alongZ(0, PI / 2);
      case SDG -> alongZ(0, -PI / 2);
      case T -> alongZ(0, PI / 4);
      case TDG -> alongZ(0, -PI / 4);
      case P -> alongZ(0, call.parameter(0));
      case RZ -> alongZ(-call.parameter(0) / 2, call.parameter(0) / 2);
      case X -> alongX(0, PI);
      case SX -> alongX(0, PI / 2);
      case SXDG -> alongX(0, -PI / 2);
      case RX -> alongX(-call.parameter(0) / 2, call.parameter(0) / 2);
      case Y -> new Spectrum(PI / 2, PI / 2, 0, PI);
      case RY -> new Spectrum(PI / 2, PI / 2, -call.parameter(0) / 2, call.parameter(0) / 2);
      case H -> new Spectrum(PI / 4, 0, 0, PI);
      default -> of(call.matrix()); // u and u2, and no other has one qubit
    };
  }

  private static Spectrum alongZ(double phase0, double phase1) {
    return new Spectrum(0, 0, phase0, phase1);
  }

  private static Spectrum alongX(double phase0, double phase1) {
    return new Spectrum(PI / 2, 0, phase0, phase1);
  }

  /** From e^{iα}·(cos β − i·sin β·n·σ): axis n, phases α ∓ β. */
  private static Spectrum of(double[] m) {
    double detRe = m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5];
    double detIm = m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4];
    double alpha = atan2(detIm, detRe) / 2;
    double c = StrictMath.cos(alpha);
    double s = StrictMath.sin(alpha);
    double cosBeta = c * m[0] + s * m[1];
    double z = -(c * m[1] - s * m[0]);
    double x = -(c * m[3] - s * m[2]);
    double y = -(c * m[2] + s * m[3]);
    double sinBeta = hypot(hypot(x, y), z);
    double beta = atan2(sinBeta, cosBeta);
    if (hypot(x, y) < SAME) {
      return z >= 0 ? alongZ(alpha - beta, alpha + beta) : alongZ(alpha + beta, alpha - beta);
    }
    return new Spectrum(atan2(hypot(x, y), z), atan2(y, x), alpha - beta, alpha + beta);
  }

  /** With a phase over both. */
  Spectrum shift(double phase) {
    return new Spectrum(theta, phi, phase0 + phase, phase1 + phase);
  }

  /** The principal power: eigenvalues' phases are taken in (−π, π] first. */
  Spectrum power(double exponent) {
    return new Spectrum(theta, phi, principal(phase0) * exponent, principal(phase1) * exponent);
  }

  private static double principal(double phase) {
    double within = StrictMath.IEEEremainder(phase, 2 * PI);
    return within <= -PI + SAME ? PI : within;
  }

  /** How much more the second eigenvector turns, in (−π, π]. */
  double difference() {
    return principal(phase1 - phase0);
  }

  /** Gates on qubit 0, first to last, that turn the axis to Z. */
  List<GateCall> toZ() {
    if (theta == 0) {
      return List.of();
    }
    if (theta == PI / 2 && phi == 0) {
      return Axis.X.toZ();
    }
    if (theta == PI / 2 && phi == PI / 2) {
      return Axis.Y.toZ();
    }
    if (theta == PI / 4 && phi == 0) {
      return Axis.XZ.toZ();
    }
    return List.of(GateCall.of(Gate.U, new double[] {-theta, 0, -phi}, 0));
  }

  /** Gates on qubit 0, first to last, that turn Z back to the axis. */
  List<GateCall> fromZ() {
    return Inverse.of(toZ());
  }

  /** The gate itself, with the phase that it leaves out. */
  Phased gate(int qubit) {
    double turn = difference();
    if (StrictMath.abs(turn) < SAME) {
      return new Phased(phase0, List.of());
    }
    if (theta == 0) {
      return new Phased(phase0, List.of(aboutZ(turn).on(qubit)));
    }
    if (theta == PI / 2 && phi == 0) {
      return aboutX(turn, qubit);
    }
    if (theta == PI / 2 && phi == PI / 2) {
      return turn == PI ? plain(Gate.Y, qubit) : turn(Gate.RY, turn, qubit);
    }
    if (theta == PI / 4 && phi == 0 && turn == PI) {
      return plain(Gate.H, qubit);
    }
    return general(turn, qubit);
  }

  private static GateCall aboutZ(double turn) {
    for (Gate gate : List.of(Gate.Z, Gate.S, Gate.SDG, Gate.T, Gate.TDG)) {
      GateCall call = GateCall.of(gate, 0);
      if (of(call).phase1 == turn) {
        return call;
      }
    }
    return GateCall.of(Gate.P, new double[] {turn}, 0);
  }

  private Phased aboutX(double turn, int qubit) {
    if (turn == PI) {
      return plain(Gate.X, qubit);
    }
    if (turn == PI / 2) {
      return plain(Gate.SX, qubit);
    }
    return turn == -PI / 2 ? plain(Gate.SXDG, qubit) : turn(Gate.RX, turn, qubit);
  }

  private Phased plain(Gate gate, int qubit) {
    return new Phased(phase0, List.of(GateCall.of(gate, qubit)));
  }

  private Phased turn(Gate gate, double angle, int qubit) {
    return new Phased(phase0 + angle / 2, List.of(GateCall.of(gate, new double[] {angle}, qubit)));
  }

  /** From the product: u(2·atan2(|m10|, |m00|), …) times the phase of m00. */
  private Phased general(double turn, int qubit) {
    List<GateCall> calls = new ArrayList<>(toZ());
    calls.add(GateCall.of(Gate.P, new double[] {turn}, 0));
    calls.addAll(fromZ());
    double[] m = Matrices.product(1, calls);
    double small = hypot(m[4], m[5]);
    double large = hypot(m[0], m[1]);
    double phase = large < SAME ? 0 : atan2(m[1], m[0]);
    double phi1 = small < SAME ? 0 : atan2(m[5], m[4]) - phase;
    double lambda = small < SAME ? atan2(m[7], m[6]) - phase : atan2(-m[3], -m[2]) - phase;
    double[] angles = {2 * atan2(small, large), phi1, lambda};
    return new Phased(phase0 + phase, List.of(GateCall.of(Gate.U, angles, qubit)));
  }
}
