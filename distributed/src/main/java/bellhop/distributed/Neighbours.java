package bellhop.distributed;

import bellhop.network.Coupling;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Between which local qubits of one QPU gates on two qubits are possible: its {@link Coupling} in
 * the numbers of its program. Memory qubits have no neighbours.
 */
public final class Neighbours {
  private final int[][] of;

  private Neighbours(LocalProgram local, Network network, int qpu, Coupling coupling) {
    List<List<Integer>> found = new ArrayList<>();
    for (int qubit = 0; qubit < local.qubitCount(); qubit++) {
      found.add(new ArrayList<>());
    }
    for (Coupling.Edge edge : coupling.edges()) {
      join(found, edge.a(), edge.b(), local.dataCount());
    }
    for (QnuRange range : local.communication()) {
      int first = communicationBefore(network, qpu, range.qnu());
      for (int i = 0; i < range.count(); i++) {
        int beside = coupling.besideCommunication(first + i);
        if (beside < local.dataCount()) {
          found.get(beside).add(range.first() + i);
          found.get(range.first() + i).add(beside);
        }
      }
    }
    of = found.stream().map(Neighbours::ascending).toArray(int[][]::new);
  }

  private static void join(List<List<Integer>> found, int a, int b, int dataCount) {
    if (b < dataCount) {
      found.get(a).add(b);
      found.get(b).add(a);
    }
  }

  /** Communication qubits of the QPU in QNUs that come before. */
  private static int communicationBefore(Network network, int qpu, int qnu) {
    return network.qnusOfQpu(qpu).stream()
        .filter(other -> other < qnu)
        .mapToInt(other -> network.qnu(other).communicationQubits())
        .sum();
  }

  private static int[] ascending(List<Integer> qubits) {
    return qubits.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Empty where every qubit is coupled to every other. */
  public static Optional<Neighbours> of(LocalProgram local, Network network, int qpu) {
    return network
        .qpu(qpu)
        .coupling()
        .map(coupling -> new Neighbours(local, network, qpu, coupling));
  }

  public boolean areCoupled(int one, int other) {
    return Arrays.binarySearch(of[one], other) >= 0;
  }

  /** How many a qubit has. */
  public int count(int qubit) {
    return of[qubit].length;
  }

  /** One of them, ascending. */
  public int get(int qubit, int index) {
    return of[qubit][index];
  }
}
