package bellhop.compiler.lowering;

import bellhop.circuit.Program;
import java.util.List;

/**
 * A program as steps. Cells after those of the program hold the guards.
 *
 * @param program with final measurements if the source measured nothing
 * @param steps in program order
 * @param interactionCount two-qubit gates in canonical counting
 * @param guardCount fresh one-bit cells, numbered after the program's own
 * @param loopLines of the source, by loop
 * @param measuredAtEnd whether final measurements were added
 */
public record Lowered(
    Program program,
    List<Step> steps,
    int interactionCount,
    int guardCount,
    List<Integer> loopLines,
    boolean measuredAtEnd) {
  public Lowered {
    steps = List.copyOf(steps);
    loopLines = List.copyOf(loopLines);
  }

  public int qubitCount() {
    return program.qubitCount();
  }

  public boolean hasLoops() {
    return !loopLines.isEmpty();
  }

  public int cellCount() {
    return program.cellCount() + guardCount;
  }
}
