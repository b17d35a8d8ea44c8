package bellhop.experiment;

import bellhop.network.Network;
import bellhop.protocol.Trace;
import java.util.List;
import java.util.Optional;

/**
 * A result with what the report and the trace file show beyond it.
 *
 * @param result the JSON of the run
 * @param network as read
 * @param ideal probabilities of the outcomes without noise, where they can be had
 * @param trace log of one shot, where it was kept
 * @param placement where the program's qubits start; empty if only compiled files were read
 * @param ideals likewise of the programs that ran together, in the order of the result
 */
public record RunDetails(
    RunResult result,
    Network network,
    Optional<Noiseless> ideal,
    Optional<Trace> trace,
    List<Placed> placement,
    List<Optional<Noiseless>> ideals) {
  public RunDetails {
    placement = List.copyOf(placement);
    ideals = List.copyOf(ideals);
  }

  /** Of a program that ran without others. */
  public RunDetails(
      RunResult result,
      Network network,
      Optional<Noiseless> ideal,
      Optional<Trace> trace,
      List<Placed> placement) {
    this(result, network, ideal, trace, placement, List.of());
  }

  /** Whether the program was read, not only its compiled parts. */
  public boolean isFromSource() {
    return !placement.isEmpty();
  }

  /**
   * Neighbouring qubits of a register on one QPU.
   *
   * @param qubits as the program names them, such as {@code q[0..5]}
   * @param qpu name
   */
  public record Placed(String qubits, String qpu) {}
}
