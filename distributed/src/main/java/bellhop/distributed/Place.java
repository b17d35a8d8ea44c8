package bellhop.distributed;

/**
 * Where a program qubit is.
 *
 * @param qpu index of the QPU
 * @param qubit local number there
 */
public record Place(int qpu, int qubit) {
  public Place {
    Checks.index("QPU", qpu);
    Checks.index("qubit", qubit);
  }
}
