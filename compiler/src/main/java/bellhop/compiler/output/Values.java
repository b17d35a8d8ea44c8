package bellhop.compiler.output;

import bellhop.circuit.Expression;
import bellhop.circuit.Program;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Step;
import bellhop.distributed.Cell;
import bellhop.distributed.Instruction;
import bellhop.distributed.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The classical cells of the program, spread over the QPUs. The QPU that wrote a cell last owns its
 * value; others get it once per value, when they first need it. A cell that nobody wrote is 0
 * everywhere.
 *
 * <p>At both edges of a loop who has what is alike, since the end of a turn is the beginning of the
 * next: a cell that the body writes is at one QPU and nowhere else, its condition is at all QPUs
 * that take part, and what the body alone uses is forgotten.
 */
final class Values {
  private static final int NOBODY = -1;
  private static final int NO_CELL = -1;

  private final List<LocalBuilder> locals;
  private final Messages messages;
  private final List<Cell> cells;
  private final int programCells;
  private final int[] owner;
  private final boolean[][] current;
  private final int[][] local;
  private final LoopBodies bodies;

  /** QPUs that take part in loops. */
  private final List<Integer> parties;

  /** By loop, at its beginning: the owners and who else is up to date. */
  private final int[][] ownerAtEdge;

  private final boolean[][][] currentAtEdge;

  Values(Lowered lowered, List<LocalBuilder> locals, Messages messages, List<Integer> parties) {
    this.parties = parties;
    bodies = new LoopBodies(lowered);
    ownerAtEdge = new int[lowered.loopLines().size()][];
    currentAtEdge = new boolean[ownerAtEdge.length][][];
    this.locals = locals;
    this.messages = messages;
    programCells = lowered.program().cellCount();
    cells = names(lowered);
    owner = new int[cells.size()];
    Arrays.fill(owner, NOBODY);
    current = new boolean[cells.size()][locals.size()];
    local = new int[cells.size()][locals.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      Arrays.fill(current[cell], true);
      Arrays.fill(local[cell], NO_CELL);
    }
  }

  private static List<Cell> names(Lowered lowered) {
    List<Cell> cells = new ArrayList<>();
    for (Program.Variable variable : lowered.program().variables()) {
      int width = variable.kind() == Program.Kind.BIT ? 1 : variable.width();
      for (int i = 0; i < variable.cellCount(); i++) {
        boolean alone = variable.cellCount() == 1;
        String name = alone ? variable.name() : variable.name() + "_" + i;
        cells.add(new Cell(name, variable.kind(), width));
      }
    }
    for (int guard = 0; guard < lowered.guardCount(); guard++) {
      cells.add(Cell.bit("if" + guard));
    }
    for (Step step : lowered.steps()) {
      if (step instanceof Step.Fence fence && fence.begins()) {
        cells.set(fence.cell(), Cell.bit("loop" + fence.loop()));
      }
    }
    return cells;
  }

  /**
   * The body of a loop begins or ends.
   *
   * @param home the QPU of a qubit, the same at both edges
   */
  void fence(Step.Fence fence, IntUnaryOperator home) {
    for (Map.Entry<Integer, Integer> written : bodies.written(fence.loop()).entrySet()) {
      int cell = written.getKey();
      int qubit = written.getValue();
      if (cell >= programCells) {
        forget(cell, fence.cell());
      } else if (!fence.begins()) {
        bring(cell, ownerAtEdge[fence.loop()][cell]);
      } else if (qubit != LoopBodies.NO_QUBIT) {
        bring(cell, home.applyAsInt(qubit));
      } else {
        bring(cell, owner[cell] == NOBODY ? owner[fence.cell()] : owner[cell]);
      }
    }
    parties.forEach(qpu -> read(fence.cell(), qpu));
    if (fence.begins()) {
      ownerAtEdge[fence.loop()] = owner.clone();
      currentAtEdge[fence.loop()] =
          Arrays.stream(current).map(boolean[]::clone).toArray(boolean[][]::new);
    } else {
      System.arraycopy(ownerAtEdge[fence.loop()], 0, owner, 0, owner.length);
      for (int cell = 0; cell < current.length; cell++) {
        current[cell] = currentAtEdge[fence.loop()][cell].clone();
      }
    }
    for (int qpu : parties) {
      int cell = cellAt(fence.cell(), qpu);
      locals.get(qpu).add(new Instruction.LoopEdge(fence.loop(), cell, fence.begins()));
    }
  }

  /** A guard is written before it is read in each turn, and not read after the loop. */
  private void forget(int cell, int condition) {
    if (cell != condition) {
      owner[cell] = NOBODY;
      Arrays.fill(current[cell], true);
    }
  }

  /** The value goes to a QPU, which owns it alone from now on. */
  private void bring(int cell, int qpu) {
    if (owner[cell] == NOBODY) {
      cellAt(cell, qpu);
    } else {
      read(cell, qpu);
    }
    owner[cell] = qpu;
    Arrays.fill(current[cell], false);
    current[cell][qpu] = true;
  }

  /** The local cell at a QPU, with its value there. */
  int read(int cell, int qpu) {
    int here = cellAt(cell, qpu);
    if (!current[cell][qpu]) {
      messages.send(owner[cell], cellAt(cell, owner[cell]), qpu, here);
      current[cell][qpu] = true;
    }
    return here;
  }

  /** The local cell of a guard, or none. */
  int guard(int guard, int qpu) {
    return guard == Step.NO_GUARD ? Instruction.NO_GUARD : read(guard, qpu);
  }

  /**
   * The local cell to write at a QPU, which owns it from now on. Under a guard the old value may
   * have to stay, so it comes first.
   */
  int write(int cell, int qpu, int guard) {
    int here = guard == Step.NO_GUARD ? cellAt(cell, qpu) : read(cell, qpu);
    owner[cell] = qpu;
    Arrays.fill(current[cell], false);
    current[cell][qpu] = true;
    return here;
  }

  private int cellAt(int cell, int qpu) {
    if (local[cell][qpu] == NO_CELL) {
      local[cell][qpu] = locals.get(qpu).cell(cells.get(cell));
    }
    return local[cell][qpu];
  }

  /** Done where most of what it reads is. */
  void compute(Step.Compute step) {
    int qpu = bestPlace(step);
    int guard = guard(step.guard(), qpu);
    Expression value = localise(step.value(), qpu);
    int cell = write(step.cell(), qpu, step.guard());
    locals.get(qpu).add(new Instruction.Compute(cell, value, guard));
  }

  private int bestPlace(Step.Compute step) {
    int[] votes = new int[locals.size()];
    step.value().forEachCell(cell -> vote(votes, cell));
    if (Arrays.stream(votes).allMatch(v -> v == 0)) {
      vote(votes, step.cell());
      if (step.guard() != Step.NO_GUARD) {
        vote(votes, step.guard());
      }
    }
    int best = 0;
    for (int qpu = 1; qpu < votes.length; qpu++) {
      best = votes[qpu] > votes[best] ? qpu : best;
    }
    return best;
  }

  private void vote(int[] votes, int cell) {
    if (owner[cell] != NOBODY) {
      votes[owner[cell]]++;
    }
  }

  private Expression localise(Expression expression, int qpu) {
    return switch (expression) {
      case Expression.Constant constant -> constant;
      case Expression.Cell(int cell) -> new Expression.Cell(read(cell, qpu));
      case Expression.Bits(var bits) ->
          new Expression.Bits(bits.stream().map(cell -> read(cell, qpu)).toList());
      case Expression.Unary(var operator, var operand) ->
          new Expression.Unary(operator, localise(operand, qpu));
      case Expression.Binary(var operator, var left, var right) ->
          new Expression.Binary(operator, localise(left, qpu), localise(right, qpu));
      case Expression.Truncate(var operand, int width, boolean signed) ->
          new Expression.Truncate(localise(operand, qpu), width, signed);
    };
  }

  /** Where the program's own cells stand at the end. */
  List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (int cell = 0; cell < programCells; cell++) {
      if (owner[cell] != NOBODY) {
        results.add(new Result(cell, owner[cell], local[cell][owner[cell]]));
      }
    }
    return results;
  }
}
