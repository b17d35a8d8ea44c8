package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.circuit.generate.Family;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.topology.Topologies;
import bellhop.network.topology.Wish;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated programs on generated networks, small and large. */
class GeneratedNetworksTest {
  static final List<String> NAMES = Topologies.NAMES;

  private static final List<String> DIRECTLY_JOINED =
      List.of("all-to-all", "star", "clos", "fat-tree", "qfly", "data-centre");

  private static Network network(String name, int qpus, int qubits, Wish.Communication of) {
    Wish wish =
        new Wish(name, qpus, qubits, of, OptionalInt.empty(), OptionalInt.empty(), Map.of());
    return NetworkReader.read(Topologies.text(wish), name);
  }

  private static int proven(Program program, Network network) {
    CompileOptions quick = CompileOptions.DEFAULT.withEffort(Effort.FAST);
    Compiled compiled = Compiler.compile(program, network, quick);
    Answers.requireProven(program, compiled, network);
    return compiled.report().ebits();
  }

  /** A chain over six machines needs five pairs, over relays more. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void dividesAChain(String name) {
    Network network = network(name, 6, 4, new Wish.Communication.Usual());
    int ebits = proven(Family.GHZ.program(24), network);
    assertThat(ebits).isGreaterThanOrEqualTo(5);
    if (DIRECTLY_JOINED.contains(name) || name.equals("line")) {
      assertThat(ebits).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-to-all", "line", "clos", "domains"})
  void dividesAChainOverAHundred(String name) {
    Network network = network(name, 100, 2, new Wish.Communication.Usual());
    int ebits = proven(Family.GHZ.program(200), network);
    assertThat(ebits).isGreaterThanOrEqualTo(99);
    if (DIRECTLY_JOINED.contains(name) || name.equals("line")) {
      assertThat(ebits).isEqualTo(99);
    }
  }

  /** So many that none is missed: the peak stays below what there is. */
  @Test
  void neverRunsShortOfUnlimitedCommunicationQubits() {
    Network network = network("line", 4, 5, new Wish.Communication.Unlimited());
    Program program = Family.QUANTUM_VOLUME.program(16);
    Compiled compiled = Compiler.compile(program, network, CompileOptions.DEFAULT);
    assertThat(compiled.report().qnus())
        .allSatisfy(qnu ->
            assertThat(qnu.communicationPeak()).isLessThan(network.qnu(0).communicationQubits()));
  }
}
