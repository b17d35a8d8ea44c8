package bellhop.compiler.output;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which cells the bodies of loops write, those of loops inside them included. */
final class LoopBodies {
  /** In place of a qubit: the cell takes the value of an expression last. */
  static final int NO_QUBIT = -1;

  /** By loop, by cell: the qubit whose measurement writes it last. */
  private final List<SortedMap<Integer, Integer>> written = new ArrayList<>();

  LoopBodies(Lowered lowered) {
    lowered.loopLines().forEach(_ -> written.add(new TreeMap<>()));
    Deque<Integer> open = new ArrayDeque<>();
    for (Step step : lowered.steps()) {
      switch (step) {
        case Step.Fence fence -> {
          if (fence.begins()) {
            open.push(fence.loop());
          } else {
            open.pop();
          }
        }
        case Step.Measure measure ->
            open.forEach(loop -> written.get(loop).put(measure.cell(), measure.qubit()));
        case Step.Compute compute ->
            open.forEach(loop -> written.get(loop).put(compute.cell(), NO_QUBIT));
        case Step.Local _, Step.Interact _, Step.Reset _, Step.Barrier _ -> {}
      }
    }
  }

  /** By cell: the qubit whose measurement writes it last, or {@link #NO_QUBIT}. */
  SortedMap<Integer, Integer> written(int loop) {
    return written.get(loop);
  }
}
