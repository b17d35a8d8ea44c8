package bellhop.distributed;

/**
 * The local qubits that belong to one QNU.
 *
 * @param qnu index into {@code Network.qnus}
 * @param first local number of its first qubit
 * @param count how many, maybe none
 */
public record QnuRange(int qnu, int first, int count) {
  public QnuRange {
    Checks.index("QNU", qnu);
    Checks.index("qubit", first);
    Checks.index("count", count);
  }

  public boolean contains(int qubit) {
    return qubit >= first && qubit < first + count;
  }
}
