package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.RequestPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeaksTest {
  @Test
  void countsFromRequestToLastUse() {
    assertThat(Peaks.byQpu(Samples.remoteCx())).containsExactly(1, 1);
    assertThat(Peaks.byQnu(Samples.remoteCx(), 3)).containsExactly(1, 1, 0);
  }

  @Test
  void theMostInUseIsThePeak() {
    Distributed distributed = Samples.remoteCx();
    for (int qpu = 0; qpu < 2; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      int[] inUse = Peaks.inUse(distributed, qpu);
      assertThat(inUse).hasSameSizeAs(local.instructions()).contains(1);
      assertThat(Arrays.stream(inUse).max()).hasValue(Peaks.byQpu(distributed)[qpu]);
    }
  }

  @Test
  void countsEachQnuForItself() {
    // Qubit 1 and 2 belong to QNU 0, qubit 3 to QNU 1; two and then two are busy together.
    List<Instruction> steps =
        List.of(
            new RequestPair(0, 1, 0, 0),
            new RequestPair(1, 2, 0, 0),
            Samples.gate(Gate.CX, 1, 2),
            new RequestPair(2, 3, 1, 0),
            Samples.gate(Gate.CX, 0, 3),
            Samples.gate(Gate.X, 1),
            new RequestPair(3, 1, 0, 0),
            Samples.gate(Gate.CX, 0, 1));
    LocalProgram local =
        new LocalProgram(
            "a",
            1,
            List.of(new QnuRange(0, 1, 2), new QnuRange(1, 3, 1)),
            List.of(),
            List.of(),
            steps);
    Distributed distributed =
        new Distributed(
            "x",
            List.of(local),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(Peaks.byQpu(distributed)).containsExactly(2);
    assertThat(Peaks.byQnu(distributed, 2)).containsExactly(2, 1);
  }
}
