package bellhop.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Cell;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUse;
import bellhop.distributed.QnuRange;
import bellhop.protocol.ProgramInput.Arrived;
import bellhop.protocol.ProgramInput.Ended;
import bellhop.protocol.ProgramInput.Freed;
import bellhop.protocol.ProgramInput.HandedOver;
import bellhop.protocol.ProgramInput.PairLost;
import bellhop.protocol.ProgramInput.PairReady;
import bellhop.protocol.ProgramInput.Started;
import bellhop.protocol.ProgramOutput.Ask;
import bellhop.protocol.ProgramOutput.Claim;
import bellhop.protocol.ProgramOutput.Finished;
import bellhop.protocol.ProgramOutput.Resumed;
import bellhop.protocol.ProgramOutput.Shifted;
import bellhop.protocol.ProgramOutput.Stalled;
import bellhop.protocol.ProgramOutput.Start;
import bellhop.units.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgramProtocolTest {
  private static final int NONE = Instruction.NO_GUARD;

  private static Instruction gate(Gate gate, int... qubits) {
    return new Instruction.GateOn(GateCall.of(gate, qubits), NONE);
  }

  /** One data qubit, two communication qubits, one cell. */
  private static Tape<ProgramInput, ProgramOutput> tape(Instruction... instructions) {
    LocalProgram local =
        new LocalProgram(
            "east",
            1,
            List.of(new QnuRange(0, 1, 2)),
            List.of(),
            List.of(Cell.bit("m")),
            List.of(instructions));
    LocalProgram empty = new LocalProgram("west", 0, List.of(), List.of(), List.of(), List.of());
    Distributed program =
        new Distributed(
            "test",
            List.of(local, empty),
            List.of(new PairUse(0, 0, 0, 1, 1, 0), new PairUse(1, 0, 0, 2, 1, 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Tape<>(() -> new ProgramProtocol(Dataflow.of(program), 0));
  }

  @Test
  void startsWhatIsFreeInProgramOrderPerQubit() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(gate(Gate.H, 0), gate(Gate.X, 0), gate(Gate.H, 1));
    assertThat(tape.at(0, new Started())).containsExactly(new Start(0), new Start(2));
    assertThat(tape.at(25, new Ended(0))).containsExactly(new Start(1));
    assertThat(tape.at(25, new Ended(2))).isEmpty();
    assertThat(tape.at(50, new Ended(1))).containsExactly(new Finished());
    tape.checkReplay();
  }

  @Test
  void qubitIsFreeBeforeItsOutcomeIsKnown() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(
            new Instruction.Measure(1, 0, NONE, Instruction.NO_TURN),
            new Instruction.Reset(1, NONE, Instruction.NO_TURN),
            new Instruction.GateOn(GateCall.of(Gate.X, 0), 0));
    assertThat(tape.at(0, new Started())).containsExactly(new Start(0));
    assertThat(tape.at(500, new Freed(0))).containsExactly(new Start(1));
    assertThat(tape.at(800, new Ended(0))).containsExactly(new Start(2));
    tape.checkReplay();
  }

  @Test
  void requestDoesNotBlockAndItsUserClaimsThePair() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(new Instruction.RequestPair(0, 1, 0, 0), gate(Gate.H, 0), gate(Gate.CX, 0, 1));
    assertThat(tape.at(0, new Started())).containsExactly(new Start(0), new Start(1));
    assertThat(tape.at(10, new Ended(0))).containsExactly(new Ask(0));
    assertThat(tape.at(20, new PairReady(0))).isEmpty(); // qubit 0 is still busy
    assertThat(tape.at(25, new Ended(1))).containsExactly(new Claim(0), new Stalled());
    assertThat(tape.at(25, new HandedOver(0)))
        .containsExactly(new Shifted(Span.picos(25)), new Start(2), new Resumed());
    tape.checkReplay();
  }

  @Test
  void tellsWhenItGetsOffTheSchedule() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(
            new Instruction.RequestPair(0, 1, 0, 30, 40),
            gate(Gate.H, 1),
            new Instruction.RequestPair(1, 2, 0, 90),
            gate(Gate.H, 2));
    tape.at(0, new Started());
    tape.at(0, new Ended(0));
    tape.at(0, new Ended(2));
    assertThat(tape.at(25, new HandedOver(0))).contains(new Shifted(Span.picos(-15)));
    assertThat(tape.at(75, new HandedOver(2))).doesNotContain(new Shifted(Span.picos(-15)));
    tape.checkReplay();
  }

  @Test
  void claimsAgainAfterALoss() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(new Instruction.RequestPair(0, 1, 0, 0), gate(Gate.H, 1));
    tape.at(0, new Started());
    tape.at(0, new Ended(0));
    assertThat(tape.at(20, new PairReady(0))).containsExactly(new Claim(0));
    assertThat(tape.at(30, new PairLost(0))).isEmpty();
    assertThat(tape.at(40, new PairReady(0))).containsExactly(new Claim(0));
    tape.checkReplay();
  }

  @Test
  void claimsTwoPairsOnlyTogether() {
    Tape<ProgramInput, ProgramOutput> tape =
        tape(
            new Instruction.RequestPair(0, 1, 0, 0),
            new Instruction.RequestPair(1, 2, 0, 0),
            gate(Gate.CX, 1, 2));
    tape.at(0, new Started());
    tape.at(0, new Ended(0));
    tape.at(0, new Ended(1));
    assertThat(tape.at(20, new PairReady(0))).isEmpty();
    assertThat(tape.at(30, new PairLost(0))).isEmpty();
    assertThat(tape.at(40, new PairReady(1))).isEmpty();
    assertThat(tape.at(50, new PairReady(0))).containsExactly(new Claim(0), new Claim(1));
    assertThat(tape.at(51, new HandedOver(1))).isEmpty(); // the other may still be lost
    assertThat(tape.at(52, new HandedOver(0)))
        .containsExactly(new Shifted(Span.picos(52)), new Start(2), new Resumed());
    tape.checkReplay();
  }

  @Test
  void measuresHowLongItWaitsForAMessage() {
    Tape<ProgramInput, ProgramOutput> tape = tape(new Instruction.Receive(0, 1, 5));
    assertThat(tape.at(0, new Started())).containsExactly(new Stalled());
    assertThat(tape.at(150, new Arrived(0))).containsExactly(new Start(0), new Resumed());
    assertThat(tape.at(150, new Ended(0))).containsExactly(new Finished());
    tape.checkReplay();
  }
}
