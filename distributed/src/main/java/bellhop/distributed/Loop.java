package bellhop.distributed;

/**
 * A loop of the source that turns as measured bits say. Its body stands in the programs between two
 * {@link Instruction.LoopEdge}s.
 *
 * @param line of the source, from 1; 0 if that came from no file
 */
public record Loop(int line) {
  public Loop {
    Checks.index("line", line);
  }
}
