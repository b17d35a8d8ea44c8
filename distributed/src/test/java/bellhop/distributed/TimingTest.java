package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Reset;
import org.junit.jupiter.api.Test;

class TimingTest {
  private final Timing timing = new Timing(Samples.line(3, 1, 1));

  @Test
  void diagonalTurnsAreFramesButIdWaits() {
    assertThat(gate(Gate.RZ, 0.3)).isZero();
    assertThat(gate(Gate.U, 0, 0.1, 0.2)).isZero();
    assertThat(gate(Gate.U, 0.1, 0.1, 0.2)).isEqualTo(25_000);
    assertThat(gate(Gate.X)).isEqualTo(25_000);
    assertThat(gate(Gate.ID)).isEqualTo(25_000);
  }

  private long gate(Gate gate, double... angles) {
    return timing.durationPs(0, new Instruction.GateOn(GateCall.of(gate, angles, 0), -1));
  }

  @Test
  void gatesTakeTheirTimeByOperands() {
    assertThat(timing.durationPs(0, Samples.gate(Gate.CX, 0, 1))).isEqualTo(70_000);
    assertThat(timing.durationPs(0, Samples.gate(Gate.SWAP, 0, 1))).isEqualTo(70_000);
    assertThat(timing.durationPs(0, Samples.gate(Gate.CCX, 0, 1, 2))).isEqualTo(420_000);
  }

  @Test
  void aMeasurementIsReadoutAndClassification() {
    assertThat(timing.durationPs(0, new Measure(0, 0, -1, 0))).isEqualTo(800_000);
    assertThat(timing.durationPs(0, new Reset(0, -1, 0))).isEqualTo(400_000);
  }

  @Test
  void messagesTravelAlongThePath() {
    assertThat(timing.latencyPs(0, 1)).isEqualTo(150_000);
    assertThat(timing.latencyPs(0, 2)).isEqualTo(300_000);
    assertThat(timing.latencyPs(2, 2)).isZero();
  }
}
