package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Violation.Rule;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final Network NETWORK = Samples.line(2, 1, 1);

  @Test
  void aRemoteCxBreaksNoRule() {
    assertThat(Validity.check(Samples.remoteCx(), NETWORK)).isEmpty();
  }

  @Test
  void seesOneDataQubitTooMany() {
    Distributed wide = withData(2);
    assertThat(rules(wide)).containsExactly(Rule.DATA_QUBITS);
  }

  private static Distributed withData(int count) {
    Distributed sample = Samples.remoteCx();
    List<LocalProgram> programs = new ArrayList<>(sample.programs());
    programs.set(0, new LocalProgram("a", count, List.of(), List.of(), List.of(), List.of()));
    programs.set(1, new LocalProgram("b", 1, List.of(), List.of(), List.of(), List.of()));
    return new Distributed(
        "x", programs, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of());
  }

  @Test
  void seesOneCommunicationQubitTooMany() {
    Network none = Samples.line(2, 1, 0);
    assertThat(Validity.check(Samples.remoteCx(), none))
        .extracting(Violation::reason)
        .contains("uses 1 communication qubits where there are 0 at a/0");
  }

  @Test
  void seesALinkThatIsNotThere() {
    Distributed broken = changed(0, steps -> steps.set(0, new RequestPair(0, 1, 7, 0)));
    assertThat(rules(broken)).contains(Rule.LINKS, Rule.PAIRS);
  }

  @Test
  void seesALinkThatEndsElsewhere() {
    Network three = Samples.line(3, 1, 1);
    Distributed sample = Samples.remoteCx();
    List<LocalProgram> programs = new ArrayList<>(sample.programs());
    programs.add(Samples.local("c", 2, List.of(), List.of()));
    Distributed good = Samples.with(sample, programs);
    assertThat(Validity.check(good, three)).isEmpty();
    Distributed bad = Samples.with(good, 0, replaced(good, 0, new RequestPair(0, 1, 1, 0)));
    assertThat(Validity.check(bad, three))
        .extracting(Violation::reason)
        .contains("pair 0 is asked of link link-1, which does not end here");
  }

  private static List<Instruction> replaced(Distributed distributed, int at, Instruction by) {
    List<Instruction> steps = new ArrayList<>(distributed.programs().get(0).instructions());
    steps.set(at, by);
    return steps;
  }

  @Test
  void seesADataQubitAskedToHoldAPair() {
    Distributed broken = changed(0, steps -> steps.set(0, new RequestPair(0, 0, 0, 0)));
    assertThat(rules(broken)).contains(Rule.LINKS);
  }

  @Test
  void seesAPairAskedForAtOneEndOnly() {
    Distributed broken = changed(1, steps -> steps.remove(0));
    assertThat(rules(broken)).contains(Rule.PAIRS, Rule.USE);
  }

  @Test
  void seesAPairAskedForTwice() {
    Distributed broken = changed(0, steps -> steps.add(new RequestPair(0, 1, 0, 0)));
    assertThat(rules(broken)).contains(Rule.PAIRS);
  }

  @Test
  void seesAPairThatNobodyUses() {
    Distributed broken = changed(0, steps -> steps.add(new RequestPair(1, 1, 0, 0)));
    assertThat(Validity.check(broken, NETWORK))
        .extracting(Violation::reason)
        .contains("pair 1 is never used");
  }

  @Test
  void seesAUseAfterTheMeasurement() {
    Distributed broken = changed(0, steps -> steps.add(Samples.gate(Gate.CX, 0, 1)));
    assertThat(Validity.check(broken, NETWORK).toString())
        .contains("\"a\" step 7: acts on link[0], which holds no pair");
  }

  @Test
  void seesAGateOnAMemoryQubit() {
    Distributed broken = changed(0, steps -> steps.add(Samples.gate(Gate.X, 2)));
    assertThat(rules(broken)).containsExactly(Rule.USE);
  }

  @Test
  void seesADroppedSendAndAMessageSentTwice() {
    assertThat(Validity.check(changed(0, steps -> steps.remove(3)), NETWORK))
        .extracting(Violation::reason)
        .containsExactly("message 0 from \"a\" to \"b\" is never sent");
    assertThat(rules(changed(0, steps -> steps.add(new Send(0, 1, 0)))))
        .containsExactly(Rule.MESSAGES);
    assertThat(rules(changed(0, steps -> steps.add(new Send(0, 9, 0)))))
        .containsExactly(Rule.MESSAGES);
  }

  @Test
  void seesAMissingTurn() {
    assertThat(rules(changed(0, steps -> steps.removeLast()))).containsExactly(Rule.TURNS);
  }

  @Test
  void seesADeadlock() {
    Distributed broken = changed(0, steps -> steps.add(0, steps.remove(4)));
    assertThat(rules(broken)).containsExactly(Rule.DEADLOCK);
  }

  @Test
  void seesProgramsOfOtherMachines() {
    assertThat(Validity.check(Samples.remoteCx(), Samples.line(3, 1, 1))).hasSize(1);
  }

  private static Distributed changed(int qpu, Consumer<List<Instruction>> change) {
    Distributed sample = Samples.remoteCx();
    List<Instruction> steps = new ArrayList<>(sample.programs().get(qpu).instructions());
    change.accept(steps);
    return Samples.with(sample, qpu, steps);
  }

  private static List<Rule> rules(Distributed distributed) {
    return Validity.check(distributed, NETWORK).stream().map(Violation::rule).distinct().toList();
  }
}
