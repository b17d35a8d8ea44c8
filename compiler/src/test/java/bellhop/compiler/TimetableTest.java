package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean time of a pair here: 9 failed attempts of 2 µs, and 200 ns until it is known. */
class TimetableTest {
  private static final Network NETWORK = Networks.complete(2, 2, 2);
  private static final long MEAN_PS = 18_200_000;

  private static List<Instruction.RequestPair> requests(LocalProgram local) {
    return local.instructions().stream()
        .filter(Instruction.RequestPair.class::isInstance)
        .map(Instruction.RequestPair.class::cast)
        .toList();
  }

  private static Compiled compile(Program program) {
    return Compiler.compile(program, NETWORK, CompileOptions.DEFAULT);
  }

  @Test
  void firstPairIsNeededWhenItCanBeThere() {
    Compiled compiled = compile(new ProgramBuilder("one").qubits("q", 3).cz(0, 2).cz(0, 1).build());
    assertThat(compiled.report().ebits()).isEqualTo(1);
    for (LocalProgram local : compiled.distributed().programs()) {
      assertThat(requests(local)).hasSize(1);
      assertThat(requests(local).getFirst().needByPs()).isEqualTo(MEAN_PS);
    }
    assertThat(compiled.report().makespanPs()).isGreaterThan(MEAN_PS);
  }

  @Test
  void oneLinkServesItsPairsOneAfterAnother() {
    ProgramBuilder builder = new ProgramBuilder("two").qubits("q", 4);
    for (int round = 0; round < 4; round++) {
      for (int a = 0; a < 4; a++) {
        for (int b = a + 1; b < 4; b++) {
          builder.h(a).h(b).cz(a, b);
        }
      }
    }
    Compiled compiled = compile(builder.build());
    assertThat(compiled.report().makespanPs())
        .isGreaterThanOrEqualTo(compiled.report().ebits() * MEAN_PS);
  }
}
