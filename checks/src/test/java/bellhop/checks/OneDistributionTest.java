package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiler;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.Simulator;
import bellhop.simulator.execution.Ideal;
import bellhop.simulator.execution.Noise;
import bellhop.simulator.execution.Plan;
import bellhop.units.Seed;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However a program is divided and however its communication is simulated, its outcomes follow one
 * distribution: that of one machine where nothing goes wrong, and the same one folded or explicit
 * where things do.
 */
class OneDistributionTest {
  /** One comparison in a family of about ten, at a level of 1e-4 each. */
  private static final double Z_LIMIT = 3.9;

  private static final double LEAST_IN_A_BIN = 10;

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "bell, two-cryostats",
    "teleport, two-cryostats",
    "teleport, four-qpu-star",
    "qft-12, two-cryostats-today",
    "qft-12, four-qpu-star",
    "qaoa-12, two-cryostats",
    "qaoa-12, two-buildings",
    "adder-10, four-qpu-star",
    "repetition-code, two-cryostats",
    "repetition-code, four-qpu-star",
    "qft-12, nearest-neighbours",
    "adder-10, nearest-neighbours",
    "repetition-code, nearest-neighbours",
    "grover-2, two-ions"
  })
  void withoutNoiseEveryShotIsThatOfOneMachine(String program, String network) {
    Machine many = Machine.of(program, network);
    Machine one = Machine.of(program, "one");
    SimulationOptions options = SimulationOptions.DEFAULT.withNoise(Noise.OFF);
    for (int seed = 0; seed < 12; seed++) {
      SimulationOptions single = options.withShots(1).withSeed(new Seed(seed));
      assertThat(many.run(single).counts()).as("seed %d", seed).isEqualTo(one.run(single).counts());
    }
    SimulationResult all = many.run(options.withShots(100));
    assertThat(all.counts()).isEqualTo(one.run(options.withShots(100)).counts());
    assertThat(all.pairs().used()).isEqualTo(100L * many.program.ebits()).isPositive();
  }

  /** Exact over all branches. */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "bell, two-cryostats",
    "teleport, four-qpu-star",
    "qft-12, two-cryostats",
    "qaoa-12, two-buildings",
    "adder-10, four-qpu-star",
    "repetition-code, two-cryostats",
    "grover-2, two-ions"
  })
  void withoutNoiseTheExactDistributionIsThatOfOneMachine(String program, String network) {
    Machine many = Machine.of(program, network);
    Machine one = Machine.of(program, "one");
    Ideal divided = many.ideal();
    Ideal whole = one.ideal();
    double sum = 0;
    for (String outcome : outcomes(one)) {
      double expected = whole.probability(outcome);
      assertThat(divided.probability(outcome)).as(outcome).isEqualTo(expected, within(1e-10));
      sum += expected;
    }
    assertThat(sum).isGreaterThan(0.5);
    assertThat(divided.likeliest()).isEqualTo(whole.likeliest());
  }

  private static Set<String> outcomes(Machine machine) {
    SimulationOptions options = SimulationOptions.DEFAULT.withShots(4_000);
    Set<String> outcomes = new TreeSet<>(machine.run(options).counts().keySet());
    outcomes.addAll(machine.run(options.withNoise(Noise.OFF)).counts().keySet());
    return outcomes;
  }

  /** Two samples compared by a G test for equal distributions, bins pooled to at least 10. */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "bell, two-cryostats-today, 20000",
    "teleport, two-cryostats-today, 20000",
    "grover-2, two-ions, 20000",
    "repetition-code, two-cryostats-today, 2000",
    "adder-10, two-cryostats-today, 1000",
    "repetition-code, nearest-neighbours, 2000",
    "qft-12, two-cryostats, 300"
  })
  void withNoiseFoldedAndExplicitExecutionAgree(String program, String network, long shots) {
    Machine machine = Machine.of(program, network);
    SimulationOptions options = SimulationOptions.DEFAULT.withShots(shots);
    SortedMap<String, Long> folded = machine.run(options).counts();
    SimulationOptions explicit = options.withExplicit(true).withSeed(new Seed(2));
    assertThat(score(folded, machine.run(explicit).counts())).isLessThan(Z_LIMIT);
  }

  private record Machine(Distributed program, Network network) {
    static Machine of(String name, String networkName) {
      var programs = Repository.root().resolve("examples/programs");
      Program source = QasmReader.read(programs.resolve(name + ".qasm"));
      if (networkName.equals("one")) {
        return of(unpinned(source), Network.one(source.qubitCount()));
      }
      var networks = Repository.root().resolve("examples/networks");
      return of(source, NetworkReader.read(networks.resolve(networkName + ".yaml")));
    }

    private static Machine of(Program source, Network network) {
      CompileOptions options = CompileOptions.DEFAULT;
      return new Machine(Compiler.compile(source, network, options).distributed(), network);
    }

    /** Pins name QPUs that one machine does not have. */
    private static Program unpinned(Program program) {
      List<Program.QubitRegister> qubits =
          program.qubits().stream()
              .map(q ->
                  new Program.QubitRegister(q.name(), q.first(), q.size(), q.scalar(), List.of()))
              .toList();
      return new Program(
          program.name(), qubits, program.variables(), program.operations(), program.pragmas());
    }

    SimulationResult run(SimulationOptions options) {
      return Simulator.run(program, network, options);
    }

    Ideal ideal() {
      return Ideal.find(Plan.of(program, network)).orElseThrow();
    }
  }

  /** Of the G statistic for equal distributions, by the approximation of Wilson and Hilferty. */
  private static double score(SortedMap<String, Long> first, SortedMap<String, Long> second) {
    double n1 = first.values().stream().mapToLong(n -> n).sum();
    double n2 = second.values().stream().mapToLong(n -> n).sum();
    Set<String> keys = new TreeSet<>(first.keySet());
    keys.addAll(second.keySet());
    double g = 0;
    double rest1 = 0;
    double rest2 = 0;
    int bins = 0;
    for (String key : keys) {
      double a = first.getOrDefault(key, 0L);
      double b = second.getOrDefault(key, 0L);
      if ((a + b) * StrictMath.min(n1, n2) / (n1 + n2) < LEAST_IN_A_BIN) {
        rest1 += a;
        rest2 += b;
      } else {
        g += term(a, n1, a + b, n1 + n2) + term(b, n2, a + b, n1 + n2);
        bins++;
      }
    }
    if (rest1 + rest2 > 0) {
      double rest = rest1 + rest2;
      g += term(rest1, n1, rest, n1 + n2) + term(rest2, n2, rest, n1 + n2);
      bins++;
    }
    assertThat(bins).isGreaterThan(1);
    double k = 2.0 / (9 * (bins - 1));
    return (StrictMath.cbrt(StrictMath.max(0, g) / (bins - 1)) - (1 - k)) / StrictMath.sqrt(k);
  }

  private static double term(double count, double sample, double both, double all) {
    return count == 0 ? 0 : 2 * count * StrictMath.log(count * all / (sample * both));
  }
}
