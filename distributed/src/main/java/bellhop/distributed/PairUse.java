package bellhop.distributed;

/**
 * One Bell pair over one link, from request to use. End A is at the link's first QNU.
 *
 * @param id from 0 without gaps, the same at both ends
 * @param link index into {@code Network.links}
 * @param qpuA index of the QPU of end A, or {@link #NOWHERE} in a broken program
 * @param qubitA local communication qubit there
 */
public record PairUse(long id, int link, int qpuA, int qubitA, int qpuB, int qubitB) {
  public static final int NOWHERE = -1;

  public PairUse {
    Checks.index("pair", id);
    Checks.index("link", link);
    Checks.reference("QPU", qpuA);
    Checks.reference("qubit", qubitA);
    Checks.reference("QPU", qpuB);
    Checks.reference("qubit", qubitB);
  }
}
