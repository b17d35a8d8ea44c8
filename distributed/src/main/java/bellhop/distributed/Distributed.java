package bellhop.distributed;

import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled program as data: what each QPU does, the Bell pairs that they rely on, and where the
 * results stand. With the network it is all that is needed to run it. It may be wrong: {@link
 * Validity} says how.
 *
 * <p>Instructions are numbered globally, those of QPU 0 first. The linear order in which one
 * machine could carry them out is not stored but follows from the rest, see {@link #order()}.
 *
 * @param program name of the source
 * @param programs one for each QPU, by index in the network; a QPU without work has an empty one
 * @param pairs sorted by id, from 0 without gaps in a valid program
 * @param variables those of the source, so that results can be shown without it
 * @param results ascending by program cell; a cell without an entry was never written and is 0
 * @param start by program qubit, where it is before the first instruction
 * @param end by program qubit, where it is after the last instruction
 * @param packets in the order of their first gates
 * @param moves in order
 * @param gateAt ascending by gate
 * @param loops by number; an unrolled program has none
 */
public record Distributed(
    String program,
    List<LocalProgram> programs,
    List<PairUse> pairs,
    List<Program.Variable> variables,
    List<Result> results,
    List<Place> start,
    List<Place> end,
    List<Packet> packets,
    List<Move> moves,
    List<GateAt> gateAt,
    List<Loop> loops) {

  public Distributed {
    programs = List.copyOf(programs);
    pairs = List.copyOf(pairs);
    variables = List.copyOf(variables);
    results = List.copyOf(results);
    start = List.copyOf(start);
    end = List.copyOf(end);
    packets = List.copyOf(packets);
    moves = List.copyOf(moves);
    gateAt = List.copyOf(gateAt);
    loops = List.copyOf(loops);
    for (Result result : results) {
      Checks.below("QPU", result.qpu(), programs.size());
      Checks.below("cell", result.cell(), programs.get(result.qpu()).cells().size());
    }
    requireKnown(start, programs);
    requireKnown(end, programs);
    if (start.size() != end.size()) {
      throw new IllegalArgumentException(start.size() + " qubits start, " + end.size() + " end");
    }
  }

  /** Without loops. */
  public Distributed(
      String program,
      List<LocalProgram> programs,
      List<PairUse> pairs,
      List<Program.Variable> variables,
      List<Result> results,
      List<Place> start,
      List<Place> end,
      List<Packet> packets,
      List<Move> moves,
      List<GateAt> gateAt) {
    this(
        program, programs, pairs, variables, results, start, end, packets, moves, gateAt,
        List.of());
  }

  /**
   * The same with other instructions.
   *
   * @param instructions by QPU
   */
  public Distributed withInstructions(List<List<Instruction>> instructions) {
    List<LocalProgram> changed = new ArrayList<>();
    for (int qpu = 0; qpu < programs.size(); qpu++) {
      LocalProgram local = programs.get(qpu);
      changed.add(
          new LocalProgram(
              local.qpu(),
              local.dataCount(),
              local.communication(),
              local.memory(),
              local.cells(),
              instructions.get(qpu)));
    }
    return new Distributed(
        program, changed, pairs, variables, results, start, end, packets, moves, gateAt, loops);
  }

  /** Bell pairs over links that one shot uses, each body of a loop counted as one turn. */
  public int ebits() {
    return pairs.size();
  }

  public int qubitCount() {
    return start.size();
  }

  /** The QPU index of each program qubit at the start. */
  public List<Integer> assignment() {
    return start.stream().map(Place::qpu).toList();
  }

  /** Of all QPUs. */
  public int instructionCount() {
    return programs.stream().mapToInt(local -> local.instructions().size()).sum();
  }

  /** Global number of an instruction of a QPU. Costs the number of QPUs; see {@link #offsets}. */
  public int globalIndex(int qpu, int instruction) {
    int offset = 0;
    for (int i = 0; i < qpu; i++) {
      offset += programs.get(i).instructions().size();
    }
    return offset + instruction;
  }

  /** Global number of the first instruction of each QPU, and at the end the count of all. */
  public int[] offsets() {
    int[] offsets = new int[programs.size() + 1];
    for (int i = 0; i < programs.size(); i++) {
      offsets[i + 1] = offsets[i] + programs.get(i).instructions().size();
    }
    return offsets;
  }

  /** The turns of the program's draws, ascending; 0, 1, 2 … in a valid program. */
  public int[] turns() {
    return programs.stream()
        .flatMap(local -> local.instructions().stream())
        .mapToInt(Instruction::turnOrNone)
        .filter(turn -> turn != Instruction.NO_TURN)
        .sorted()
        .toArray();
  }

  /**
   * All instructions by global number in the one order that stands for all valid ones: it obeys
   * {@link Dataflow}, keeps the program's measurements and resets in the order of their turns, and
   * is the same whenever the program is. Computed anew at each call, in linear time.
   *
   * @throws IllegalStateException if the programs wait for each other in a circle
   */
  public int[] order() {
    return Dataflow.of(this).order();
  }

  private static void requireKnown(List<Place> places, List<LocalProgram> programs) {
    for (Place place : places) {
      Checks.below("QPU", place.qpu(), programs.size());
      Checks.below("qubit", place.qubit(), programs.get(place.qpu()).qubitCount());
    }
  }
}
