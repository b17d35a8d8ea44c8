package bellhop.experiment;

import bellhop.compiler.Course;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import java.util.List;

/**
 * A compilation with what the report shows beyond its result.
 *
 * @param result the JSON of the command
 * @param network as read
 * @param distributed what each QPU does
 * @param course the answer gate by gate
 * @param spending where its Bell pairs go
 * @param qubits name of each program qubit, as the source writes it
 * @param expectedFaults of pairs and waiting, to first order; those of gates and readout are not in
 *     it
 * @param isSearchCut the time limit ended the search for the answer
 */
public record CompileDetails(
    CompileResult result,
    Network network,
    Distributed distributed,
    Course course,
    Spending spending,
    List<String> qubits,
    double expectedFaults,
    boolean isSearchCut) {
  public CompileDetails {
    qubits = List.copyOf(qubits);
  }

  /** Inputs that no experiment has shown. */
  public List<RunResult.Assumed> assumed() {
    return RunResult.Assumed.of(network);
  }

  /** Communication qubits of a QPU, over its QNUs. */
  public int limit(int qpu) {
    return network.qnusOfQpu(qpu).stream()
        .mapToInt(qnu -> network.qnu(qnu).communicationQubits())
        .sum();
  }
}
