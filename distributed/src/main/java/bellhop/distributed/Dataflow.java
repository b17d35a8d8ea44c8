package bellhop.distributed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which instruction waits for which. It knows no times.
 *
 * <p>Nodes are global instruction numbers. Edges go from an instruction to those that may start
 * only after it: the next one on the same qubit; the next reader of a cell after its writer and the
 * next writer after its readers (guards read); a receive after the send with its key; the first use
 * of either half of a pair after both requests. Two flat arrays in each direction (compressed
 * sparse rows) hold them, so time and memory are linear in the instructions; parallel edges may
 * occur.
 */
public final class Dataflow {
  private final Distributed distributed;
  private final int[] offsets;
  private final Instruction[] instructions;
  private final Rows successors;
  private final Rows predecessors;
  private final boolean stepByStep;

  private Dataflow(Distributed distributed, int[] offsets, Edges edges, boolean stepByStep) {
    this.distributed = distributed;
    this.offsets = offsets;
    instructions =
        distributed.programs().stream()
            .flatMap(local -> local.instructions().stream())
            .toArray(Instruction[]::new);
    this.stepByStep = stepByStep;
    this.successors = edges.successors(offsets[offsets.length - 1]);
    this.predecessors = edges.predecessors(offsets[offsets.length - 1]);
  }

  /** As the hardware may overlap it: only what is named above waits. */
  public static Dataflow of(Distributed distributed) {
    return build(distributed, false);
  }

  /** As a controller does it that follows each local program step by step. */
  public static Dataflow stepByStep(Distributed distributed) {
    return build(distributed, true);
  }

  private static Dataflow build(Distributed distributed, boolean stepByStep) {
    int[] offsets = distributed.offsets();
    Edges edges = new Edges();
    Meetings meetings = new Meetings();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      LocalWaits walk = new LocalWaits(local, qpu, edges, meetings);
      for (int i = 0; i < local.instructions().size(); i++) {
        walk.step(offsets[qpu] + i, local.instructions().get(i));
        if (stepByStep && i > 0) {
          edges.add(offsets[qpu] + i - 1, offsets[qpu] + i);
        }
      }
    }
    meetings.join(edges);
    return new Dataflow(distributed, offsets, edges, stepByStep);
  }

  public int instructionCount() {
    return offsets[offsets.length - 1];
  }

  /** The index of the QPU that an instruction belongs to. */
  public int qpuOf(int instruction) {
    int found = Arrays.binarySearch(offsets, instruction);
    if (found < 0) {
      return -found - 2;
    }
    while (offsets[found + 1] == instruction) { // QPUs without instructions share an offset
      found++;
    }
    return found;
  }

  public Instruction instruction(int instruction) {
    return instructions[instruction];
  }

  public int successorCount(int instruction) {
    return successors.count(instruction);
  }

  public int successor(int instruction, int index) {
    return successors.get(instruction, index);
  }

  public int predecessorCount(int instruction) {
    return predecessors.count(instruction);
  }

  public int predecessor(int instruction, int index) {
    return predecessors.get(instruction, index);
  }

  /**
   * The order of {@link Distributed#order()}: first come, first served among those that wait for
   * nothing more, and of the program's draws the one whose turn it is.
   *
   * @throws IllegalStateException if the programs wait for each other in a circle
   */
  public int[] order() {
    Merge merge = merge();
    if (!merge.isComplete()) {
      throw new IllegalStateException("deadlock: " + words(merge.cycle()));
    }
    return merge.order();
  }

  /** A circle of waiting, in words, if there is one. */
  public Optional<Deadlock> findDeadlock() {
    Merge merge = merge();
    if (merge.isComplete()) {
      return Optional.empty();
    }
    List<Integer> cycle = merge.cycle();
    return Optional.of(new Deadlock(cycle, words(cycle)));
  }

  /**
   * Instructions that wait for each other.
   *
   * @param instructions each waits for the next, the last for the first
   * @param words the same as a sentence
   */
  public record Deadlock(List<Integer> instructions, String words) {
    public Deadlock {
      instructions = List.copyOf(instructions);
    }
  }

  private Merge merge() {
    // A controller may draw out of turn; only the one order that stands for all may not.
    int[] chain = stepByStep ? Turns.none(instructionCount()) : Turns.next(this);
    return new Merge(successors, predecessors, chain);
  }

  private String words(List<Integer> cycle) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i <= cycle.size(); i++) {
      int instruction = cycle.get(i % cycle.size());
      words.append(i == 0 ? "" : i == 1 ? " waits for " : ", which waits for ");
      words.append(Words.of(distributed, qpuOf(instruction), local(instruction)));
    }
    return words.toString();
  }

  private int local(int instruction) {
    return instruction - offsets[qpuOf(instruction)];
  }
}
