package bellhop.bench;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.state.StateVector;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Twelve qubits: a whole noisy shot, and the passes that it is made of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StateVectorBenchmark {
  private static final int QUBITS = 12;
  private static final int GATES = 300;
  private static final Seed SEED = new Seed(12);

  private final StateVector state = StateVector.zero(QUBITS);
  private final List<GateCall> circuit = new ArrayList<>();
  private long shot;

  /** General one-qubit gates and cx in turn, on random qubits. */
  public StateVectorBenchmark() {
    RandomStream stream = SEED.stream("circuit");
    for (int i = 0; i < GATES; i++) {
      int a = stream.nextInt(QUBITS);
      int b = (a + 1 + stream.nextInt(QUBITS - 1)) % QUBITS;
      double[] angles = {stream.nextDouble(), stream.nextDouble(), stream.nextDouble()};
      circuit.add(i % 2 == 0 ? GateCall.of(Gate.U, angles, a) : GateCall.of(Gate.CX, a, b));
    }
  }

  /** Damping on every operand of every gate, a Pauli fault in a thousand, all qubits measured. */
  @Benchmark
  public int noisyShot() {
    RandomStream stream = SEED.stream("noise", shot++);
    state.reset();
    for (GateCall call : circuit) {
      state.apply(call);
      for (int operand = 0; operand < call.qubitCount(); operand++) {
        disturb(call.qubit(operand), stream);
      }
    }
    int result = 0;
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      result += state.measure(qubit, stream.nextDouble()) << qubit;
    }
    return result;
  }

  private void disturb(int qubit, RandomStream stream) {
    double jump = 1e-3;
    if (stream.nextDouble() < jump && stream.nextDouble() < state.probabilityOfOne(qubit)) {
      state.project(qubit, 1);
      state.pauli(qubit, 1);
    } else {
      state.diagonal(qubit, 1, StrictMath.sqrt(1 - jump));
    }
    if (stream.nextDouble() < 1e-3) {
      state.pauli(qubit, 1 + stream.nextInt(3));
    }
  }

  @Benchmark
  @OperationsPerInvocation(QUBITS)
  public double generalTurn() {
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      state.apply(GateCall.of(Gate.U, new double[] {.3, .4, .5}, qubit));
    }
    return state.re(0);
  }

  @Benchmark
  @OperationsPerInvocation(QUBITS)
  public double cnot() {
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      state.apply(GateCall.of(Gate.CX, qubit, (qubit + 5) % QUBITS));
    }
    return state.re(0);
  }

  @Benchmark
  @OperationsPerInvocation(QUBITS)
  public double controlledPhase() {
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      state.apply(GateCall.of(Gate.CP, new double[] {.3}, qubit, (qubit + 5) % QUBITS));
    }
    return state.re(0);
  }
}
