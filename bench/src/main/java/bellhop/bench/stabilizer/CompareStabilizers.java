package bellhop.bench.stabilizer;

import bellhop.circuit.stabilizer.CircuitWriter;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.noise.NoiseModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Detection sampling and error analysis of surface code memories beside a peer that takes the same
 * commands: distance d, d rounds, all four probabilities of noise 10⁻³, shots as b8 to nowhere, one
 * thread. The peer's run, ours warm and ours as a whole process follow each other at once, the best
 * of three each; seconds are processor time, user and system, of all threads.
 */
public final class CompareStabilizers {
  private static final String USAGE =
      """
      bench/compare-stabilizers --peer COMMAND [flags]
        --peer COMMAND   the peer's binary, which takes "detect" and "analyze_errors" as Stim does
        --seconds S      work of the peer in a run of sampling (default 2)
        --distances D,D  default 3,5,7,11,15,21,31
      """;

  private static final int RUNS = 3;
  private static final double NOISE = 1e-3;

  /** Shots a second by which a run of the peer is planned, times d cubed. */
  private static final double GUESS = 2.5e9;

  private record Analysis(String name, AnalysisOptions options, String... flags) {}

  private static final List<Analysis> ANALYSES =
      List.of(
          new Analysis("plain", AnalysisOptions.PLAIN),
          new Analysis("split", AnalysisOptions.PLAIN.splitting(), "--decompose_errors"),
          new Analysis("folded", AnalysisOptions.PLAIN.folding(), "--fold_loops"));

  private final String peer;
  private final double seconds;
  private final int[] distances;

  private CompareStabilizers(String peer, double seconds, int... distances) {
    this.peer = peer;
    this.seconds = seconds;
    this.distances = distances;
  }

  public static void main(String... words) throws IOException {
    String peer = "";
    double seconds = 2;
    int[] distances = {3, 5, 7, 11, 15, 21, 31};
    for (int i = 0; i + 1 < words.length; i += 2) {
      switch (words[i]) {
        case "--peer" -> peer = words[i + 1];
        case "--seconds" -> seconds = Double.parseDouble(words[i + 1]);
        case "--distances" ->
            distances = Stream.of(words[i + 1].split(",")).mapToInt(Integer::parseInt).toArray();
        default -> peer = "";
      }
    }
    if (peer.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    new CompareStabilizers(peer, seconds, distances).run();
  }

  private void run() throws IOException {
    print("sampling", "peer M/s", "warm M/s", "ratio", "peer s", "whole s", "ratio");
    for (int d : distances) {
      onFile(d, (circuit, file) -> sample(d, circuit, file));
    }
    print("analysis", "peer s", "warm s", "ratio", "", "whole s", "ratio");
    for (int d : distances) {
      for (Analysis analysis : ANALYSES) {
        onFile(d, (circuit, file) -> analyze(d, analysis, circuit, file));
      }
    }
  }

  private interface Measuring {
    void measure(StabilizerCircuit circuit, String file);
  }

  private static void onFile(int d, Measuring measuring) throws IOException {
    MemoryTask memory = MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(d), d);
    StabilizerCircuit circuit =
        NoiseModel.generator(NOISE, NOISE, NOISE, NOISE).apply(memory.circuit());
    Path file = Files.createTempFile("memory", ".stim");
    try {
      Files.writeString(file, CircuitWriter.text(circuit));
      measuring.measure(circuit, file.toString());
    } finally {
      Files.delete(file);
    }
  }

  private void sample(int d, StabilizerCircuit circuit, String file) {
    long shots = (long) StrictMath.ceil(seconds * GUESS / (d * d * d)); // of the peer's order
    String count = Long.toString(shots);
    List<String> rest = List.of("--in", file, "--shots", count, "--out_format", "b8");
    double[] best =
        best(
            () -> Child.seconds(words(List.of(peer, "detect"), rest)),
            () -> Warm.detect(circuit, shots),
            () -> Child.seconds(words(List.of("./bellhop", "qec", "detect", "--threads", "1"), rest)));
    double million = shots * 1e-6;
    print(
        "d = " + d,
        number(million / best[0]),
        number(million / best[1]),
        number(best[0] / best[1]),
        number(best[0]),
        number(best[2]),
        number(best[0] / best[2]));
  }

  private void analyze(int d, Analysis analysis, StabilizerCircuit circuit, String file) {
    List<String> rest = words(List.of("--in", file), List.of(analysis.flags));
    double[] best =
        best(
            () -> Child.seconds(words(List.of(peer, "analyze_errors"), rest)),
            () -> Warm.analyze(circuit, analysis.options),
            () -> Child.seconds(words(List.of("./bellhop", "qec", "analyze"), rest)));
    print(
        "d = " + d + " " + analysis.name,
        number(best[0]),
        number(best[1]),
        ratio(best[1], best[0]),
        "",
        number(best[2]),
        ratio(best[2], best[0]));
  }

  /** The least of some runs of each, in turn, after one that warms. */
  private static double[] best(DoubleSupplier... works) {
    double[] best = new double[works.length];
    for (int run = 0; run <= RUNS; run++) {
      for (int i = 0; i < works.length; i++) {
        double its = works[i].getAsDouble();
        best[i] = run < 2 ? its : StrictMath.min(best[i], its);
      }
    }
    return best;
  }

  private static List<String> words(List<String> first, List<String> rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  /** None where the peer is done before the shell's clock has moved five times. */
  private static String ratio(double ours, double its) {
    return its < 0.05 ? "-" : number(ours / its);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static void print(String name, String... cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s", name));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, " %10s", cell));
    }
    System.out.println(line);
  }
}
