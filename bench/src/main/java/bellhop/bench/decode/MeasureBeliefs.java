package bellhop.bench.decode;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.decode.BeliefOptions;
import bellhop.qec.decode.BeliefPropagation;
import bellhop.qec.decode.DecodingGraph;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.Seed;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.List;
import java.util.OptionalInt;

/**
 * Belief propagation on the memory of a bicycle code with uniform noise: errors, and milliseconds
 * of processor time of the one thread that decodes, after a batch that warms. Sampling is not
 * counted.
 *
 * <p>A peer is a command that takes the path of two files as its last word. PATH.graph: a line with
 * the counts of detectors and faults, then for each fault its probability, and twice a count and
 * numbers, of detectors and of observables. PATH.hits: a line for each shot, its events, the letter
 * L and the observables that were flipped. What it prints is shown.
 */
public final class MeasureBeliefs {
  private static final String USAGE =
      """
      bench/measure-beliefs [flags]
        --code NAME       default bicycle_144_12_12
        --basis x|z       default z
        --rounds R        default 12
        --p P             default 0.003
        --detectors WHICH kept (those of the basis, the default) or all
        --shots N         at most (default 10000)
        --errors E        ends after a batch with so many (default 200)
        --iterations I --scale S --memory M --order O
        --legs L --leg-iterations I --low G --high G --solutions S
        --peer COMMAND    to be given the same model and shots
      """;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private String code = "bicycle_144_12_12";
  private String basis = "z";
  private int rounds = 12;
  private double p = 0.003;
  private boolean keptOnly = true;
  private int shots = 10_000;
  private int enough = 200;
  private int iterations = BeliefOptions.DEFAULT.iterations();
  private double scale = BeliefOptions.DEFAULT.scale();
  private double memory = BeliefOptions.DEFAULT.memory();
  private int order = BeliefOptions.DEFAULT.order();
  private int legs = BeliefOptions.DEFAULT.relay().legs();
  private int legIterations = BeliefOptions.DEFAULT.relay().iterations();
  private double low = BeliefOptions.DEFAULT.relay().low();
  private double high = BeliefOptions.DEFAULT.relay().high();
  private int solutions = BeliefOptions.DEFAULT.relay().solutions();
  private String peer = "";

  private MeasureBeliefs() {}

  public static void main(String... words) throws IOException, InterruptedException {
    MeasureBeliefs measure = new MeasureBeliefs();
    for (int i = 0; i < words.length; i += 2) {
      if (i + 1 == words.length || !measure.set(words[i], words[i + 1])) {
        System.err.print(USAGE);
        System.exit(2);
      }
    }
    measure.run();
  }

  private boolean set(String flag, String value) {
    switch (flag) {
      case "--code" -> code = value;
      case "--basis" -> basis = value;
      case "--rounds" -> rounds = Integer.parseInt(value);
      case "--p" -> p = Double.parseDouble(value);
      case "--detectors" -> keptOnly = value.equals("kept");
      case "--shots" -> shots = Integer.parseInt(value);
      case "--errors" -> enough = Integer.parseInt(value);
      case "--iterations" -> iterations = Integer.parseInt(value);
      case "--scale" -> scale = Double.parseDouble(value);
      case "--memory" -> memory = Double.parseDouble(value);
      case "--order" -> order = Integer.parseInt(value);
      case "--legs" -> legs = Integer.parseInt(value);
      case "--leg-iterations" -> legIterations = Integer.parseInt(value);
      case "--low" -> low = Double.parseDouble(value);
      case "--high" -> high = Double.parseDouble(value);
      case "--solutions" -> solutions = Integer.parseInt(value);
      case "--peer" -> peer = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void run() throws IOException, InterruptedException {
    MemoryTask task = MemoryTask.of(code, "memory_" + basis, OptionalInt.empty(), rounds);
    StabilizerCircuit circuit = NoiseModel.uniform(p).apply(task.circuit());
    DecodingGraph all =
        DecodingGraph.whole(ErrorAnalysis.of(circuit, code, AnalysisOptions.PLAIN), code);
    DecodingGraph graph = keptOnly ? all.on(task.keptDetectors()) : all;
    BeliefOptions.Relay relay = new BeliefOptions.Relay(legs, legIterations, low, high, solutions);
    BeliefOptions options = new BeliefOptions(iterations, scale, memory, relay, order);
    System.out.println(options + ", " + graph.faultCount() + " faults");
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, code, new Seed(1));
    measure(BeliefPropagation.of(graph, options), sampler, graph.observableCount());
    if (!peer.isEmpty()) {
      comparePeer(graph, sampler);
    }
  }

  private void measure(BeliefPropagation decoder, FrameSampler sampler, int observables) {
    ShotTable predictions = new ShotTable(observables, sampler.batch());
    Hits hits = new Hits();
    sampler.draw(1L << 40);
    hits.fill(sampler.detectors(), 0, sampler.batch());
    decoder.decode(hits, predictions);
    long nanos = 0;
    int done = 0;
    int errors = 0;
    for (long batch = 0; done < shots && errors < enough; batch++) {
      sampler.draw(batch);
      int count = StrictMath.min(sampler.batch(), shots - done);
      hits.fill(sampler.detectors(), done, count);
      long start = THREADS.getCurrentThreadCpuTime();
      decoder.decode(hits, predictions);
      nanos += THREADS.getCurrentThreadCpuTime() - start;
      errors += predictions.unlike(sampler.observables(), count);
      done += count;
    }
    System.out.printf(
        Locale.ROOT,
        "%d errors in %d shots, %.3e; %.4f ms each%n",
        errors,
        done,
        (double) errors / done,
        nanos * 1e-6 / done);
  }

  // ---- a peer ----

  private void comparePeer(DecodingGraph graph, FrameSampler sampler)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("beliefs");
    Path path = folder.resolve("memory");
    Path model = Path.of(path + ".graph");
    Path events = Path.of(path + ".hits");
    try {
      writeGraph(graph, model);
      writeShots(graph, sampler, events);
      int exit =
          new ProcessBuilder("/bin/sh", "-c", peer + " " + path).inheritIO().start().waitFor();
      System.out.print(exit == 0 ? "" : "the peer ended with " + exit + "\n");
    } finally {
      for (Path file : List.of(model, events, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void writeGraph(DecodingGraph graph, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println(graph.detectorCount() + " " + graph.faultCount());
      for (int fault = 0; fault < graph.faultCount(); fault++) {
        out.print(graph.probability(fault));
        writeList(out, graph.detectors(fault));
        writeList(out, graph.observables(fault));
        out.println();
      }
      requireWritten(out);
    }
  }

  private static void requireWritten(PrintWriter out) throws IOException {
    if (out.checkError()) {
      throw new IOException("not all could be written");
    }
  }

  private static void writeList(PrintWriter out, int... numbers) {
    out.print(" " + numbers.length);
    for (int number : numbers) {
      out.print(" " + number);
    }
  }

  private void writeShots(DecodingGraph graph, FrameSampler sampler, Path file)
      throws IOException {
    Hits hits = new Hits();
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int done = 0; done < shots; done += sampler.batch()) {
        sampler.draw(done / sampler.batch());
        int count = StrictMath.min(sampler.batch(), shots - done);
        hits.fill(sampler.detectors(), done, count);
        for (int shot = 0; shot < count; shot++) {
          writeShot(out, graph, hits.of(shot), sampler.observables(), shot);
        }
      }
      requireWritten(out);
    }
  }

  private static void writeShot(
      PrintWriter out, DecodingGraph graph, int[] events, ShotTable truth, int shot) {
    for (int event : events) {
      out.print(graph.reads(event) ? event + " " : "");
    }
    out.print("L");
    for (int bit = 0; bit < truth.bits(); bit++) {
      out.print(truth.get(bit, shot) ? " " + bit : "");
    }
    out.println();
  }
}
