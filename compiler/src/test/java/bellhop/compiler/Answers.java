package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Emitter;
import bellhop.distributed.Reader;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import bellhop.distributed.Validity;
import bellhop.network.Network;
import java.util.List;
import org.assertj.core.data.Offset;

/** What every answer must pass. */
final class Answers {
  static final Offset<Double> EXACT = Offset.offset(1e-9);

  private Answers() {}

  /** Sound, and proven equal to its source by code that reads the texts alone. */
  static void requireProven(Program source, Compiled compiled, Network network) {
    requireSound(compiled, network);
    List<Text> texts = Emitter.emit(compiled.distributed(), network);
    Verdict verdict =
        Proof.verify(
            source, compiled.rewritten(), texts, network, ProofLimits.PACKET_ONLY, () -> false);
    assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
  }

  static void requireSound(Compiled compiled, Network network) {
    assertThat(Validity.check(compiled.distributed(), network)).isEmpty();
    List<Text> texts = Emitter.emit(compiled.distributed(), network);
    assertThat(Recount.ebits(texts)).isEqualTo(compiled.report().ebits());
    assertThat(Reader.read(texts, network)).isEqualTo(compiled.distributed());
    assertThat(compiled.report().lowerBound()).isLessThanOrEqualTo(compiled.report().ebits());
  }
}
