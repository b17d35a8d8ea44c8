package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Program;
import bellhop.network.Network;
import bellhop.units.InputException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs on networks of every shape, with few communication qubits. */
class CompilerPropertyTest {
  private static final CompileOptions QUICK = CompileOptions.DEFAULT.withEffort(Effort.FAST);

  static Stream<Network> networks() {
    return Stream.of(1, 2, 4, 8)
        .flatMap(c ->
            Stream.of(
                Networks.complete(3, 3, c),
                Networks.line(2, 4, c),
                Networks.line(4, 2, Math.max(2, c)),
                Networks.star(4, 2, Math.max(2, c))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyAnswerIsValid(Network network) {
    for (int seed = 0; seed < 3; seed++) {
      Program program = Circuits.random(7, 40, seed);
      Answers.requireProven(program, Compiler.compile(program, network, QUICK), network);
      Program dynamic = Circuits.dynamic(7, 30, seed);
      Answers.requireSound(Compiler.compile(dynamic, network, QUICK), network);
    }
  }

  @Test
  void statesEqualTheSource() {
    for (int seed = 0; seed < 24; seed++) {
      Program program = Circuits.random(5, 25, seed);
      Network network = seed % 2 == 0 ? Networks.complete(3, 2, 2) : Networks.line(3, 2, 2);
      Compiled compiled = Compiler.compile(program, network, QUICK);
      assertThat(Referee.fidelity(program, compiled.distributed(), seed))
          .as("seed %d", seed)
          .isCloseTo(1, Answers.EXACT);
    }
  }

  @Test
  void outcomesEqualThoseOfOneMachine() {
    for (int seed = 0; seed < 24; seed++) {
      Program program = Circuits.dynamic(5, 30, seed);
      Network network = seed % 2 == 0 ? Networks.complete(3, 2, 1) : Networks.star(3, 2, 2);
      Compiled alone = Compiler.compile(program, Network.one(5), QUICK);
      Compiled compiled = Compiler.compile(program, network, QUICK);
      int cells = compiled.program().cellCount();
      assertThat(Referee.values(compiled.distributed(), cells, seed))
          .as("seed %d", seed)
          .isEqualTo(Referee.values(alone.distributed(), cells, seed));
    }
  }

  @Test
  void oneCommunicationQubitCannotRelay() {
    Program program = Circuits.qft(6);
    assertThatThrownBy(() -> Compiler.compile(program, Networks.line(3, 2, 1), QUICK))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the relay \"qpu1\" needs two communication qubits");
  }
}
