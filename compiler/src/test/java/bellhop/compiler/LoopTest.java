package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Expression;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Reader;
import bellhop.distributed.Recount;
import bellhop.distributed.Stretches;
import bellhop.distributed.Text;
import bellhop.distributed.Unrolling;
import bellhop.distributed.Validity;
import bellhop.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops on measured bits, divided over several QPUs. */
class LoopTest {
  private static final Network TWO = Networks.complete(2, 2, 1);

  private static Network network(int which) {
    return switch (which % 4) {
      case 0 -> Networks.complete(2, 2, 1);
      case 1 -> Networks.complete(2, 2, 2);
      case 2 -> Networks.line(4, 1, 2);
      default -> Networks.star(3, 2, 2);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 20, 30, 40, 50})
  void randomProgramsDoWhatTheirSourceDoes(int first) {
    int turns = 0;
    for (int seed = first; seed < first + 10; seed++) {
      Network network = network(seed);
      Program source = Circuits.looping(4, 8, seed);
      Compiled compiled = Compiler.compile(source, network, CompileOptions.DEFAULT);
      Distributed distributed = compiled.distributed();
      List<Text> texts = Emitter.emit(distributed, network);
      assertThat(Reader.read(texts, network)).as("seed %d", seed).isEqualTo(distributed);
      assertThat(Recount.ebits(texts)).isEqualTo(compiled.report().ebits());
      assertThat(compiled.report().lowerBound()).isLessThanOrEqualTo(compiled.report().ebits());
      Verdict packet = proof(compiled, texts, network, ProofLimits.PACKET_ONLY);
      assertThat(packet.isEqual()).as("seed %d: %s", seed, packet.reason()).isTrue();
      Verdict verdict = proof(compiled, texts, network, ProofLimits.AUTO);
      assertThat(verdict.isEqual()).as("seed %d: %s", seed, verdict.reason()).isTrue();
      for (int run = 0; run < 3; run++) {
        Optional<LoopReferee.Shown> shown =
            LoopReferee.show(compiled.program(), distributed, 100 * seed + run);
        if (shown.isPresent()) {
          assertThat(shown.get().agrees()).as("seed %d run %d", seed, run).isTrue();
          turns += shown.get().turns();
        }
      }
    }
    assertThat(turns).isGreaterThan(20);
  }

  /** Written out turn by turn a program keeps all rules, with pairs, messages and draws its own. */
  @Test
  void unrolledProgramsAreValid() {
    for (int seed = 0; seed < 12; seed++) {
      Network network = network(seed);
      Distributed distributed = compiled(Circuits.looping(4, 8, seed), network).distributed();
      for (int most = 0; most < 4; most++) {
        int enough = most;
        Distributed unrolled =
            Unrolling.of(distributed, (_, _, turns) -> turns < enough).unrolled();
        assertThat(Validity.check(unrolled, network)).as("seed %d", seed).isEmpty();
      }
      Distributed once = Unrolling.once(distributed).unrolled();
      assertThat(once.ebits()).isEqualTo(distributed.ebits());
      assertThat(once.turns()).isEqualTo(distributed.turns());
    }
  }

  private static Compiled compiled(Program source, Network network) {
    return Compiler.compile(source, network, CompileOptions.DEFAULT);
  }

  private static Verdict proof(
      Compiled compiled, List<Text> texts, Network network, ProofLimits limits) {
    return Proof.verify(
        compiled.program(), compiled.rewritten(), texts, network, limits, () -> false);
  }

  private static Verdict proof(Program source, Mutant mutant, Network network) {
    List<Text> texts = Emitter.emit(mutant.build(), network);
    return Proof.verify(source, texts, network, ProofLimits.AUTO);
  }

  @Test
  void bodiesCountAsOneTurn() {
    Compiled compiled = compiled(Circuits.repeatUntilSuccess(), TWO);
    assertThat(compiled.report().ebits()).isEqualTo(3);
    assertThat(Stretches.ebitsOfLoops(compiled.distributed())).containsExactly(2);
  }

  @Test
  void eachTurnSpendsItsPairs() {
    Compiled compiled = compiled(Circuits.repeatUntilSuccess(), TWO);
    int turns = 0;
    for (int seed = 0; seed < 40; seed++) {
      LoopReferee.Shown shown =
          LoopReferee.show(compiled.program(), compiled.distributed(), seed).orElseThrow();
      assertThat(shown.agrees()).isTrue();
      assertThat(shown.pairs()).isEqualTo(1 + 2 * shown.turns());
      turns += shown.turns();
    }
    assertThat(turns).isGreaterThan(20);
  }

  /** The measured qubit is brought to the other QPU by teleportation, in each turn. */
  @Test
  void aTurnMayTeleportWhatItMeasures() {
    ProgramBuilder b =
        new ProgramBuilder("teleported")
            .annotate("bellhop.qpu", "0")
            .qubits("a", 2)
            .annotate("bellhop.qpu", "1")
            .qubits("b", 1)
            .bit("again")
            .bits("m", 2);
    b.h(0).measure(0, 0);
    b.loop(
        new Expression.Cell(0),
        turn -> {
          turn.rx(1.1, 0).reset(1).h(1).reset(2).cx(1, 2);
          turn.cx(0, 1).h(0).measure(0, 1).measure(1, 2);
          turn.when(2, then -> then.x(2)).when(1, then -> then.z(2));
          turn.measure(2, 0);
        });
    Program source = b.build();
    Compiled compiled = compiled(source, TWO);
    Verdict verdict =
        Proof.verify(source, Emitter.emit(compiled.distributed(), TWO), TWO, ProofLimits.AUTO);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.reason()).doesNotContain("does not follow");
    for (int seed = 0; seed < 20; seed++) {
      LoopReferee.Shown shown =
          LoopReferee.show(source, compiled.distributed(), seed).orElseThrow();
      assertThat(shown.agrees()).isTrue();
      assertThat(shown.pairs()).isEqualTo(shown.turns());
    }
  }

  @Test
  void aConditionThatIsFalseAtTheStartSpendsNothing() {
    Program source =
        new ProgramBuilder("never")
            .annotate("bellhop.qpu", "0")
            .qubits("a", 1)
            .annotate("bellhop.qpu", "1")
            .qubits("b", 1)
            .bit("c")
            .loop(new Expression.Cell(0), turn -> turn.cx(0, 1).h(0).measure(0, 0))
            .build();
    Distributed distributed = compiled(source, TWO).distributed();
    assertThat(distributed.ebits()).isEqualTo(1);
    LoopReferee.Shown shown = LoopReferee.show(source, distributed, 1).orElseThrow();
    assertThat(shown.agrees()).isTrue();
    assertThat(shown.pairs()).isZero();
  }

  @Test
  void whoHearsNothingOfTheConditionIsFound() {
    Program source = Circuits.repeatUntilSuccess();
    Mutant mutant = new Mutant(compiled(source, TWO).distributed(), TWO);
    List<Instruction> there = mutant.steps.get(1);
    int end = lastEdge(there);
    Instruction.Receive told = (Instruction.Receive) there.remove(end - 1);
    mutant.steps.get(0).removeIf(step -> step instanceof Send send && send.key() == told.key());
    assertThat(proof(source, mutant, TWO).reason()).contains("has not the source's condition");
  }

  @Test
  void whoTurnsByAnotherBitIsFound() {
    Program source = Circuits.repeatUntilSuccess();
    Distributed distributed = compiled(source, TWO).distributed();
    for (int cell = 0; cell < distributed.programs().get(1).cells().size(); cell++) {
      Mutant mutant = new Mutant(distributed, TWO);
      int other = cell;
      boolean[] isOther = {false};
      mutant
          .steps
          .get(1)
          .replaceAll(step -> {
            if (step instanceof LoopEdge edge) {
              isOther[0] = edge.cell() != other;
              return new LoopEdge(edge.loop(), other, edge.begins());
            }
            return step;
          });
      Verdict verdict = proof(source, mutant, TWO);
      assertThat(verdict.isEqual()).isEqualTo(!isOther[0]);
    }
  }

  @Test
  void aPairThatOneEndAsksForOutsideIsFound() {
    Program source = Circuits.repeatUntilSuccess();
    Mutant mutant = new Mutant(compiled(source, TWO).distributed(), TWO);
    List<Instruction> here = mutant.steps.get(0);
    int request = index(here, RequestPair.class::isInstance);
    here.add(index(here, LoopEdge.class::isInstance), here.remove(request));
    assertThat(proof(source, mutant, TWO).reason())
        .matches(".*(in use at the edge of a loop|elsewhere among the loops).*");
  }

  @Test
  void aCopyThatLivesAcrossTheEdgeIsFound() {
    Program source = Circuits.repeatUntilSuccess();
    Mutant mutant = new Mutant(compiled(source, TWO).distributed(), TWO);
    List<Instruction> there = mutant.steps.get(1);
    int request = index(there, RequestPair.class::isInstance);
    there.add(request + 2, there.remove(index(there, LoopEdge.class::isInstance)));
    Verdict verdict = proof(source, mutant, TWO);
    assertThat(verdict.isEqual()).isFalse();
    assertThat(verdict.reason()).contains("in use at the edge of a loop");
  }

  @Test
  void aQpuWithoutTheLoopIsFound() {
    Program source = Circuits.repeatUntilSuccess();
    Mutant mutant = new Mutant(compiled(source, TWO).distributed(), TWO);
    mutant.steps.get(1).removeIf(LoopEdge.class::isInstance);
    assertThat(proof(source, mutant, TWO).reason())
        .contains("elsewhere among the loops at its other end");
  }

  @Test
  void nothingMovesBetweenQpus() {
    Program source = Circuits.looping(4, 20, 5);
    assertThat(compiled(source, Networks.complete(2, 2, 2)).distributed().moves()).isEmpty();
  }

  @Test
  void qpusWithoutPartInLoopsHaveNone() {
    ProgramBuilder b = new ProgramBuilder("apart");
    for (int qpu = 0; qpu < 3; qpu++) {
      b.annotate("bellhop.qpu", "" + qpu).qubits("q" + qpu, 2);
    }
    b.bit("c").bits("r", 2);
    b.h(0).h(4).cx(4, 5).measure(0, 0).cx(5, 1);
    b.loop(new Expression.Cell(0), turn -> turn.h(0).cx(1, 2).measure(0, 0));
    Program source = b.cx(4, 3).cx(0, 5).measure(5, 1).measure(3, 2).build();
    Network network = Networks.complete(3, 2, 2);
    Distributed distributed = compiled(source, network).distributed();
    assertThat(distributed.programs().get(2).instructions()).noneMatch(LoopEdge.class::isInstance);
    List<Text> texts = Emitter.emit(distributed, network);
    Verdict verdict = Proof.verify(source, texts, network, ProofLimits.PACKET_ONLY);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    for (int seed = 0; seed < 10; seed++) {
      assertThat(LoopReferee.show(source, distributed, seed).orElseThrow().agrees()).isTrue();
    }
  }

  private static int index(List<Instruction> steps, Predicate<Instruction> meant) {
    int index = 0;
    while (!meant.test(steps.get(index))) {
      index++;
    }
    return index;
  }

  private static int lastEdge(List<Instruction> steps) {
    int index = steps.size() - 1;
    while (!(steps.get(index) instanceof LoopEdge)) {
      index--;
    }
    return index;
  }
}
