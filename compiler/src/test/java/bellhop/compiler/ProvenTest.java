package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.proof.Method;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Emitter;
import bellhop.distributed.Reader;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler prints reads back as it was and is proven equal to the source. */
class ProvenTest {
  private static final CompileOptions QUICK = CompileOptions.DEFAULT.withEffort(Effort.FAST);
  private static final ProofLimits LIMITS = new ProofLimits(16, 1L << 26, 1L << 28, 2, new Seed(3));

  @Test
  void randomProgramsAreProvenTwice() {
    for (int seed = 100; seed < 130; seed++) {
      Program program =
          seed % 2 == 0 ? Circuits.dynamic(4, 30, seed) : Circuits.random(4, 30, seed);
      Network network = seed % 3 == 0 ? Networks.line(3, 2, 2) : Networks.complete(2, 2, 1);
      Verdict verdict = verify(program, network, LIMITS);
      assertThat(verdict.isEqual()).as("seed %d: %s", seed, verdict.reason()).isTrue();
      assertThat(verdict.reason()).as("seed %d", seed).doesNotContain("does not follow");
      assertThat(verdict.method()).isNotEqualTo(Method.PACKET);
    }
  }

  @Test
  void largeProgramsAreProvenByPackets() {
    Verdict verdict = verify(Circuits.qft(32), Networks.line(4, 9, 2), LIMITS);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.PACKET);
  }

  @Test
  void largeCliffordProgramsAreProvenOnATableau() {
    Verdict verdict = verify(Circuits.ghz(100), Networks.line(4, 25, 2), LIMITS);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
    assertThat(verdict.method()).isEqualTo(Method.STABILIZER);
  }

  private static Verdict verify(Program program, Network network, ProofLimits limits) {
    Compiled compiled = Compiler.compile(program, network, QUICK);
    List<Text> texts = Emitter.emit(compiled.distributed(), network);
    assertThat(Reader.read(texts, network)).isEqualTo(compiled.distributed());
    assertThat(Recount.ebits(texts)).isEqualTo(compiled.distributed().ebits());
    return Proof.verify(program, compiled.rewritten(), texts, network, limits, () -> false);
  }
}
