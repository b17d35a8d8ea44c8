package bellhop.compiler.proof;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Reader;
import bellhop.distributed.Text;
import bellhop.distributed.Validity;
import bellhop.distributed.Violation;
import bellhop.network.Network;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Proves that printed programs do what their source does. It reads the texts and the source, and
 * shares nothing else with the compiler.
 *
 * <p>The validity rules and the packet proof are always checked. Where the limits allow, both
 * programs are run as well: on the Choi state, from random inputs, or on a tableau. If the packet
 * proof cannot follow a program that a run says is right, many more runs decide.
 */
public final class Proof {
  private static final int RUNS_ALONE = 32;

  private final Program source;
  private final Optional<Program> rewritten;
  private final Distributed distributed;
  private final ProofLimits limits;
  private final BooleanSupplier isTimeUp;

  private Proof(
      Program source,
      Optional<Program> rewritten,
      Distributed distributed,
      ProofLimits limits,
      BooleanSupplier isTimeUp) {
    this.isTimeUp = isTimeUp;
    this.source = source;
    this.rewritten = rewritten;
    this.distributed = distributed;
    this.limits = limits;
  }

  /** The packet proof always, and the strongest other one that the limits allow. */
  public static Verdict verify(
      Program source, List<Text> emitted, Network network, ProofLimits limits) {
    return verify(source, Optional.empty(), emitted, network, limits, () -> false);
  }

  /**
   * What the packet proof says, if the time is up before the runs have ended.
   *
   * @param rewritten the source in the gates that were compiled, if they are others: the packet
   *     proof is about it, and it is proven to be the source; runs compare with the source itself
   * @param isTimeUp asked before each step of a run
   */
  public static Verdict verify(
      Program source,
      Optional<Program> rewritten,
      List<Text> emitted,
      Network network,
      ProofLimits limits,
      BooleanSupplier isTimeUp) {
    try {
      Distributed distributed = Reader.read(emitted, network);
      return verify(source, rewritten, distributed, network, limits, isTimeUp);
    } catch (InputException unreadable) {
      return Verdict.different(Method.PACKET, "cannot read back: " + unreadable.getMessage());
    }
  }

  /** The same for a program that has been read already. */
  static Verdict verify(
      Program source, Distributed distributed, Network network, ProofLimits limits) {
    return verify(source, Optional.empty(), distributed, network, limits, () -> false);
  }

  private static Verdict verify(
      Program source,
      Optional<Program> rewritten,
      Distributed distributed,
      Network network,
      ProofLimits limits,
      BooleanSupplier isTimeUp) {
    List<Violation> violations = Validity.check(distributed, network);
    if (!violations.isEmpty()) {
      return Verdict.different(Method.PACKET, violations.getFirst().toString());
    }
    if (source.qubitCount() != distributed.qubitCount()) {
      String counts = distributed.qubitCount() + " qubits, not " + source.qubitCount();
      return Verdict.different(Method.PACKET, "the compiled program has " + counts);
    }
    return new Proof(
            measured(source, distributed),
            rewritten.map(program -> measured(program, distributed)),
            distributed,
            limits,
            isTimeUp)
        .verdict();
  }

  /** A source that measures nothing may have been compiled with all its qubits measured at last. */
  private static Program measured(Program source, Distributed distributed) {
    int more = distributed.turns().length - Turns.count(source.operations());
    if (more != source.qubitCount() || Turns.measures(source.operations())) {
      return source;
    }
    List<Operation> operations = new ArrayList<>(source.operations());
    for (int qubit = 0; qubit < more; qubit++) {
      operations.add(new Operation.Measure(qubit, source.cellCount() + qubit));
    }
    return new Program(
        source.name(), source.qubits(), distributed.variables(), operations, source.pragmas());
  }

  private Verdict verdict() {
    int draws = distributed.turns().length;
    if (draws != Turns.count(source.operations())) {
      String reason = draws + " measurements and resets, not those of the source";
      return Verdict.different(Method.PACKET, reason);
    }
    Optional<String> packet =
        rewritten
            .flatMap(other -> RewritingProof.findFault(source, other))
            .or(() -> PacketProof.findFault(rewritten.orElse(source), distributed));
    if (limits.runs() == 0) {
      return byPacket(packet);
    }
    try {
      return byRuns(packet);
    } catch (CancellationException timeUp) {
      return packet
          .map(fault ->
              timeUp.getMessage() + "; the packet proof does not follow it (" + fault + ")")
          .map(reason -> new Verdict(Method.PACKET, Verdict.Answer.UNDECIDED, reason))
          .orElseGet(() -> byPacket(packet));
    }
  }

  private Verdict byRuns(Optional<String> packet) {
    FinalTurns.Finals finals = FinalTurns.of(source, distributed);
    Optional<Verdict> strict = byRuns(packet, finals);
    if (strict.isPresent() && !strict.get().isEqual() && !finals.isEmpty()) {
      // Phases before a last measurement may differ and matter to nobody.
      return byRuns(packet, FinalTurns.Finals.none()).orElseGet(() -> byPacket(packet));
    }
    return strict.orElseGet(() -> byPacket(packet));
  }

  private Optional<Verdict> byRuns(Optional<String> packet, FinalTurns.Finals finals) {
    int runs = packet.isEmpty() ? limits.runs() : RUNS_ALONE;
    ExplicitProof explicit = new ExplicitProof(source, distributed, limits, finals, isTimeUp);
    return explicit
        .findMethod(runs)
        .map(method -> {
          Optional<String> fault = explicit.findFault(method, runs, packet.isEmpty());
          boolean isTold = fault.isPresent() || packet.isEmpty() || explicit.hasTurnedAll();
          return isTold ? byRuns(method, packet, fault, runs) : byPacket(packet);
        });
  }

  private Verdict byPacket(Optional<String> packet) {
    return packet
        .map(fault -> new Verdict(Method.PACKET, Verdict.Answer.UNDECIDED, fault))
        .orElseGet(() -> Verdict.equal(Method.PACKET, wordsOfPacket()));
  }

  private String wordsOfPacket() {
    return rewritten.isPresent()
        ? "without its communication it is the rewritten source, gate by gate, whose sum over paths"
            + " is that of the source"
        : "without its communication it is the source, gate by gate";
  }

  private Verdict byRuns(Method method, Optional<String> packet, Optional<String> fault, int runs) {
    if (fault.isPresent()) {
      return Verdict.different(method, packet.orElse(fault.get()));
    }
    String what =
        switch (method) {
          case UNITARY -> "equal on the Choi state";
          case STATEVECTOR -> "equal states from random inputs";
          case STABILIZER -> "equal tableaus from random Clifford inputs";
          case PACKET -> throw new IllegalArgumentException("not a run");
        };
    String times = " in " + runs + (runs == 1 ? " run" : " runs") + " with random outcomes";
    String also =
        packet
            .map(reason -> "; the packet proof does not follow it (" + reason + ")")
            .orElse("; " + wordsOfPacket());
    return Verdict.equal(method, what + times + also);
  }
}
