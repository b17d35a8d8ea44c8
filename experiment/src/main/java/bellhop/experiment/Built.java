package bellhop.experiment;

import bellhop.compiler.CompileOptions;
import bellhop.compiler.CompileReport;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import java.util.List;
import java.util.Optional;

/**
 * A compiled program with its printed form and its proof.
 *
 * @param report of the compiler
 * @param texts one per QPU and the schedule
 * @param verdict of the proof, if one was asked for
 */
record Built(
    Distributed distributed, CompileReport report, List<Text> texts, Optional<Verdict> verdict) {

  static Built of(Sources sources, CompileOptions options, Verification verification) {
    Compiled compiled = Compiler.compile(sources.program(), sources.network(), options);
    List<Text> texts = Emitter.emit(compiled.distributed(), sources.network());
    int recounted = Recount.ebits(texts);
    if (recounted != compiled.report().ebits()) {
      throw new IllegalStateException(
          "the compiler counts %d Bell pairs, its files %d"
              .formatted(compiled.report().ebits(), recounted));
    }
    Optional<Verdict> verdict =
        verification == Verification.OFF
            ? Optional.empty()
            : Optional.of(
                Proof.verify(compiled.program(), texts, sources.network(), verification.limits()));
    return new Built(compiled.distributed(), compiled.report(), texts, verdict);
  }

  Optional<String> verified() {
    return verdict.filter(Verdict::proved).map(found -> found.method().word());
  }

  String reason() {
    return verdict.map(Verdict::reason).orElse("not asked for");
  }
}
