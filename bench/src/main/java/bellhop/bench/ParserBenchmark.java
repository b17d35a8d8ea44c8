package bellhop.bench;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Three million characters of OpenQASM: gates with and without angles, measured at the end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParserBenchmark {
  private static final int CHARACTERS = 3_000_000;

  private final String text = text();

  private static String text() {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    text.append("qubit[100] q;\nbit[100] c;\n");
    for (int i = 0; text.length() < CHARACTERS; i++) {
      text.append("h q[").append(i % 100).append("];\n");
      text.append("cp(pi/").append(1 + i % 64).append(") q[").append(i % 100);
      text.append("], q[").append((i + 7) % 100).append("];\n");
    }
    return text.append("c = measure q;\n").toString();
  }

  @Benchmark
  public Program read() {
    return QasmReader.read(text, "large.qasm");
  }
}
