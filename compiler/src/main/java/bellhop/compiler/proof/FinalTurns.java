package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Occupancy;
import bellhop.distributed.Place;
import bellhop.distributed.Result;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Measurements at the very end, on both sides: nothing happens to their qubits and cells
 * afterwards. Comparing the states before them says more than comparing what they leave.
 */
final class FinalTurns {
  private final Map<Integer, Integer> qubitOfTurn = new HashMap<>();
  private final Map<Integer, Integer> cellOfTurn = new HashMap<>();
  private final BitSet touchedQubits = new BitSet();
  private final BitSet touchedCells = new BitSet();
  private int turn;

  private FinalTurns() {}

  /**
   * What may be left out on both sides alike.
   *
   * @param turns of the measurements
   * @param cells of the source into which they go
   */
  record Finals(BitSet turns, BitSet cells) {
    static Finals none() {
      return new Finals(new BitSet(), new BitSet());
    }

    boolean isEmpty() {
      return turns.isEmpty();
    }
  }

  /** None in a program with loops, in which a turn is no single moment. */
  static Finals of(Program source, Distributed distributed) {
    if (Turns.hasLoops(source.operations())) {
      return Finals.none();
    }
    FinalTurns finals = new FinalTurns();
    finals.turn = Turns.count(source.operations());
    List<Operation> operations = source.operations();
    for (int i = operations.size() - 1; i >= 0; i--) {
      finals.before(operations.get(i));
    }
    return finals.alsoFinalIn(distributed);
  }

  private void before(Operation operation) {
    switch (operation) {
      case Operation.Apply(var call) -> {
        for (int qubit : call.qubits()) {
          touchedQubits.set(qubit);
        }
      }
      case Operation.Measure(int qubit, int cell) -> {
        turn--;
        if (!touchedQubits.get(qubit) && !touchedCells.get(cell)) {
          qubitOfTurn.put(turn, qubit);
          cellOfTurn.put(turn, cell);
        }
        touchedQubits.set(qubit);
        touchedCells.set(cell);
      }
      case Operation.Reset(int qubit) -> {
        turn--;
        touchedQubits.set(qubit);
      }
      case Operation.Barrier _ -> {}
      case Operation.Assign(int cell, var value) -> {
        touchedCells.set(cell);
        read(value);
      }
      case Operation.Annotated(var _, var inner) -> before(inner);
      case Operation.Branch branch -> touch(branch);
      case Operation.While _ -> throw new IllegalArgumentException("loops have no last turn");
    }
  }

  private void read(Expression expression) {
    expression.forEachCell(touchedCells::set);
  }

  /** What happens inside is under a condition, so nothing in it is final. */
  private void touch(Operation.Branch branch) {
    read(branch.condition());
    for (List<Operation> side : List.of(branch.then(), branch.otherwise())) {
      FinalTurns inside = new FinalTurns();
      side.forEach(inside::before);
      touchedQubits.or(inside.touchedQubits);
      touchedCells.or(inside.touchedCells);
    }
    turn -= Turns.count(branch.then()) + Turns.count(branch.otherwise());
  }

  private Finals alsoFinalIn(Distributed distributed) {
    Map<Integer, Result> results = new HashMap<>();
    distributed.results().forEach(result -> results.put(result.programCell(), result));
    Finals finals = Finals.none();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      BitSet qubits = new BitSet();
      BitSet cells = new BitSet();
      int[] ends = IntStream.range(0, local.qubitCount()).toArray();
      for (int i = local.instructions().size() - 1; i >= 0; i--) {
        Instruction instruction = local.instructions().get(i);
        if (Occupancy.isSureSwap(instruction)) { // which does nothing to what it carries on
          exchange(instruction.qubitAt(0), instruction.qubitAt(1), qubits, ends);
          continue;
        }
        if (instruction instanceof Measure measure
            && measure.guard() == Instruction.NO_GUARD
            && !qubits.get(measure.qubit())
            && !cells.get(measure.cell())
            && agrees(measure, new Place(qpu, ends[measure.qubit()]), distributed.end(), results)) {
          finals.turns().set(measure.turn());
          finals.cells().set(Objects.requireNonNull(cellOfTurn.get(measure.turn())));
        }
        touch(instruction, qubits, cells);
      }
    }
    return finals;
  }

  /** Before a swap the one qubit held what will be touched, and end, as the other's afterwards. */
  private static void exchange(int a, int b, BitSet touched, int[] ends) {
    boolean isTouched = touched.get(a);
    touched.set(a, touched.get(b));
    touched.set(b, isTouched);
    int end = ends[a];
    ends[a] = ends[b];
    ends[b] = end;
  }

  private boolean agrees(
      Measure measure, Place there, List<Place> end, Map<Integer, Result> results) {
    Integer qubit = qubitOfTurn.get(measure.turn());
    if (qubit == null) {
      return false;
    }
    int cell = Objects.requireNonNull(cellOfTurn.get(measure.turn()));
    return end.get(qubit).equals(there)
        && new Result(cell, there.qpu(), measure.cell()).equals(results.get(cell));
  }

  private static void touch(Instruction instruction, BitSet qubits, BitSet cells) {
    for (int i = 0; i < instruction.qubitCount(); i++) {
      qubits.set(instruction.qubitAt(i));
    }
    if (instruction.guardCell() != Instruction.NO_GUARD) {
      cells.set(instruction.guardCell());
    }
    switch (instruction) {
      case Measure measure -> cells.set(measure.cell());
      case Instruction.Send send -> cells.set(send.cell());
      case Instruction.Receive receive -> cells.set(receive.cell());
      case Instruction.Compute compute -> {
        cells.set(compute.cell());
        compute.value().forEachCell(cells::set);
      }
      case Instruction.LoopEdge edge -> cells.set(edge.cell());
      case Instruction.Decision decision -> cells.set(decision.cell());
      case Instruction.GateOn _,
          Instruction.Reset _,
          Instruction.RequestPair _,
          Instruction.Barrier _ -> {}
    }
  }
}
