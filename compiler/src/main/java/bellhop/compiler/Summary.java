package bellhop.compiler;

import bellhop.compiler.packets.Action;
import bellhop.distributed.Distributed;
import bellhop.distributed.Peaks;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Counts what the report says of each QPU and QNU. */
final class Summary {
  private Summary() {}

  static List<CompileReport.QpuShare> qpus(
      Distributed distributed, Network network, List<Action> actions) {
    int[] qubits = new int[network.qpus().size()];
    distributed.assignment().forEach(qpu -> qubits[qpu]++);
    int[] gates = new int[qubits.length];
    for (Action action : actions) {
      if (action instanceof Action.Interact interact) {
        gates[interact.place()]++;
      }
    }
    int[] peaks = Peaks.byQpu(distributed);
    List<CompileReport.QpuShare> shares = new ArrayList<>();
    for (int qpu = 0; qpu < qubits.length; qpu++) {
      shares.add(
          new CompileReport.QpuShare(network.qpu(qpu).name(), qubits[qpu], peaks[qpu], gates[qpu]));
    }
    return shares;
  }

  static List<CompileReport.QnuShare> qnus(Distributed distributed, Network network) {
    int[] peaks = Peaks.byQnu(distributed, network.qnus().size());
    List<CompileReport.QnuShare> shares = new ArrayList<>();
    for (int qnu = 0; qnu < peaks.length; qnu++) {
      shares.add(new CompileReport.QnuShare(network.qnu(qnu).name(), peaks[qnu]));
    }
    return shares;
  }
}
