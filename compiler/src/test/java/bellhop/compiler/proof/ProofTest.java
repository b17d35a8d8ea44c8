package bellhop.compiler.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Place;
import bellhop.distributed.Text;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final ProofLimits WIDE = new ProofLimits(20, 1L << 30, 1L << 31, 4, new Seed(1));
  private static final ProofLimits SMALL_VECTORS =
      new ProofLimits(5, 1L << 28, 1L << 28, 4, new Seed(7));
  private static final ProofLimits NO_VECTORS = new ProofLimits(0, 0, 1L << 30, 4, new Seed(7));

  /** The packet proof is done by then; what it cannot follow stays open. */
  @Test
  void endsRunsWhenTheTimeIsUp() {
    Verdict equal = verify(cases().get(0), ProofLimits.AUTO, () -> true);
    assertThat(equal.method()).isEqualTo(Method.PACKET);
    assertThat(equal.answer()).isEqualTo(Verdict.Answer.EQUAL);
    Script script = Cases.remoteCx();
    script.gate(0, Gate.T, 0);
    Case turned = new Case(Cases.cx(), script, Cases.A, Cases.B);
    Verdict open = verify(turned, ProofLimits.AUTO, () -> true);
    assertThat(open.answer()).isEqualTo(Verdict.Answer.UNDECIDED);
    assertThat(open.reason()).startsWith("the time was up");
  }

  @Test
  void smallProgramsAreProvenOnTheChoiState() {
    for (Case one : cases()) {
      Verdict verdict = verify(one, WIDE);
      assertThat(verdict.isEqual()).as(one.source().name() + ": " + verdict.reason()).isTrue();
      assertThat(verdict.method())
          .isEqualTo(one.source().name().equals("feedback") ? Method.STATEVECTOR : Method.UNITARY);
    }
  }

  @Test
  void largerOnesFromRandomInputs() {
    Verdict verdict = verify(cases().get(0), SMALL_VECTORS);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.STATEVECTOR);
  }

  @Test
  void cliffordOnesOnATableauAndTheRestByPackets() {
    Verdict clifford = verify(cases().get(0), NO_VECTORS);
    assertThat(clifford.isEqual()).as(clifford.reason()).isTrue();
    assertThat(clifford.method()).isEqualTo(Method.STABILIZER);
    Verdict rest = verify(cases().get(1), NO_VECTORS);
    assertThat(rest.isEqual()).as(rest.reason()).isTrue();
    assertThat(rest.method()).isEqualTo(Method.PACKET);
  }

  @Test
  void noRunIsFooledByAMissingGate() {
    // The last case measures where a dropped sign would show, so it is left out.
    for (Case one : cases().subList(0, 6)) {
      for (int qpu = 0; qpu < one.places().length; qpu++) {
        List<Instruction> steps = one.script().steps(qpu);
        for (int i = 0; i < steps.size(); i++) {
          if (steps.get(i) instanceof GateOn(var call, int _) && call.gate() != Gate.SWAP) {
            Instruction dropped = steps.remove(i);
            requireRunsSeeIt(one, dropped);
            steps.add(i, dropped);
          }
        }
      }
    }
  }

  private static void requireRunsSeeIt(Case one, Instruction dropped) {
    Distributed broken = one.script().build(one.places());
    FinalTurns.Finals finals = FinalTurns.of(one.source(), broken);
    ExplicitProof proof = new ExplicitProof(one.source(), broken, WIDE, finals, () -> false);
    Method method = proof.findMethod(8).orElseThrow();
    assertThat(proof.findFault(method, 8, true))
        .as(one.source().name() + " without " + dropped)
        .isPresent();
  }

  @Test
  void aSourceThatMeasuresNothingMayBeMeasuredAtTheEnd() {
    Script script = Cases.remoteCx();
    script.draw(0, 0, 0);
    script.draw(1, 0, 1);
    Case measured = new Case(Cases.cx(), script, Cases.A, Cases.B);
    Verdict verdict = verify(measured, WIDE);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.UNITARY);
  }

  @Test
  void aPhaseBeforeTheLastMeasurementDoesNotMatter() {
    Script script = Cases.remoteCx();
    script.gate(0, Gate.T, 0);
    script.draw(0, 0, 0);
    script.draw(1, 0, 1);
    Case measured = new Case(Cases.cx(), script, Cases.A, Cases.B);
    Verdict verdict = verify(measured, WIDE);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.STATEVECTOR);
  }

  @Test
  void midCircuitMeasurementAndResetAgreeBranchByBranch() {
    Program source =
        new ProgramBuilder("reset")
            .qubits("q", 2)
            .bits("c", 2)
            .h(0)
            .cx(0, 1)
            .measure(0, 0)
            .reset(0)
            .h(0)
            .when(0, then -> then.z(0))
            .measure(0, 1)
            .build();
    Script script = new Script(2, 1, 1);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CX, script.link(0), 0);
    script.end(1, 0, 0, Gate.Z, 0);
    int outcome = script.draw(0, 0, 0);
    script.add(0, new Instruction.Reset(0, -1, 1));
    script.skipTurn();
    script.gate(0, Gate.H, 0);
    script.guarded(0, outcome, Gate.Z, 0);
    script.draw(0, 0, 1);
    Verdict verdict = verify(new Case(source, script, Cases.A, Cases.B), WIDE);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.reason()).doesNotContain("does not follow");
  }

  @Test
  void refusesTextsThatAreNone() {
    Script script = Cases.remoteCx();
    List<Text> texts = List.of(new Text("schedule.json", "{"));
    Verdict verdict = Proof.verify(Cases.cx(), texts, script.network(), WIDE);
    assertThat(verdict.answer()).isEqualTo(Verdict.Answer.DIFFERENT);
    assertThat(verdict.reason()).startsWith("cannot read back: schedule.json:");
  }

  @Test
  void takesTenThousandStepsByPackets() {
    ProgramBuilder source = new ProgramBuilder("long").qubits("q", 2);
    Script script = new Script(2, 1, 1);
    for (int i = 0; i < 1000; i++) {
      source.cp(0.1, 0, 1).rx(0.2, 0).rx(0.3, 1);
      script.copy(0, 0, 0, 1, 0);
      script.gate(1, Gate.CP, 0.1, script.link(0), 0);
      script.end(1, 0, 0, Gate.Z, 0);
      script.gate(0, Gate.RX, 0.2, 0);
      script.gate(1, Gate.RX, 0.3, 0);
    }
    Case one = new Case(source.build(), script, Cases.A, Cases.B);
    Verdict verdict = verify(one, ProofLimits.PACKET_ONLY);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.PACKET);
  }

  @Test
  void takesHundredsOfQubitsOnATableau() {
    int half = 100;
    ProgramBuilder source = new ProgramBuilder("ghz").qubits("q", 2 * half).h(0);
    Script script = new Script(2, half, 1);
    script.gate(0, Gate.H, 0);
    for (int q = 1; q < 2 * half; q++) {
      source.cx(q - 1, q);
      if (q == half) {
        script.copy(0, half - 1, 0, 1, 0);
        script.gate(1, Gate.CX, script.link(0), 0);
        script.end(1, 0, 0, Gate.Z, half - 1);
      } else {
        script.gate(q / half, Gate.CX, (q - 1) % half, q % half);
      }
    }
    Place[] places = new Place[2 * half];
    for (int q = 0; q < 2 * half; q++) {
      places[q] = new Place(q / half, q % half);
    }
    Case one = new Case(source.build(), script, places);
    Verdict verdict = verify(one, WIDE);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.STABILIZER);
  }

  @Test
  void saysWhichRuleIsBroken() {
    Script script = Cases.remoteCx();
    script.steps(0).removeIf(step -> step instanceof Instruction.Send);
    Verdict verdict = verify(new Case(Cases.cx(), script, Cases.A, Cases.B), WIDE);
    assertThat(verdict.answer()).isEqualTo(Verdict.Answer.DIFFERENT);
    assertThat(verdict.reason()).contains("message 0", "never sent");
  }

  @Test
  void aProgramOfOtherQubitsOrDrawsDiffers() {
    Program wider = new ProgramBuilder("wider").qubits("q", 3).cx(0, 1).build();
    Verdict qubits =
        verify(new Case(wider, Cases.remoteCx(), Cases.A, Cases.B), ProofLimits.PACKET_ONLY);
    assertThat(qubits.answer()).isEqualTo(Verdict.Answer.DIFFERENT);
    assertThat(qubits.reason()).contains("2 qubits, not 3");
    Script script = Cases.remoteCx();
    script.draw(0, 0, 0);
    Verdict draws = verify(new Case(Cases.cx(), script, Cases.A, Cases.B), ProofLimits.PACKET_ONLY);
    assertThat(draws.answer()).isEqualTo(Verdict.Answer.DIFFERENT);
    assertThat(draws.reason()).contains("1 measurements and resets");
  }

  @Test
  void whatThePacketProofCannotFollowIsUndecidedWithoutRuns() {
    Script script = Cases.remoteCx();
    script.gate(0, Gate.T, 0);
    Case turned = new Case(Cases.cx(), script, Cases.A, Cases.B);
    assertThat(verify(turned, ProofLimits.PACKET_ONLY).answer())
        .isEqualTo(Verdict.Answer.UNDECIDED);
    assertThat(verify(turned, WIDE).answer()).isEqualTo(Verdict.Answer.DIFFERENT);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Case(Program source, Script script, Place... places) {}

  private static List<Case> cases() {
    return List.of(
        new Case(Cases.cx(), Cases.remoteCx(), Cases.A, Cases.B),
        new Case(Cases.packet(), Cases.packetOfThree(), Cases.A, Cases.B),
        new Case(Cases.iswap(), Cases.thereAndBack(), Cases.A, Cases.B),
        new Case(Cases.farCx(), Cases.relay(), Cases.A, Cases.B, Cases.C),
        new Case(Cases.fan(), Cases.fanOut(), Cases.A, Cases.B, Cases.C),
        new Case(Cases.axes(), Cases.alongAxes(), Cases.A, Cases.B),
        new Case(Cases.feedback(), Cases.withFeedback(), Cases.A, Cases.B));
  }

  private static Verdict verify(Case one, ProofLimits limits) {
    return verify(one, limits, () -> false);
  }

  private static Verdict verify(Case one, ProofLimits limits, BooleanSupplier isTimeUp) {
    Network network = one.script().network();
    List<Text> texts = Emitter.emit(one.script().build(one.places()), network);
    return Proof.verify(one.source(), Optional.empty(), texts, network, limits, isTimeUp);
  }
}
