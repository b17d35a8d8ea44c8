package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.CompileReport;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.Course;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import bellhop.network.Network;
import java.util.List;
import java.util.Optional;

/**
 * A compiled program with its printed form, ready to be proven.
 *
 * @param program what was compiled: the source, with all qubits measured if it measured nothing
 * @param rewritten in the gates that were compiled, if they are others
 * @param report of the compiler
 * @param texts one per QPU and the schedule
 * @param course of the compiler
 * @param expectedFaults of pairs and waiting, to first order
 */
record Built(
    Program program,
    Optional<Program> rewritten,
    Network network,
    Distributed distributed,
    CompileReport report,
    List<Text> texts,
    Course course,
    double expectedFaults) {

  static Built of(Sources sources, CompileOptions options, Watch watch) {
    return within(sources.network(), sources, options, watch);
  }

  /** With no more communication qubits than a narrower network has, for the network as it is. */
  static Built within(Network narrow, Sources sources, CompileOptions options, Watch watch) {
    Compiled compiled =
        Compiler.compileWithin(
            narrow, sources.program(), sources.network(), options, watch::isTimeUp);
    List<Text> texts = Emitter.emit(compiled.distributed(), sources.network());
    int recounted = Recount.ebits(texts);
    if (recounted != compiled.report().ebits()) {
      throw new IllegalStateException(
          "the compiler counts %d Bell pairs, its files %d"
              .formatted(compiled.report().ebits(), recounted));
    }
    return new Built(
        compiled.program(),
        compiled.rewritten(),
        sources.network(),
        compiled.distributed(),
        compiled.report(),
        texts,
        compiled.course(),
        compiled.expectedFaults());
  }

  /**
   * Compares the printed programs with the source.
   *
   * @throws IllegalStateException when they have been shown to differ
   */
  Proven prove(Verification verification, Watch watch) {
    if (verification == Verification.OFF) {
      return Proven.not("not asked for");
    }
    Verdict verdict =
        Proof.verify(program, rewritten, texts, network, verification.limits(), watch::isTimeUp);
    if (verdict.answer() == Verdict.Answer.DIFFERENT) {
      throw new IllegalStateException(
          "the compiled program is not its source: " + verdict.reason());
    }
    return verdict.isEqual()
        ? new Proven(Optional.of(verdict.method().word()), verdict.reason())
        : Proven.not("not proven: " + verdict.reason());
  }
}
