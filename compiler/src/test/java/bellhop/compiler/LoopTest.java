package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.proof.Method;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Reader;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import bellhop.network.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops on measured bits, divided over several QPUs. */
class LoopTest {

  private static Network network(int which) {
    return switch (which % 4) {
      case 0 -> Networks.complete(2, 2, 1);
      case 1 -> Networks.complete(2, 2, 2);
      case 2 -> Networks.line(4, 1, 2);
      default -> Networks.star(3, 2, 2);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 20, 30, 40, 50})
  void randomProgramsDoWhatTheirSourceDoes(int first) {
    int turns = 0;
    for (int seed = first; seed < first + 10; seed++) {
      Network network = network(seed);
      Program source = Circuits.looping(4, 8, seed);
      Compiled compiled = Compiler.compile(source, network, CompileOptions.DEFAULT);
      Distributed distributed = compiled.distributed();
      List<Text> texts = Emitter.emit(distributed, network);
      assertThat(Reader.read(texts, network)).as("seed %d", seed).isEqualTo(distributed);
      assertThat(Recount.ebits(texts)).isEqualTo(compiled.report().ebits());
      Verdict packet = Proof.verify(source, texts, network, ProofLimits.PACKET_ONLY);
      assertThat(packet.isEqual()).as("seed %d: %s", seed, packet.reason()).isTrue();
      Verdict verdict = Proof.verify(source, texts, network, ProofLimits.AUTO);
      assertThat(verdict.isEqual()).as("seed %d: %s", seed, verdict.reason()).isTrue();
      for (int run = 0; run < 3; run++) {
        Optional<LoopReferee.Shown> shown =
            LoopReferee.show(compiled.program(), distributed, 100 * seed + run);
        if (shown.isPresent()) {
          assertThat(shown.get().agrees()).as("seed %d run %d", seed, run).isTrue();
          turns += shown.get().turns();
        }
      }
    }
    assertThat(turns).isGreaterThan(20);
  }
}
