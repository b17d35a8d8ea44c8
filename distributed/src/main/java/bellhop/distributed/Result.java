package bellhop.distributed;

/**
 * Where the final value of a cell of the source program stands when all is done.
 *
 * @param programCell number of the cell in the source
 * @param qpu index of the QPU that holds it
 * @param cell local number there
 */
public record Result(int programCell, int qpu, int cell) {
  public Result {
    Checks.index("cell", programCell);
    Checks.index("QPU", qpu);
    Checks.index("cell", cell);
  }
}
