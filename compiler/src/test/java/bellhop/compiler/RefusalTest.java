package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What the user did wrong, and what the compiler says to it. */
class RefusalTest {
  private static final Network TWO = Networks.complete(2, 4, 1);

  private static AbstractThrowableAssert<?, ?> refusal(Program program, Network network) {
    return refusal(program, network, Placement.FREE);
  }

  private static AbstractThrowableAssert<?, ?> refusal(
      Program program, Network network, Placement placement) {
    CompileOptions options = CompileOptions.DEFAULT.withPlacement(placement);
    return assertThatThrownBy(() -> Compiler.compile(program, network, options))
        .isInstanceOf(InputException.class);
  }

  @Test
  void saysByHowManyQubitsAProgramIsTooLarge() {
    refusal(Circuits.ghz(11), TWO)
        .hasMessage(
            "ghz: the program has 11 qubits, 3 too many; the QPUs of \"complete\" have 8 together."
                + " Maybe a larger network helps.");
  }

  @Test
  void saysWhichQpusAreUnconnected() {
    Network apart = Networks.network("apart", new int[] {2, 2}, 1, List.of());
    refusal(Circuits.ghz(4), apart).hasMessageContaining("no links lead from one to the other");
  }

  @Test
  void saysWhichQnuHasNoCommunicationQubits() {
    refusal(Circuits.ghz(4), Networks.complete(2, 2, 0))
        .hasMessageContaining("the QNU \"qpu0/0\" has no communication qubits");
  }

  @Test
  void refusesALoopThatCannotEnd() {
    Program program =
        new ProgramBuilder("endless")
            .qubits("q", 2)
            .bit("c")
            .measure(0, 0)
            .add(
                new Operation.While(
                    new Expression.Cell(0),
                    List.of(new Operation.Apply(GateCall.of(Gate.CX, 0, 1))),
                    7))
            .build();
    refusal(program, TWO)
        .hasMessage(
            "endless:7:1: a while loop that does not end once it has begun; nothing in its body"
                + " changes what its condition reads. Maybe a measurement in it was meant.");
  }

  @Test
  void refusesALoopWhoseConditionAlwaysHolds() {
    Program program =
        new ProgramBuilder("endless")
            .qubits("q", 2)
            .bit("c")
            .loop(new Expression.Constant(1), turn -> turn.h(0).measure(0, 0))
            .build();
    refusal(program, TWO).hasMessageContaining("does not end once it has begun");
  }

  @Test
  void namesTheNearestQpu() {
    Program program =
        new ProgramBuilder("pins").annotate("bellhop.qpu", "\"qpu7\"").qubits("q", 2).build();
    refusal(program, TWO)
        .hasMessageContaining("unknown QPU \"qpu7\"")
        .hasMessageContaining("Maybe \"qpu0\" was meant");
  }

  @Test
  void refusesTwoPlacesForOneQubit() {
    Program program =
        new ProgramBuilder("pins")
            .annotate("bellhop.qpu", "0")
            .annotate("bellhop.qpu", "1")
            .qubits("q", 2)
            .build();
    refusal(program, TWO)
        .hasMessageContaining("qubit q[0] is pinned to \"qpu1\"")
        .hasMessageContaining("it is already pinned to \"qpu0\"");
  }

  @Test
  void refusesMorePinsThanDataQubits() {
    Program program =
        new ProgramBuilder("pins").annotate("bellhop.qpu", "\"qpu0\"").qubits("q", 5).build();
    refusal(program, TWO).hasMessageContaining("it has 4 data qubits");
  }

  @Test
  void placementFileIsCheckedLikeAnnotations() {
    Program program = new ProgramBuilder("pins").qubits("q", 2).cz(0, 1).build();
    Location where = new Location("place.yaml", 3, 1);
    Placement.Pin wrong = new Placement.Pin("r", -1, "qpu0", where);
    refusal(program, TWO, new Placement(List.of(wrong)))
        .hasMessageContaining("place.yaml:3:1: unknown qubit register \"r\"");
    Placement.Pin outside = new Placement.Pin("q", 2, "qpu0", where);
    refusal(program, TWO, new Placement(List.of(outside)))
        .hasMessageContaining("the register has 2 qubits");
  }
}
