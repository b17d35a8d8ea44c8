package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Gate;
import bellhop.distributed.Violation.Rule;
import bellhop.network.Coupling;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CouplingRulesTest {
  private static final Network FREE = Samples.line(1, 4, 2);

  /**
   * Four data qubits in a line, the first communication qubit beside the last, the second first.
   */
  private static final Network LINE = coupled(List.of(3, 0));

  private static Network coupled(List<Integer> linksAt) {
    Qpu qpu = FREE.qpu(0);
    Coupling line = new Coupling(4, Coupling.line(4), linksAt);
    return new Network(
        "line",
        List.of(
            new Qpu(
                qpu.name(), qpu.dataQubits(), qpu.device(), Optional.empty(), Optional.of(line))),
        FREE.qnus(),
        List.of(),
        FREE.links(),
        List.of());
  }

  private static Distributed program(Instruction... steps) {
    LocalProgram local =
        new LocalProgram(
            "a",
            4,
            List.of(new QnuRange(0, 4, 2)),
            List.of(new QnuRange(0, 6, 1)),
            Samples.bits("m"),
            List.of(steps));
    List<Place> places =
        List.of(new Place(0, 0), new Place(0, 1), new Place(0, 2), new Place(0, 3));
    return new Distributed(
        "x",
        List.of(local),
        List.of(),
        List.of(),
        List.of(),
        places,
        places,
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Violation> wrong(Network network, Instruction... steps) {
    return Validity.check(program(steps), network).stream()
        .filter(violation -> violation.rule() == Rule.COUPLING)
        .toList();
  }

  @Test
  void neighboursMayMeet() {
    assertThat(wrong(LINE, Samples.gate(Gate.CX, 0, 1), Samples.gate(Gate.CZ, 3, 2))).isEmpty();
    assertThat(wrong(LINE, Samples.gate(Gate.CX, 3, 4), Samples.gate(Gate.CX, 5, 0))).isEmpty();
    assertThat(wrong(LINE, Samples.gate(Gate.H, 0), Samples.gate(Gate.SWAP, 1, 2))).isEmpty();
  }

  @Test
  void othersMayNot() {
    assertThat(wrong(LINE, Samples.gate(Gate.H, 0), Samples.gate(Gate.CX, 0, 2)))
        .extracting(Violation::toString)
        .containsExactly("\"a\" step 1: a gate acts on data[0] and data[2], which are not coupled");
    assertThat(wrong(LINE, Samples.gate(Gate.CX, 4, 0))).hasSize(1);
    assertThat(wrong(LINE, Samples.gate(Gate.SWAP, 4, 5))).hasSize(1);
    assertThat(wrong(LINE, Samples.gate(Gate.CX, 3, 6))).hasSize(1);
  }

  @Test
  void gatesOnThreeAreGatesOnTwo() {
    assertThat(wrong(LINE, Samples.gate(Gate.CCX, 0, 1, 2)))
        .isNotEmpty()
        .allMatch(violation -> violation.reason().contains("data[0] and data[2]"));
  }

  @Test
  void withoutACouplingAllMayMeet() {
    assertThat(wrong(FREE, Samples.gate(Gate.CX, 0, 3), Samples.gate(Gate.CCX, 0, 1, 2))).isEmpty();
  }

  @Test
  void theProgramSaysWhatIsCoupledAndBelongsToThatNetwork() {
    Distributed program = program(Samples.gate(Gate.CX, 0, 1));
    List<Text> texts = Emitter.emit(program, LINE);
    assertThat(texts.getFirst().content())
        .contains(
            """
            pragma bellhop coupling data[0] data[1] link[1]
            pragma bellhop coupling data[1] data[2]
            pragma bellhop coupling data[2] data[3]
            pragma bellhop coupling data[3] link[0]
            """);
    assertThat(Reader.read(texts, LINE)).isEqualTo(program);
    assertThatThrownBy(() -> Reader.read(texts, FREE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("pragma bellhop coupling data[0]");
    assertThatThrownBy(() -> Reader.read(texts, coupled(List.of(1))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it would be bellhop coupling data[0] data[1]");
    assertThat(Emitter.emit(program, FREE).getFirst().content()).doesNotContain("coupling");
  }

  @Test
  void countsSwapsWhereThereIsACoupling() {
    Distributed program = program(Samples.gate(Gate.SWAP, 0, 1), Samples.gate(Gate.SWAP, 1, 2));
    assertThat(LocalSwaps.count(program, LINE)).isEqualTo(2);
    assertThat(LocalSwaps.count(program, FREE)).isZero();
  }

  @Test
  void whatASwapTakesAlongIsFollowed() {
    List<Instruction> steps = new ArrayList<>();
    steps.add(new Instruction.RequestPair(0, 4, 0, 0));
    steps.add(Samples.gate(Gate.SWAP, 3, 4));
    Occupancy occupancy = new Occupancy(program(), 0);
    assertThat(occupancy.holds(3)).isTrue();
    assertThat(occupancy.holds(4)).isFalse();
    steps.forEach(occupancy::after);
    assertThat(occupancy.holds(3)).isTrue();
    assertThat(occupancy.holds(4)).isTrue();
    occupancy.after(new Instruction.Measure(3, 0, Samples.NO_GUARD, Samples.NO_TURN));
    occupancy.after(Samples.gate(Gate.SWAP, 3, 4));
    assertThat(occupancy.holds(3)).isTrue();
    assertThat(occupancy.holds(4)).isFalse();
  }
}
