package bellhop.bench.compilers;

import bellhop.circuit.Program;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Emitter;
import bellhop.distributed.Recount;
import bellhop.distributed.Text;
import bellhop.network.Network;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the instances of a row. A row with one instance is compiled for several orders of its
 * qubits, a row with many for one order each: their qubits are in a random order already.
 */
final class Measuring {
  private static final Bar WARM_UP =
      Bar.parse("warm-up,apart,cz-fraction .5,32,1,all-to-all-4,n/k,unlimited,1,,");

  private final Programs programs;
  private final Settings settings;

  /** Rows that differ in their bar alone are compiled once. */
  private final Map<String, Measured> known = new HashMap<>();

  Measuring(Programs programs, Settings settings) {
    this.programs = programs;
    this.settings = settings;
  }

  /** Some compilations that nobody sees, so that the first rows do not pay for a cold machine. */
  void warmUp() {
    for (int seed = 101; seed <= 104; seed++) {
      compile(WARM_UP, seed, 1);
    }
  }

  Measured measure(Bar bar) {
    List<Measured> all = new ArrayList<>();
    List<Long> seeds = bar.seeds().stream().limit(settings.instances()).toList();
    int orders = seeds.size() == 1 ? StrictMath.max(1, settings.renumberings()) : 1;
    int first = settings.renumberings() == 0 ? 0 : 1;
    for (long seed : seeds) {
      for (int order = first; order < first + orders; order++) {
        all.add(measure(bar, seed, order));
      }
    }
    return Measured.mean(all);
  }

  private Measured measure(Bar bar, long seed, int order) {
    List<Object> parts =
        List.of(
            bar.program(),
            bar.qubits(),
            seed,
            order,
            bar.network(),
            bar.data(),
            bar.communication());
    String key = parts.toString();
    Measured before = known.get(key);
    if (before == null) {
      before = compile(bar, seed, order);
      known.put(key, before);
    }
    return before;
  }

  private Measured compile(Bar bar, long seed, int order) {
    Network network = Networks.network(bar, seed);
    Program program = Renumbering.of(programs.program(bar, seed), order);
    CompileOptions options = CompileOptions.DEFAULT.withEffort(settings.effort());
    long start = cpuNanos();
    Compiled compiled = Compiler.compile(program, network, options);
    double seconds = (cpuNanos() - start) * 1e-9;
    return new Measured(
        compiled.report().ebits(),
        seconds,
        settings.prove() ? proof(program, compiled, network) : "-",
        compiled.report().lowerBound());
  }

  /** Of this thread, so that others on the machine do not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String proof(Program program, Compiled compiled, Network network) {
    List<Text> texts = Emitter.emit(compiled.distributed(), network);
    if (Recount.ebits(texts) != compiled.report().ebits()) {
      return "RECOUNTED:" + Recount.ebits(texts);
    }
    Verdict verdict =
        Proof.verify(
            program, compiled.rewritten(), texts, network, ProofLimits.PACKET_ONLY, () -> false);
    return verdict.isEqual()
        ? verdict.method().word()
        : verdict.answer() + ":" + verdict.reason().replace(',', ';');
  }
}
