package bellhop.experiment;

import bellhop.compiler.proof.ProofLimits;

/** How hard to try to prove a compiled program equal to its source. */
public enum Verification {
  /** Not at all. */
  OFF,
  /** What costs no more than a moment. */
  AUTO,
  /** What takes up to about a minute; a program without proof is refused. */
  FULL;

  ProofLimits limits() {
    return switch (this) {
      case OFF -> ProofLimits.PACKET_ONLY;
      case AUTO -> ProofLimits.AUTO;
      case FULL -> ProofLimits.FULL;
    };
  }
}
