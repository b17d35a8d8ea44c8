package bellhop.experiment;

import bellhop.compiler.proof.ProofLimits;
import bellhop.units.Seed;

/** How hard to try to prove a compiled program equal to its source. */
public enum Verification {
  /** Not at all. */
  OFF,
  /** What costs no more than a moment. */
  AUTO,
  /** What takes up to about a minute; a program without proof is refused. */
  FULL;

  /** Limits of the proof before a run, which is not to be kept waiting. */
  private static final ProofLimits MOMENT = new ProofLimits(16, 1L << 25, 1L << 27, 1, new Seed(1));

  ProofLimits limits() {
    return switch (this) {
      case OFF -> ProofLimits.PACKET_ONLY;
      case AUTO -> MOMENT;
      case FULL -> ProofLimits.FULL;
    };
  }
}
