package bellhop.compiler.proof;

import bellhop.circuit.Program;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Place;
import bellhop.distributed.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves, for any size, that the communication of a distributed program does nothing but carry the
 * gates of its source: deletes it symbolically and compares what is left, qubit by qubit. Linear in
 * the instructions, but for loops: there what is known at the head of a turn is found by trying.
 */
final class PacketProof {
  /** What the compiler writes first. */
  private static final List<Reading> READINGS =
      List.of(new Reading(true, false), new Reading(false, false), new Reading(true, true));

  private final Program source;
  private final Distributed distributed;
  private final Dataflow dataflow;

  private PacketProof(Program source, Distributed distributed) {
    this.source = source;
    this.distributed = distributed;
    dataflow = Dataflow.of(distributed);
  }

  /** What differs, if anything. The program must have passed the validity rules. */
  static Optional<String> findFault(Program source, Distributed distributed) {
    PacketProof proof = new PacketProof(source, distributed);
    Optional<String> fault = proof.findFault(READINGS.getFirst());
    return fault.isPresent()
            && READINGS.stream().skip(1).anyMatch(reading -> proof.findFault(reading).isEmpty())
        ? Optional.empty()
        : fault;
  }

  /**
   * What swaps are taken for: gates, or two qubits that take each other's place. Between data
   * qubits a compiled program has swaps to bring neighbours together; a swap of the source it may
   * do by gates, by a swap, or by taking each other's place.
   *
   * @param ofSource whether those of the source are gates
   * @param ofData whether those between data qubits of a compiled program are
   */
  private record Reading(boolean ofSource, boolean ofData) {}

  private Optional<String> findFault(Reading reading) {
    try {
      Map<Integer, LoopCells> loops = new HashMap<>();
      Walks walks = walk(reading, loops);
      while (walks.isSplit()) {
        walks = walk(reading, loops);
      }
      return findDifference(walks.before(), walks.after());
    } catch (Fault fault) {
      return Optional.of(fault.words());
    }
  }

  /**
   * Both sides, walked to their ends.
   *
   * @param isSplit whether more was taken to be equal at the head of a loop than is
   */
  private record Walks(SourceWalk before, EmittedWalk after, boolean isSplit) {}

  private Walks walk(Reading reading, Map<Integer, LoopCells> loops) {
    Symbols symbols = new Symbols();
    SourceWalk before = new SourceWalk(source, symbols, reading.ofSource());
    EmittedWalk after = new EmittedWalk(distributed, dataflow, symbols, reading.ofData());
    LoopProof proof = new LoopProof(source, distributed, symbols, before, after, loops);
    before.all(source.operations(), proof);
    after.runTo(Integer.MAX_VALUE);
    proof.requireAll();
    before.machine().finish();
    after.machine().finish();
    return new Walks(before, after, proof.isSplit());
  }

  private Optional<String> findDifference(SourceWalk before, EmittedWalk after) {
    double[][] leftOver = new double[source.qubitCount()][];
    return Equivalence.find(before.machine().trace(), after.machine().trace(), leftOver)
        .map(difference -> words(difference, after))
        .or(() -> findEndFault(before, after, leftOver))
        .or(() -> findResultFault(before, after));
  }

  private String words(Equivalence.Difference difference, EmittedWalk after) {
    Core core = difference.core();
    return difference.isMissing()
        ? core.words() + " of the source: " + difference.words()
        : core.words() + " at " + after.placeName(core.place()) + ": " + difference.words();
  }

  private Optional<String> findEndFault(SourceWalk before, EmittedWalk after, double[][] leftOver) {
    for (int qubit = 0; qubit < source.qubitCount(); qubit++) {
      Place end = distributed.end().get(qubit);
      int slot = after.slot(end);
      int wire = before.machine().wireIn(qubit);
      if (after.machine().wireIn(slot) != wire) {
        return Optional.of("qubit " + qubit + " does not end where the schedule says");
      }
      double[] expected = before.machine().total(qubit);
      double[] found = Spin.times(after.machine().total(slot), leftOver[wire]);
      boolean phaseMatters =
          !before.machine().isDefinite(qubit) || !after.machine().isDefinite(slot);
      if (phaseMatters && !Spin.isSameUpToPhase(expected, found)) {
        return Optional.of("one-qubit gates on qubit " + qubit + " are not those of the source");
      }
    }
    return Optional.empty();
  }

  private Optional<String> findResultFault(SourceWalk before, EmittedWalk after) {
    int[] found = new int[source.cellCount()];
    for (Result result : distributed.results()) {
      if (result.programCell() >= found.length) {
        return Optional.of("result " + result.programCell() + " is no cell of the source");
      }
      found[result.programCell()] = after.cell(result.qpu(), result.cell());
    }
    for (int cell = 0; cell < found.length; cell++) {
      if (found[cell] != before.cell(cell)) {
        return Optional.of("classical cell " + cell + " does not end with the source's value");
      }
    }
    return Optional.empty();
  }
}
