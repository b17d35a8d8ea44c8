package bellhop.compiler.lowering;

import bellhop.circuit.Axis;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.distributed.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Which steps of a program must wait for which. Steps that share a qubit, a cell or the order of
 * draws keep their order, unless they commute: gates that act along one axis of a qubit, and reads
 * of a cell, form a group whose members may change places. A step may happen when the groups before
 * its own have happened on everything that it shares.
 */
final class Precedence {
  private final Rows groupsOfStep;
  private final Rows stepsOfGroup;
  private final int[] nextGroup;
  private final int[] left;
  private final int[] waits;

  private Precedence(Builder builder, int steps) {
    int groups = builder.count;
    groupsOfStep = builder.rows(steps, builder.members, builder.groups);
    stepsOfGroup = builder.rows(groups, builder.groups, builder.members);
    nextGroup = new int[groups];
    Arrays.fill(nextGroup, -1);
    left = new int[groups];
    waits = new int[steps];
    for (int g = 0; g < groups; g++) {
      left[g] = stepsOfGroup.count(g);
      int before = builder.before.get(g);
      if (before >= 0) {
        nextGroup[before] = g;
        for (int i = 0; i < stepsOfGroup.count(g); i++) {
          waits[stepsOfGroup.get(g, i)]++;
        }
      }
    }
  }

  /**
   * @param slice of each interaction; all of one come before those of the next
   */
  static Precedence of(Lowered lowered, IntUnaryOperator slice) {
    Builder builder = new Builder(lowered, slice);
    for (int i = 0; i < lowered.steps().size(); i++) {
      builder.step(i, lowered.steps().get(i));
    }
    return new Precedence(builder, lowered.steps().size());
  }

  boolean isReady(int step) {
    return waits[step] == 0;
  }

  /** The step has happened; adds those that may happen now because of it. */
  void done(int step, List<Integer> nowReady) {
    for (int i = 0; i < groupsOfStep.count(step); i++) {
      int group = groupsOfStep.get(step, i);
      if (--left[group] == 0 && nextGroup[group] >= 0) {
        int next = nextGroup[group];
        for (int j = 0; j < stepsOfGroup.count(next); j++) {
          int waiting = stepsOfGroup.get(next, j);
          if (--waits[waiting] == 0) {
            nowReady.add(waiting);
          }
        }
      }
    }
  }

  /** What the groups look like so far, one per qubit, per cell, for draws and for time. */
  private static final class Builder {
    private static final int NONE = -1;
    private static final String READ = "read";

    private final int qubits;
    private final int draws;
    private final int time;
    private final IntUnaryOperator slice;
    private final int[] current;
    private final Object[] kind;
    private final List<Integer> before = new ArrayList<>();
    private int count;
    private int entries;
    private int[] members = new int[256];
    private int[] groups = new int[256];

    Builder(Lowered lowered, IntUnaryOperator slice) {
      this.slice = slice;
      qubits = lowered.qubitCount();
      draws = qubits + lowered.cellCount();
      time = draws + 1;
      current = new int[time + 1];
      Arrays.fill(current, NONE);
      kind = new Object[time + 1];
    }

    Rows rows(int nodes, int[] from, int[] to) {
      return Rows.of(nodes, from, to, entries);
    }

    void step(int index, Step step) {
      switch (step) {
        case Step.Local(var call, int guard) -> {
          local(index, call, guard);
          read(index, guard);
        }
        case Step.Interact interact -> interact(index, interact);
        case Step.Measure measure -> {
          join(index, measure.qubit(), index);
          join(index, draws, index);
          join(index, qubits + measure.cell(), index);
          read(index, measure.guard());
        }
        case Step.Reset reset -> {
          join(index, reset.qubit(), index);
          join(index, draws, index);
          read(index, reset.guard());
        }
        case Step.Barrier(var on) -> on.stream().distinct().forEach(q -> join(index, q, index));
        case Step.Compute compute -> {
          join(index, qubits + compute.cell(), index);
          compute.value().forEachCell(cell -> read(index, cell));
          read(index, compute.guard());
        }
        case Step.Fence _ -> {
          for (int resource = 0; resource < current.length; resource++) {
            enter(index, resource, index);
          }
        }
      }
    }

    private void local(int index, GateCall call, int guard) {
      int q = call.qubit(0);
      boolean commutes =
          guard == Step.NO_GUARD && kind[q] instanceof Axis axis && isAlong(call, axis);
      join(index, q, commutes ? kind[q] : index);
    }

    private static boolean isAlong(GateCall call, Axis axis) {
      double[] toZ = Matrices.product(1, axis.toZ());
      double[] turned =
          Matrices.multiply(toZ, Matrices.multiply(call.matrix(), Matrices.adjoint(toZ)));
      return Matrices.isDiagonal(turned);
    }

    private void interact(int index, Step.Interact gate) {
      boolean guarded = gate.guard() != Step.NO_GUARD;
      for (int operand = 0; operand < 2; operand++) {
        Object axis = guarded ? (Object) index : ZForm.axis(gate.call(), operand);
        join(index, gate.call().qubit(operand), axis);
      }
      join(index, time, slice.applyAsInt(gate.number()));
      read(index, gate.guard());
    }

    private void read(int index, int cell) {
      if (cell != Step.NO_GUARD) {
        join(index, qubits + cell, READ);
      }
    }

    /** Joins the current group of a resource if that is of the same kind, or starts one. */
    private void join(int index, int resource, Object what) {
      if (current[resource] != NONE && entries > 0 && isMember(index, current[resource])) {
        kind[resource] = index; // reads what it writes: nobody may join
        return;
      }
      enter(index, resource, what);
    }

    private void enter(int index, int resource, Object what) {
      if (current[resource] == NONE || !what.equals(kind[resource])) {
        before.add(current[resource]);
        current[resource] = count++;
        kind[resource] = what;
      }
      if (entries == members.length) {
        members = Arrays.copyOf(members, 2 * entries);
        groups = Arrays.copyOf(groups, 2 * entries);
      }
      members[entries] = index;
      groups[entries++] = current[resource];
    }

    private boolean isMember(int index, int group) {
      for (int i = entries - 1; i >= 0 && members[i] == index; i--) {
        if (groups[i] == group) {
          return true;
        }
      }
      return false;
    }
  }
}
