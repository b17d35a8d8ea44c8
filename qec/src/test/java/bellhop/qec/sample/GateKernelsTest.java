package bellhop.qec.sample;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.Op;
import bellhop.units.Seed;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels of common gates against what the images say, on random frames. */
class GateKernelsTest {
  private static final int SHOTS = 256;

  static Stream<Op> gates() {
    return Stream.of(Op.values()).filter(op -> op.findImages().isPresent());
  }

  private static Frames frames() {
    Frames frames =
        new Frames(
            4,
            new ShotTable(1, SHOTS),
            new ShotTable(0, SHOTS),
            0,
            new Draws(new Seed(3).stream("frames")));
    frames.begin(new Seed(5).stream("frames"));
    for (long[] row : frames.x) {
      frames.draws.fill(row);
    }
    return frames;
  }

  @ParameterizedTest
  @MethodSource("gates")
  void kernelDoesWhatTheImagesSay(Op op) {
    int[] qubits = op.images().qubits() == 1 ? new int[] {2, 0} : new int[] {3, 1, 1, 0};
    Frames fast = frames();
    Frames slow = frames();
    GateKernels.of(op, qubits).run(fast);
    GateKernels.general(op.images(), qubits).run(slow);
    assertThat(fast.x).isEqualTo(slow.x);
    assertThat(fast.z).isEqualTo(slow.z);
  }
}
