package bellhop.bench;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.state.PauliFrames;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Pauli frames of 1,000 qubits and 1,024 shots; an operation is one gate on one shot. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FramesBenchmark {
  private static final int QUBITS = 1000;
  private static final int SHOTS = 1024;

  private final PauliFrames frames = new PauliFrames(QUBITS, SHOTS);
  private final GateCall[] cnots = new GateCall[QUBITS - 1];
  private final GateCall[] hadamards = new GateCall[QUBITS - 1];

  public FramesBenchmark() {
    for (int qubit = 0; qubit < QUBITS - 1; qubit++) {
      cnots[qubit] = GateCall.of(Gate.CX, qubit, qubit + 1);
      hadamards[qubit] = GateCall.of(Gate.H, qubit);
    }
    frames.pauli(0, 17, 3);
  }

  @Benchmark
  @OperationsPerInvocation((QUBITS - 1) * SHOTS)
  public int cnot() {
    return applyAll(cnots);
  }

  @Benchmark
  @OperationsPerInvocation((QUBITS - 1) * SHOTS)
  public int hadamard() {
    return applyAll(hadamards);
  }

  private int applyAll(GateCall[] calls) {
    for (GateCall call : calls) {
      frames.apply(call);
    }
    return frames.frame(0, 17);
  }
}
