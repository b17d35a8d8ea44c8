package bellhop.compiler.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program does to its wires: a list of cores, in an order in which they may happen. */
final class Trace {
  private final List<Core> cores = new ArrayList<>();
  private final int[] newest;

  Trace(int wires) {
    newest = new int[wires];
    Arrays.fill(newest, -1);
  }

  int wireCount() {
    return newest.length;
  }

  /** Turns on one wire that follow each other under one guard become one. */
  void add(Core core) {
    int last = newest[core.wireA()];
    if (core.kind() == Core.Kind.TURN && last >= 0 && merges(cores.get(last), core)) {
      Core before = cores.get(last);
      double[] product = Spin.times(unitary(core), unitary(before));
      cores.set(last, Core.turn(core.wireA(), product, core.guard(), before.place()));
      return;
    }
    newest[core.wireA()] = cores.size();
    if (core.wireB() >= 0) {
      newest[core.wireB()] = cores.size();
    }
    cores.add(core);
  }

  private static boolean merges(Core before, Core core) {
    return before.kind() == Core.Kind.TURN && before.guard() == core.guard();
  }

  private static double[] unitary(Core turn) {
    return Spin.rotation(turn.a(), turn.angle());
  }

  /** Without turns that came to nothing. */
  List<Core> cores() {
    return cores.stream().filter(core -> !isNothing(core)).toList();
  }

  private static boolean isNothing(Core core) {
    return core.kind() == Core.Kind.TURN && Math.abs(StrictMath.sin(core.angle())) < Spin.TOLERANCE;
  }
}
