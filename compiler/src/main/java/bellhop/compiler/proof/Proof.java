package bellhop.compiler.proof;

import bellhop.circuit.Program;
import bellhop.distributed.Text;
import bellhop.network.Network;
import java.util.List;

/** Proves that printed programs do what their source does. */
@SuppressWarnings("DoNotCallSuggester")
public final class Proof {
  private Proof() {}

  /** The packet proof always, and the strongest other one that the limits allow. */
  public static Verdict verify(
      Program source, List<Text> emitted, Network network, ProofLimits limits) {
    throw new UnsupportedOperationException("not yet");
  }
}
