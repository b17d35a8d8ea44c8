package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.pair.End;
import org.junit.jupiter.api.Test;

final class MemorySharesTest {

  /** QPU 1 in the middle of three links; the last one is not used. */
  private static MemoryShares shares() {
    Network network =
        NetworkReader.read(
            """
            format: bellhop-network/1
            name: three links at one machine
            qpus:
              - {name: q0, preset: transmon-2029, qubits: 8}
              - {name: q1, preset: transmon-2029, qubits: 8}
              - {name: q2, preset: transmon-2029, qubits: 8}
              - {name: q3, preset: transmon-2029, qubits: 8}
            qnus:
              - {name: q0/0, qpu: q0, communication-qubits: 3, memory-qubits: 5}
              - {name: q1/0, qpu: q1, communication-qubits: 3, memory-qubits: 5}
              - {name: q2/0, qpu: q2, communication-qubits: 3, memory-qubits: 5}
              - {name: q3/0, qpu: q3, communication-qubits: 3, memory-qubits: 5}
            links:
              - {name: left, between: [q0/0, q1/0], kind: microwave, preset: microwave-2029}
              - {name: right, between: [q1/0, q2/0], kind: microwave, preset: microwave-2029}
              - {name: idle, between: [q1/0, q3/0], kind: microwave, preset: microwave-2029}
            """,
            "shares.yaml");
    return new MemoryShares(network, new boolean[] {true, true, false});
  }

  @Test
  void linksInUseDivideTheMemoryAndTheFirstTakesWhatIsOver() {
    MemoryShares shares = shares();
    assertThat(shares.slots(0)).isEqualTo(3);
    assertThat(shares.slots(1)).isEqualTo(2);
    assertThat(shares.firstMemoryQubit(1, 0)).isZero();
    assertThat(shares.firstMemoryQubit(1, 1)).isEqualTo(3);
  }

  @Test
  void spareCommunicationQubitsGoRound() {
    assertThat(shares().spares(1, new boolean[] {true, false, false}))
        .containsExactly(new MemoryShares.Spare(0, End.B, 1), new MemoryShares.Spare(1, End.A, 2));
    assertThat(shares().spares(3, new boolean[3])).isEmpty();
  }
}
