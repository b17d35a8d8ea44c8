package bellhop.simulator.photon;

import bellhop.pair.End;
import bellhop.pair.XState;
import bellhop.units.RandomStream;
import java.util.function.IntUnaryOperator;

/**
 * Two qubits and the photon that each may have sent: a state vector of sixteen amplitudes, followed
 * through one attempt. Losses and detections are drawn and leave it pure, so what happened to a
 * photon is known here even where no experimenter could know it.
 */
final class Emitters {
  private static final int VALUES = 16;
  private static final int QUBIT_A = 8;
  private static final int QUBIT_B = 4;
  private static final int PHOTON_A = 2;
  private static final int PHOTON_B = 1;

  /** Index: qubit A, qubit B, photon of A, photon of B, the last one fastest. */
  private double[] re = new double[VALUES];

  private double[] im = new double[VALUES];

  /** Both qubits in √(1−bright)|0⟩ + √bright|1⟩, no photon. */
  Emitters(double bright) {
    double dark = 1 - bright;
    re[0] = dark;
    re[QUBIT_A] = StrictMath.sqrt(bright * dark);
    re[QUBIT_B] = re[QUBIT_A];
    re[QUBIT_A + QUBIT_B] = bright;
  }

  /** Every qubit in 1 sends a photon. Photons of before must have gone. */
  void emit() {
    permute(index -> index | index >> 2);
  }

  /** An X pulse on both qubits. */
  void flip() {
    permute(index -> index ^ (QUBIT_A + QUBIT_B));
  }

  private void permute(IntUnaryOperator map) {
    double[] newRe = new double[VALUES];
    double[] newIm = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      if (re[i] != 0 || im[i] != 0) {
        newRe[map.applyAsInt(i)] = re[i];
        newIm[map.applyAsInt(i)] = im[i];
      }
    }
    re = newRe;
    im = newIm;
  }

  /** A photon of that end passes with the given chance, or is gone: a jump that is drawn. */
  void lose(End end, double efficiency, RandomStream chance) {
    int photon = end == End.A ? PHOTON_A : PHOTON_B;
    boolean lost = chance.nextBoolean((1 - efficiency) * weight(photon, photon));
    double stays = StrictMath.sqrt(efficiency);
    for (int i = 0; i < VALUES; i++) {
      if ((i & photon) == 0) {
        re[i] = lost ? re[i | photon] : re[i];
        im[i] = lost ? im[i | photon] : im[i];
      } else {
        re[i] *= lost ? 0 : stays;
        im[i] *= lost ? 0 : stays;
      }
    }
    normalise();
  }

  /** Turns the phase of a bright qubit A against the rest. */
  void turn(double phase) {
    double cos = StrictMath.cos(phase);
    double sin = StrictMath.sin(phase);
    for (int i = QUBIT_A; i < VALUES; i++) {
      double r = re[i];
      re[i] = r * cos - im[i] * sin;
      im[i] = r * sin + im[i] * cos;
    }
  }

  /** Whatever photons there are fall on a balanced beam splitter and are all absorbed behind it. */
  Photocount detect(Meeting meeting, RandomStream chance) {
    double none = weight(PHOTON_A + PHOTON_B, 0);
    double both = weight(PHOTON_A + PHOTON_B, PHOTON_A + PHOTON_B);
    double u = chance.nextDouble();
    if (u < none) {
      absorb(0, 1, 0, 0, 0, 0);
      return Photocount.NONE;
    }
    if (u < none + both) {
      absorb(PHOTON_A + PHOTON_B, 1, 0, 0, 0, 0);
      return two(meeting, chance);
    }
    return one(meeting, chance);
  }

  /**
   * The click is drawn first – by the photon of the end that would have sent it – and then the port
   * by the amplitudes of both ends there. What is left is their sum or difference.
   */
  private Photocount one(Meeting meeting, RandomStream chance) {
    double ofA = weight(PHOTON_A + PHOTON_B, PHOTON_A);
    double ofB = weight(PHOTON_A + PHOTON_B, PHOTON_B);
    double at = meeting.record(chance.nextBoolean(ofA / (ofA + ofB)) ? End.A : End.B);
    double aRe = meeting.re(End.A, at);
    double aIm = meeting.im(End.A, at);
    double bRe = meeting.re(End.B, at);
    double bIm = meeting.im(End.B, at);
    double crossRe = 0;
    double crossIm = 0;
    for (int q = 0; q < VALUES; q += QUBIT_B) {
      int a = q + PHOTON_A;
      int b = q + PHOTON_B;
      crossRe += re[a] * re[b] + im[a] * im[b];
      crossIm += re[a] * im[b] - im[a] * re[b];
    }
    double beat = crossRe * (aRe * bRe + aIm * bIm) - crossIm * (aRe * bIm - aIm * bRe);
    double total = ofA * (aRe * aRe + aIm * aIm) + ofB * (bRe * bRe + bIm * bIm);
    boolean plus = chance.nextBoolean(0.5 + beat / total);
    double sign = plus ? 1 : -1;
    absorb(PHOTON_A, aRe, aIm, PHOTON_B, sign * bRe, sign * bIm);
    return plus ? Photocount.PLUS : Photocount.MINUS;
  }

  /** Two photons at two records: their two ways to get there add up, or cancel. */
  private static Photocount two(Meeting meeting, RandomStream chance) {
    double first = meeting.record(End.A);
    double second = meeting.record(End.B);
    double a1Re = meeting.re(End.A, first);
    double a1Im = meeting.im(End.A, first);
    double a2Re = meeting.re(End.A, second);
    double a2Im = meeting.im(End.A, second);
    double b1Re = meeting.re(End.B, first);
    double b1Im = meeting.im(End.B, first);
    double b2Re = meeting.re(End.B, second);
    double b2Im = meeting.im(End.B, second);
    double straightRe = a1Re * b2Re - a1Im * b2Im;
    double straightIm = a1Re * b2Im + a1Im * b2Re;
    double crossedRe = b1Re * a2Re - b1Im * a2Im;
    double crossedIm = b1Re * a2Im + b1Im * a2Re;
    double beat = straightRe * crossedRe + straightIm * crossedIm;
    double total =
        straightRe * straightRe
            + straightIm * straightIm
            + crossedRe * crossedRe
            + crossedIm * crossedIm;
    if (!chance.nextBoolean(0.5 + beat / total)) {
      return new Photocount(1, 1);
    }
    return chance.nextBoolean(0.5) ? new Photocount(2, 0) : new Photocount(0, 2);
  }

  /** Moves the amplitudes with these photons, each times a factor, to where there is no photon. */
  private void absorb(int a, double aRe, double aIm, int b, double bRe, double bIm) {
    for (int q = 0; q < VALUES; q += QUBIT_B) {
      double sumRe = re[q + a] * aRe - im[q + a] * aIm + re[q + b] * bRe - im[q + b] * bIm;
      double sumIm = re[q + a] * aIm + im[q + a] * aRe + re[q + b] * bIm + im[q + b] * bRe;
      re[q] = sumRe;
      im[q] = sumIm;
      for (int photons = 1; photons < QUBIT_B; photons++) {
        re[q + photons] = 0;
        im[q + photons] = 0;
      }
    }
    normalise();
  }

  private double weight(int mask, int value) {
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      if ((i & mask) == value) {
        sum += re[i] * re[i] + im[i] * im[i];
      }
    }
    return sum;
  }

  private void normalise() {
    double scale = 1 / StrictMath.sqrt(weight(0, 0));
    for (int i = 0; i < VALUES; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  /** The four populations and two coherences of the qubits, once all photons are gone. */
  XState state() {
    int both = QUBIT_A + QUBIT_B;
    return XState.normalised(
        population(0),
        population(QUBIT_B),
        population(QUBIT_A),
        population(both),
        re[QUBIT_B] * re[QUBIT_A] + im[QUBIT_B] * im[QUBIT_A],
        im[QUBIT_B] * re[QUBIT_A] - re[QUBIT_B] * im[QUBIT_A],
        re[0] * re[both] + im[0] * im[both],
        im[0] * re[both] - re[0] * im[both]);
  }

  private double population(int i) {
    return re[i] * re[i] + im[i] * im[i];
  }
}
