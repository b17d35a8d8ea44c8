package bellhop.compiler.proof;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Program;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Result;
import bellhop.distributed.Unrolling;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Runs both programs qubit by qubit, communication included, from the same inputs with the same
 * draws, and compares outcomes and states. Each run draws other outcomes of the communication.
 */
final class ExplicitProof {
  private static final int MOST_CHOI_QUBITS = 10;

  /** Runs in which a loop should have turned. */
  private static final int ENOUGH_TURNED = 4;

  private final Program source;
  private final Distributed distributed;
  private final ProofLimits limits;
  private final int turns;
  private final FinalTurns.Finals finals;
  private final BooleanSupplier isTimeUp;
  private final CountingRegister size = new CountingRegister();
  private final int positions;

  /** By loop: in how many runs it turned as its condition said. */
  private final int[] turned;

  /** Whether every other run turns loops by coins. */
  private boolean byCoins;

  /**
   * @param finals measurements that are left out, so that the states before them are compared
   * @param isTimeUp ends runs with a {@link java.util.concurrent.CancellationException}
   */
  ExplicitProof(
      Program source,
      Distributed distributed,
      ProofLimits limits,
      FinalTurns.Finals finals,
      BooleanSupplier isTimeUp) {
    this.isTimeUp = isTimeUp;
    this.source = source;
    this.distributed = distributed;
    this.limits = limits;
    this.finals = finals;
    turns = Turns.count(source.operations());
    turned = new int[distributed.loops().size()];
    Turning twice = Turning.twice(limits.seed().stream("turning"));
    new SourceRun(source, size, draws(0), starts(), twice).run(source.operations());
    EmittedRun dry = emitted(size, draws(0), 0, twice.decisions(), new boolean[turned.length]);
    dry.run();
    positions = dry.positionCount();
  }

  private Draws draws(int run) {
    return new Draws(finals.turns(), limits.seed(), run);
  }

  /** Positions of the program's qubits before a run. */
  private int[] starts() {
    return IntStream.range(0, source.qubitCount()).toArray();
  }

  /**
   * @param isTurned by loop, takes whether it turns
   */
  private EmittedRun emitted(
      Register register, Draws draws, int run, List<Boolean> decisions, boolean[] isTurned) {
    Distributed unrolled =
        distributed.loops().isEmpty() ? distributed : unrolled(decisions, isTurned);
    Seed seed = limits.seed();
    return new EmittedRun(
        unrolled, Dataflow.of(unrolled), register, draws, seed.stream("coins", run));
  }

  private Distributed unrolled(List<Boolean> decisions, boolean[] isTurned) {
    return Unrolling.of(
            distributed,
            (decision, loop, _) -> {
              boolean goesOn = decision < decisions.size() && decisions.get(decision);
              isTurned[loop] |= goesOn;
              return goesOn;
            })
        .unrolled();
  }

  /** The strongest method that the limits allow. */
  Optional<Method> findMethod(int runs) {
    int choi = positions + source.qubitCount();
    boolean unitary =
        finals.turns().cardinality() == turns && source.qubitCount() <= MOST_CHOI_QUBITS;
    if (unitary && amplitudesFit(choi, runs)) {
      return Optional.of(Method.UNITARY);
    }
    if (amplitudesFit(positions, runs)) {
      return Optional.of(Method.STATEVECTOR);
    }
    return size.isClifford() && tableauFits(runs)
        ? Optional.of(Method.STABILIZER)
        : Optional.empty();
  }

  private boolean amplitudesFit(int qubits, int runs) {
    if (qubits > limits.maxQubits()) {
      return false;
    }
    double steps = size.gates() + 2.0 * size.measurements() + source.qubitCount();
    return runs * steps * (1L << qubits) <= limits.maxWork();
  }

  private boolean tableauFits(int runs) {
    double n = positions;
    double work = n * size.gates() / 32 + n * n * size.measurements() / 32 + n * n * n / 16;
    return runs * work <= limits.maxTableauWork();
  }

  /**
   * What differs in any of the runs.
   *
   * @param byCoins also turn loops where their conditions do not hold: a program that is equal gate
   *     by gate is equal then as well, but one that is equal as the bits fall need not be
   */
  Optional<String> findFault(Method method, int runs, boolean byCoins) {
    this.byCoins = byCoins;
    for (int run = 0; run < runs; run++) {
      Optional<String> fault =
          switch (method) {
            case UNITARY -> amplitudes(Inputs.CHOI, run, positions + source.qubitCount());
            case STATEVECTOR -> amplitudes(Inputs.PRODUCT, run, positions(Inputs.PRODUCT, run));
            case STABILIZER -> stabilisers(run);
            case PACKET -> throw new IllegalArgumentException("not an explicit method");
          };
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<String> amplitudes(Inputs inputs, int run, int qubits) {
    AmplitudeRegister one = new AmplitudeRegister(qubits);
    AmplitudeRegister other = new AmplitudeRegister(qubits);
    return outcomes(inputs, run, timed(one), timed(other))
        .or(() -> one.isSameState(other) ? Optional.empty() : stateFault(run));
  }

  private Optional<String> stabilisers(int run) {
    int qubits = positions(Inputs.CLIFFORD, run);
    StabiliserRegister one = new StabiliserRegister(qubits);
    StabiliserRegister other = new StabiliserRegister(qubits);
    return outcomes(Inputs.CLIFFORD, run, timed(one), timed(other))
        .or(() -> one.isSameState(other) ? Optional.empty() : stateFault(run));
  }

  /** Whether the bits have let every loop turn in some runs, so that these say something of it. */
  boolean hasTurnedAll() {
    return Arrays.stream(turned).allMatch(runs -> runs >= ENOUGH_TURNED);
  }

  /** Of one run: how loops turn may change, in a wrong program, what is held at once. */
  private int positions(Inputs inputs, int run) {
    if (distributed.loops().isEmpty()) {
      return positions;
    }
    int n = source.qubitCount();
    Register alone =
        inputs == Inputs.CLIFFORD ? new StabiliserRegister(n) : new AmplitudeRegister(n);
    inputs.prepare(alone, starts(), n, limits.seed().stream("inputs", run));
    Turning turning = turning(run);
    new SourceRun(source, timed(alone), draws(run), starts(), turning).run(source.operations());
    EmittedRun dry =
        emitted(
            new CountingRegister(),
            draws(run),
            run,
            turning.decisions(),
            new boolean[turned.length]);
    dry.run();
    return Math.max(positions, dry.positionCount());
  }

  private Register timed(Register register) {
    return new TimedRegister(register, isTimeUp);
  }

  private static Optional<String> stateFault(int run) {
    return Optional.of("the final states differ for input " + run);
  }

  private Optional<String> outcomes(Inputs inputs, int run, Register one, Register other) {
    Draws before = draws(run);
    inputs.prepare(one, starts(), positions, limits.seed().stream("inputs", run));
    Turning turning = turning(run);
    SourceRun whole = new SourceRun(source, one, before, starts(), turning);
    whole.run(source.operations());
    Draws after = draws(run);
    boolean[] isTurned = new boolean[turned.length];
    EmittedRun parts = emitted(other, after, run, turning.decisions(), isTurned);
    count(isTurned);
    int[] starts = parts.starts();
    inputs.prepare(other, starts, positions, limits.seed().stream("inputs", run));
    parts.run();
    carry(one, parts.ends());
    if (!parts.hasSaid(turning.said())) {
      return Optional.of("a loop turns by another condition than the source's");
    }
    int turn = before.firstDifference(after);
    if (turn >= 0) {
      return Optional.of("measurement " + turn + " has other chances than in the source");
    }
    return findCellFault(whole, parts);
  }

  private void count(boolean... isTurned) {
    for (int loop = 0; loop < turned.length; loop++) {
      turned[loop] += isTurned[loop] ? 1 : 0;
    }
  }

  private Turning turning(int run) {
    RandomStream coins = limits.seed().stream("turning", run);
    return byCoins && run % 2 == 1 ? Turning.byCoins(coins) : Turning.asSaid(coins);
  }

  /** Moves the program's qubits from where they started to where the other side has them. */
  private static void carry(Register register, int[] ends) {
    int[] at = IntStream.range(0, ends.length).toArray();
    for (int qubit = 0; qubit < ends.length; qubit++) {
      int from = at[qubit];
      int to = ends[qubit];
      if (from != to) {
        register.apply(GateCall.of(Gate.SWAP, from, to));
        for (int other = 0; other < at.length; other++) {
          at[other] = at[other] == to ? from : at[other];
        }
        at[qubit] = to;
      }
    }
  }

  private Optional<String> findCellFault(SourceRun whole, EmittedRun parts) {
    long[] found = new long[source.cellCount()];
    for (Result result : distributed.results()) {
      if (result.programCell() < found.length) {
        found[result.programCell()] = parts.cell(result.qpu(), result.cell());
      }
    }
    for (int cell = 0; cell < found.length; cell++) {
      if (!finals.cells().get(cell) && found[cell] != whole.cell(cell)) {
        return Optional.of("classical cell " + cell + " ends with another value than the source's");
      }
    }
    return Optional.empty();
  }
}
