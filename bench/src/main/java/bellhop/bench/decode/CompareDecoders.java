package bellhop.bench.decode;

import bellhop.bench.stabilizer.Child;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.ShotWriter;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.decode.Decoder;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Matching beside a peer on the same model and the same shots of surface code memories: distance d,
 * d rounds, all four probabilities p. Seconds are processor time; the peer's are those of a whole
 * process less those of one that decodes a single shot, ours those of the thread that decodes, warm.
 * The best of some runs each, in turn.
 */
public final class CompareDecoders {
  private static final String USAGE =
      """
      bench/compare-decoders --peer COMMAND [flags]
        --peer COMMAND     the peer's binary, which takes "count_mistakes" as PyMatching does
        --seconds S        work of the peer in a run, about (default 2)
        --distances D,D    default 5,7,9,11,13,15,17
        --noise P,P        default 0.001,0.003,0.005
        --decoder NAME     ours: matching (default), correlated (the peer then too), union-find
      """;

  private static final int RUNS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private String peer = "";
  private double seconds = 2;
  private List<Integer> distances = List.of(5, 7, 9, 11, 13, 15, 17);
  private List<Double> noises = List.of(0.001, 0.003, 0.005);
  private DecoderKind kind = DecoderKind.MATCHING;
  private double chiSquare;
  private int cells;

  private CompareDecoders() {}

  public static void main(String... words) throws IOException {
    CompareDecoders compare = new CompareDecoders();
    boolean isKnown = words.length % 2 == 0;
    for (int i = 0; isKnown && i < words.length; i += 2) {
      isKnown = compare.set(words[i], words[i + 1]);
    }
    if (!isKnown || compare.peer.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    compare.run();
  }

  private boolean set(String flag, String value) {
    switch (flag) {
      case "--peer" -> peer = value;
      case "--seconds" -> seconds = Double.parseDouble(value);
      case "--distances" ->
          distances = Stream.of(value.split(",")).map(Integer::parseInt).toList();
      case "--noise" -> noises = Stream.of(value.split(",")).map(Double::parseDouble).toList();
      case "--decoder" -> kind = DecoderKind.find(value).orElseThrow();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void run() throws IOException {
    System.out.println("  d      p     shots     errors: peer ours   us/round: peer     ours  ratio");
    for (double p : noises) {
      for (int d : distances) {
        compare(d, p);
      }
    }
    System.out.printf(
        Locale.ROOT, "errors: chi-square %.2f over %d cells with any%n", chiSquare, cells);
  }

  private void compare(int d, double p) throws IOException {
    StabilizerCircuit circuit =
        NoiseModel.generator(p, p, p, p)
            .apply(
                MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(d), d).circuit());
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN.splitting());
    Path folder = Files.createTempDirectory("decoders");
    Path dem = folder.resolve("model.dem");
    Path one = folder.resolve("one.b8");
    Path all = folder.resolve("all.b8");
    try {
      Files.writeString(dem, ErrorModelWriter.write(model));
      Shots shots = new Shots(circuit, shots(d, p));
      shots.write(one, 1);
      shots.write(all, shots.count);
      compare(d, p, model, shots, List.of(dem, one, all));
    } finally {
      for (Path file : List.of(dem, one, all, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** So many as take the peer about the time that was asked for. */
  private int shots(int d, double p) {
    double micros = 0.7 * StrictMath.pow(p / 1e-3, 1.2) * StrictMath.pow(d / 5.0, 3.2);
    return (int) StrictMath.ceil(seconds * 1e6 / micros / (isCorrelated() ? 3 : 1));
  }

  private void compare(int d, double p, ErrorModel model, Shots shots, List<Path> files) {
    Decoder decoder = kind.of(kind.graph(model, "memory"), "memory");
    double peerBest = Double.MAX_VALUE;
    double ownBest = Double.MAX_VALUE;
    long peerErrors = 0;
    long ownErrors = 0;
    shots.decode(decoder);
    for (int run = 0; run < RUNS; run++) {
      Child.Ran whole = count(files.get(0), files.get(2));
      peerErrors = Long.parseLong(whole.printed().getFirst().split(" / ")[0].strip());
      double loading = count(files.get(0), files.get(1)).seconds();
      peerBest = StrictMath.min(peerBest, whole.seconds() - loading);
      ownErrors = shots.decode(decoder);
      ownBest = StrictMath.min(ownBest, shots.seconds);
    }
    if (peerErrors + ownErrors > 0) {
      cells++;
      double difference = peerErrors - ownErrors;
      chiSquare += difference * difference / (peerErrors + ownErrors);
    }
    double rounds = (double) shots.count * d;
    System.out.printf(
        Locale.ROOT,
        "%3d %6.3f %9d %13d %6d %15.3f %8.3f %6.2f%n",
        d, p, shots.count, peerErrors, ownErrors,
        peerBest / rounds * 1e6, ownBest / rounds * 1e6, peerBest / ownBest);
  }

  private boolean isCorrelated() {
    return kind == DecoderKind.CORRELATED;
  }

  private Child.Ran count(Path dem, Path shots) {
    List<String> words =
        new ArrayList<>(
            List.of(
                peer, "count_mistakes", "--dem", dem.toString(), "--in", shots.toString(),
                "--in_format", "b8", "--in_includes_appended_observables"));
    if (isCorrelated()) {
      words.add("--enable_correlations");
    }
    return Child.run(words);
  }

  /** Shots of a circuit, in memory. */
  private static final class Shots {
    private final int count;
    private final FrameSampler sampler;
    private final List<Hits> hits = new ArrayList<>();
    private final List<ShotTable> truths = new ArrayList<>();
    private double seconds;

    Shots(StabilizerCircuit circuit, int count) {
      this.count = count;
      sampler = FrameSampler.ofDetectors(circuit, "memory", new Seed(1));
      for (int done = 0; done < count; done += sampler.batch()) {
        sampler.draw(done / sampler.batch());
        Hits its = new Hits();
        its.fill(sampler.detectors(), done, StrictMath.min(sampler.batch(), count - done));
        hits.add(its);
        truths.add(copy(sampler.observables()));
      }
    }

    private static ShotTable copy(ShotTable table) {
      ShotTable copy = new ShotTable(table.bits(), table.shots());
      for (int bit = 0; bit < table.bits(); bit++) {
        System.arraycopy(table.row(bit), 0, copy.row(bit), 0, table.words());
      }
      return copy;
    }

    void write(Path file, int some) throws IOException {
      Width width =
          Width.ofDetectors(sampler.detectors().bits(), sampler.observables().bits());
      try (OutputStream out = Files.newOutputStream(file)) {
        ShotWriter writer = new ShotWriter(out, ShotFormat.B8, width);
        for (int done = 0; done < some; done += sampler.batch()) {
          sampler.draw(done / sampler.batch());
          writer.write(sampler.detections(), StrictMath.min(sampler.batch(), some - done));
        }
        writer.flush();
      }
    }

    /** How many are decoded wrongly. */
    long decode(Decoder decoder) {
      ShotTable predictions = new ShotTable(1, sampler.batch());
      long errors = 0;
      long nanos = 0;
      for (int batch = 0; batch < hits.size(); batch++) {
        long start = THREADS.getCurrentThreadCpuTime();
        decoder.decode(hits.get(batch), predictions);
        nanos += THREADS.getCurrentThreadCpuTime() - start;
        errors += predictions.unlike(truths.get(batch), hits.get(batch).shots());
      }
      seconds = nanos * 1e-9;
      return errors;
    }
  }
}
