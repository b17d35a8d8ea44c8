package bellhop.compiler;

import java.util.List;

/**
 * What a compilation cost and decided, for people and for the JSON of {@code compile}.
 *
 * @param ebits Bell pairs over physical links that one execution needs in which each loop turns
 *     once
 * @param lowerBound no answer that keeps the order of the gates can need fewer, counted in the same
 *     way
 * @param stateTeleports qubits moved, counted once per move whatever the hops
 * @param qpus one entry per QPU of the network
 * @param qnus one entry per QNU of the network
 * @param makespanPs predicted mean time from first to last instruction, loops once
 * @param makespanSamples sampled runs that it is the mean of: 1 where nothing is left to chance, 0
 *     where they would take too long and every link has its mean time
 * @param searchSteps effort spent, in gate visits
 * @param measuredAtEnd the source measured nothing, so all its qubits are measured at the end
 * @param fitsOneQpu the whole program lives on one QPU
 * @param isCut the time limit ended the search
 */
public record CompileReport(
    int ebits,
    int lowerBound,
    int stateTeleports,
    List<QpuShare> qpus,
    List<QnuShare> qnus,
    long makespanPs,
    int makespanSamples,
    long searchSteps,
    boolean measuredAtEnd,
    boolean fitsOneQpu,
    boolean isCut) {
  public CompileReport {
    qpus = List.copyOf(qpus);
    qnus = List.copyOf(qnus);
  }

  /**
   * @param qubits program qubits at home there at the start
   * @param communicationPeak most communication qubits of the QPU in use at one moment
   * @param gates interactions of the source that run there
   */
  public record QpuShare(String name, int qubits, int communicationPeak, int gates) {}

  /**
   * @param communicationPeak most communication qubits of the QNU in use at one moment
   */
  public record QnuShare(String name, int communicationPeak) {}
}
