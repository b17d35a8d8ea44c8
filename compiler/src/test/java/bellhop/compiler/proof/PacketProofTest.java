package bellhop.compiler.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Place;
import bellhop.distributed.Result;
import bellhop.distributed.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketProofTest {
  @Test
  void aCopyCarriesACx() {
    requireProved(Cases.cx(), Cases.remoteCx(), Cases.A, Cases.B);
  }

  @Test
  void aPacketCarriesThreeGatesAndAFlip() {
    requireProved(Cases.packet(), Cases.packetOfThree(), Cases.A, Cases.B);
  }

  @Test
  void aQubitGoesThereAndBack() {
    requireProved(Cases.iswap(), Cases.thereAndBack(), Cases.A, Cases.B);
  }

  @Test
  void aCopyBecomesTheQubit() {
    requireProved(Cases.promoted(), Cases.promotion(), Cases.homesOfPromoted());
    requireProved(Cases.promoted(), Cases.keptCopy(), Cases.homesOfPromoted());
  }

  @Test
  void aRelayJoinsTwoPairs() {
    requireProved(Cases.farCx(), Cases.relay(), Cases.A, Cases.B, Cases.C);
  }

  @Test
  void aCopyFansOut() {
    requireProved(Cases.fan(), Cases.fanOut(), Cases.A, Cases.B, Cases.C);
  }

  @Test
  void copiesStandAlongAnyAxis() {
    requireProved(Cases.axes(), Cases.alongAxes(), Cases.A, Cases.B);
  }

  @Test
  void anOutcomeDecidesElsewhere() {
    requireProved(Cases.feedback(), Cases.withFeedback(), Cases.A, Cases.B);
  }

  /** Each copy leaves a turn of the root that is below any tolerance. */
  @Test
  void smallTurnsThatCopiesLeaveAddUp() {
    double small = StrictMath.PI / (1 << 28);
    ProgramBuilder source = new ProgramBuilder("small").qubits("q", 2);
    Script script = new Script(2, 1, 1);
    for (int i = 0; i < 20; i++) {
      source.cp(small, 0, 1);
      script.copy(0, 0, 0, 1, 0);
      script.gate(1, Gate.CP, small, script.link(0), 0);
      script.end(1, 0, 0, Gate.Z, 0);
    }
    source.h(0).cz(0, 1).h(0);
    script.gate(0, Gate.H, 0);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CZ, script.link(0), 0);
    script.end(1, 0, 0, Gate.Z, 0);
    script.gate(0, Gate.H, 0);
    requireProved(source.build(), script, Cases.A, Cases.B);
  }

  static void requireProved(Program source, Script script, Place... places) {
    Distributed distributed = script.build(places);
    assertThat(Validity.check(distributed, script.network())).isEmpty();
    assertThat(PacketProof.findFault(source, distributed)).isEmpty();
  }

  @Test
  void seesEveryDroppedGateMeasurementAndCorrection() {
    for (Script script : List.of(Cases.remoteCx(), Cases.packetOfThree())) {
      Program source = script.steps(1).size() == 7 ? Cases.cx() : Cases.packet();
      for (int qpu = 0; qpu < 2; qpu++) {
        for (int i = 0; i < script.steps(qpu).size(); i++) {
          if (script.steps(qpu).get(i) instanceof GateOn) {
            Instruction dropped = script.steps(qpu).remove(i);
            assertThat(fault(source, script)).as("without " + dropped).isPresent();
            script.steps(qpu).add(i, dropped);
          }
        }
      }
    }
  }

  private static Optional<String> fault(Program source, Script script) {
    return PacketProof.findFault(source, script.build(Cases.A, Cases.B));
  }

  @Test
  void seesSwappedBits() {
    Script script = Cases.thereAndBack();
    List<Instruction> b = script.steps(1);
    int first = indexOf(b, Receive.class, 0);
    Receive x = (Receive) b.get(first);
    Receive z = (Receive) b.get(first + 1);
    b.set(first, new Receive(z.cell(), x.from(), x.key()));
    b.set(first + 1, new Receive(x.cell(), z.from(), z.key()));
    assertThat(fault(Cases.iswap(), script)).isPresent();
  }

  @Test
  void seesACorrectionByTheWrongBit() {
    Script script = Cases.packetOfThree();
    List<Instruction> b = script.steps(1);
    int x = b.indexOf(new GateOn(GateCall.of(Gate.X, script.link(0)), 0));
    b.remove(x);
    b.add(new GateOn(GateCall.of(Gate.X, script.link(0)), 0));
    assertThat(fault(Cases.packet(), script)).isPresent();
  }

  @Test
  void seesAPacketThatGoesOnOverAHadamard() {
    Program source = new ProgramBuilder("trap").qubits("q", 2).cz(0, 1).h(0).cz(0, 1).build();
    Script script = new Script(2, 1, 1);
    script.copy(0, 0, 0, 1, 0);
    script.gate(1, Gate.CZ, script.link(0), 0);
    script.gate(0, Gate.H, 0);
    script.gate(1, Gate.CZ, script.link(0), 0);
    script.end(1, 0, 0, Gate.X, 0);
    assertThat(fault(source, script).orElseThrow()).contains("axis");
  }

  @Test
  void seesACorrectionAlongTheWrongAxis() {
    Script script = Cases.remoteCx();
    List<Instruction> a = script.steps(0);
    a.set(a.size() - 1, new GateOn(GateCall.of(Gate.X, 0), 1));
    assertThat(fault(Cases.cx(), script)).isPresent();
    a.set(a.size() - 1, new GateOn(GateCall.of(Gate.H, 0), 1));
    assertThat(fault(Cases.cx(), script).orElseThrow()).contains("axis");
  }

  @Test
  void seesACopyAlongTheWrongAxis() {
    Script script = Cases.remoteCx();
    script.steps(0).add(1, new GateOn(GateCall.of(Gate.H, 0), -1));
    script.steps(0).add(3, new GateOn(GateCall.of(Gate.H, 0), -1));
    assertThat(fault(Cases.cx(), script)).isPresent();
  }

  @Test
  void seesTheWrongEndOfAPair() {
    Script script = Cases.remoteCx();
    List<Instruction> b = script.steps(1);
    int use = b.indexOf(new GateOn(GateCall.of(Gate.CX, script.link(0), 0), -1));
    b.set(use, new GateOn(GateCall.of(Gate.CX, 0, script.link(0)), -1));
    assertThat(fault(Cases.cx(), script)).isPresent();
  }

  @Test
  void seesAWrongAngle() {
    Script script = Cases.packetOfThree();
    List<Instruction> b = script.steps(1);
    int use = indexOf(b, GateOn.class, 1);
    GateCall wrong = GateCall.of(Gate.CP, new double[] {0.3001}, script.link(0), 0);
    b.set(use, new GateOn(wrong, -1));
    assertThat(fault(Cases.packet(), script).orElseThrow()).contains("angle");
  }

  @Test
  void seesGatesOutOfOrder() {
    Script script = Cases.packetOfThree();
    List<Instruction> b = script.steps(1);
    int rx = indexOf(b, GateOn.class, 2);
    b.add(rx + 1, b.remove(rx));
    assertThat(fault(Cases.packet(), script)).isPresent();
  }

  @Test
  void letsWhatCommutesChangePlaces() {
    Program source =
        new ProgramBuilder("order").qubits("q", 3).cp(.1, 0, 1).cp(.2, 0, 2).cz(1, 2).build();
    Program other =
        new ProgramBuilder("other").qubits("q", 3).cz(2, 1).cp(.2, 2, 0).cp(.1, 0, 1).build();
    assertThat(same(source, other)).isTrue();
    Program turned = new ProgramBuilder("turned").qubits("q", 3).h(1).cp(.1, 0, 1).h(1).build();
    Program before = new ProgramBuilder("before").qubits("q", 3).cp(.1, 0, 1).build();
    assertThat(same(turned, before)).isFalse();
  }

  @Test
  void readsASwapAsGatesOrAsARenaming() {
    Program source =
        new ProgramBuilder("swap").qubits("q", 2).h(0).apply(Gate.SWAP, 0, 1).cp(.3, 0, 1).build();
    Program gates =
        new ProgramBuilder("gates")
            .qubits("q", 2)
            .h(0)
            .cx(0, 1)
            .cx(1, 0)
            .cx(0, 1)
            .cp(.3, 0, 1)
            .build();
    assertThat(same(source, gates)).isTrue();
    assertThat(same(gates, source)).isTrue();
    assertThat(same(source, source)).isTrue();
  }

  /** Compares as if a compiler had made the second for one QPU. */
  private static boolean same(Program source, Program other) {
    Script script = new Script(1, source.qubitCount(), 0);
    Place[] places = new Place[source.qubitCount()];
    for (int i = 0; i < places.length; i++) {
      places[i] = new Place(0, i);
    }
    other
        .operations()
        .forEach(operation -> {
          if (operation instanceof Operation.Apply(var call)) {
            script.add(0, new GateOn(call, -1));
          }
        });
    return PacketProof.findFault(source, script.build(places)).isEmpty();
  }

  @Test
  void seesAMeasurementOfTheWrongBranch() {
    Script script = Cases.withFeedback();
    List<Instruction> b = script.steps(1);
    GateOn x = new GateOn(GateCall.of(Gate.X, 0), 2);
    int at = b.indexOf(x);
    assertThat(at).isPositive();
    b.set(at, new GateOn(x.call(), 3));
    assertThat(fault(Cases.feedback(), script)).isPresent();
  }

  @Test
  void seesAResultInTheWrongCell() {
    Distributed good = Cases.withFeedback().build(Cases.A, Cases.B);
    Distributed bad =
        new Distributed(
            good.program(),
            good.programs(),
            good.pairs(),
            good.variables(),
            List.of(new Result(0, 1, good.results().get(1).cell()), good.results().get(1)),
            good.start(),
            good.end(),
            List.of(),
            List.of(),
            List.of());
    assertThat(PacketProof.findFault(Cases.feedback(), bad).orElseThrow()).contains("cell 0");
  }

  @Test
  void seesASendOfTheWrongCell() {
    Script script = Cases.remoteCx();
    List<Instruction> a = script.steps(0);
    int send = indexOf(a, Send.class, 0);
    Send old = (Send) a.get(send);
    a.set(send, new Send(1, old.to(), old.key()));
    assertThat(fault(Cases.cx(), script)).isPresent();
  }

  @Test
  void seesACopyThatIsNeverEnded() {
    Script script = Cases.remoteCx();
    List<Instruction> b = script.steps(1);
    int measure = indexOf(b, Measure.class, 0);
    Measure end = (Measure) b.get(measure);
    List<Instruction> rest = new ArrayList<>(b.subList(measure + 1, b.size()));
    b.subList(measure - 1, b.size()).clear();
    rest.forEach(b::add);
    assertThat(end.turn()).isEqualTo(Instruction.NO_TURN);
    assertThat(fault(Cases.cx(), script)).isPresent();
  }

  private static int indexOf(List<Instruction> steps, Class<?> type, int skip) {
    int left = skip;
    for (int i = 0; i < steps.size(); i++) {
      if (type.isInstance(steps.get(i)) && left-- == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + type);
  }
}
