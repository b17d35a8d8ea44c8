package bellhop.experiment;

import bellhop.network.Analyser;
import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Ideal;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Results made by hand. */
public final class Samples {
  private Samples() {}

  public static RunResult run() {
    return run(
        true,
        new RunResult.PairFidelity(0.9871, 0.9703),
        new RunResult.QpuShare("west", 6, 91, 2, .44));
  }

  /** As of compiled files, or cut short. */
  public static RunResult withoutOneMachine() {
    return run(
        false,
        new RunResult.PairFidelity(0.9871, 0.9703),
        new RunResult.QpuShare("west", 6, 91, 2, .44));
  }

  /** West only works for others, and pairs waited too long. */
  public static RunResult withHelperAndOldPairs() {
    return run(
        true, new RunResult.PairFidelity(0.93, 0.18), new RunResult.QpuShare("west", 0, 14, 2, 0));
  }

  /** Two programs, the second slowed more. */
  public static RunDetails together() {
    return new RunDetails(
        run(
            true,
            new RunResult.PairFidelity(0.93, 0.71),
            new RunResult.QpuShare("west", 6, 91, 2, .44),
            List.of(share("qft-12.qasm", 1, 1.25), share("adder-10.qasm", 825602617243059L, 2))),
        network(),
        Optional.of(ideal(Map.of("101010110101", 1.0))),
        Optional.of(trace()),
        details().placement(),
        List.of(Optional.of(ideal(Map.of("101010110101", 1.0))), Optional.empty()));
  }

  private static RunResult.ProgramShare share(String name, long seed, double slowdown) {
    RunResult.Makespan alone = new RunResult.Makespan(1e-3, 0.9e-3, 2e-3);
    return new RunResult.ProgramShare(
        name,
        seed,
        List.of("east", "west"),
        new TreeMap<>(Map.of("101010110101", 900L, "000000000000", 100L)),
        4,
        new RunResult.Makespan(slowdown * 1e-3, slowdown * 0.9e-3, slowdown * 2e-3),
        0.9,
        0.4,
        OptionalDouble.of(0.9),
        Optional.of("statevector"),
        alone,
        slowdown,
        List.of(
            new RunResult.WaitedFor("station hub", 4e-4, 1e-4),
            new RunResult.WaitedFor("turning", 2e-6, 0)));
  }

  private static RunResult run(
      boolean compared, RunResult.PairFidelity fidelity, RunResult.QpuShare west) {
    return run(compared, fidelity, west, List.of());
  }

  private static RunResult run(
      boolean compared,
      RunResult.PairFidelity fidelity,
      RunResult.QpuShare west,
      List<RunResult.ProgramShare> programs) {
    TreeMap<String, Long> counts =
        new TreeMap<>(
            Map.of(
                "101010110101",
                912L,
                "101010110100",
                21L,
                "001010110101",
                17L,
                "101010010101",
                12L,
                "101010110111",
                9L,
                "101110110101",
                8L,
                "111010110101",
                7L,
                "100010110101",
                14L));
    return new RunResult(
        "qft-12.qasm",
        "two cryostats, one microwave link",
        "Right answer 101010110101 in 91 % of 1,000 shots; most was lost to the pairs (4.1 %).",
        counts,
        1000,
        1,
        false,
        new RunResult.Pairs(12340, 12000, 310, 30, 0),
        12,
        List.of(),
        0,
        new RunResult.Makespan(5.12e-5, 5.1e-5, 5.5e-5),
        0.342,
        Optional.of(fidelity),
        new RunResult.ErrorBudget(0.021, 0.042, 0.03, 0.011),
        0.9012,
        OptionalDouble.of(0.912),
        OptionalDouble.of(1),
        "statevector",
        true,
        "exact",
        Optional.of("statevector"),
        "statevector: both give the same states",
        List.of(new RunResult.QpuShare("east", 6, 84, 2, 0.41), west),
        Optional.of(
                new RunResult.OneMachine(
                    "east",
                    OptionalDouble.of(0.971),
                    0.968,
                    9.1e-6,
                    new TreeMap<>(Map.of("101010110101", 971L, "0", 29L))))
            .filter(_ -> compared),
        "first-come",
        programs,
        programs.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(0.9438),
        List.of(
            new RunResult.SwitchedOff("pairs", 0.036),
            new RunResult.SwitchedOff("local_gates", 0.018),
            new RunResult.SwitchedOff("waiting", 0.024),
            new RunResult.SwitchedOff("measurement", 0.009),
            new RunResult.SwitchedOff("interaction", 0.001)),
        List.of(
            new RunResult.Assumed("qpus/east/readout", "200 ns", "assumed", "transmon-2029"),
            new RunResult.Assumed("links/0/efficiency", "0.98", "assumed", "microwave-2029")),
        false,
        0.12,
        0.8);
  }

  public static RunDetails details() {
    return new RunDetails(
        run(),
        network(),
        Optional.of(ideal(Map.of("101010110101", 1.0))),
        Optional.of(trace()),
        List.of(
            new RunDetails.Placed("q[0..5]", "east"), new RunDetails.Placed("q[6..11]", "west")));
  }

  /** A distribution given by hand. */
  public static Noiseless ideal(Map<String, Double> probabilities) {
    String likeliest =
        new TreeMap<>(probabilities)
            .entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return new Noiseless(
        new Ideal() {
          @Override
          public double probability(String outcome) {
            return probabilities.getOrDefault(outcome, 0.0);
          }

          @Override
          public String likeliest() {
            return likeliest;
          }

          @Override
          public Optional<double[]> chances(int most) {
            return probabilities.size() > most
                ? Optional.empty()
                : Optional.of(probabilities.values().stream().mapToDouble(p -> p).toArray());
          }
        });
  }

  /** Four QPUs whose pairs all meet at one analyser. */
  public static Network star() {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int q = 0; q < 4; q++) {
      qpus.add(new Qpu("arm" + q, 8, DEVICE));
      qnus.add(new Qnu("arm" + q + "/0", q, 2, 2, Memory.PERFECT, Span.nanos(500), 0.005));
      for (int other = 0; other < q; other++) {
        links.add(link("arm%d-arm%d".formatted(other, q), other, q, OptionalInt.of(0)));
      }
    }
    return new Network(
        "four arms",
        qpus,
        qnus,
        List.of(new Analyser("centre", 1, Span.micros(1))),
        links,
        List.of());
  }

  /** QPUs in a row, each linked to the next. */
  public static Network line(int count) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      qpus.add(new Qpu("arm" + q, 8, DEVICE));
      qnus.add(new Qnu("arm" + q + "/0", q, 2, 2, Memory.PERFECT, Span.nanos(500), 0.005));
      if (q > 0) {
        links.add(link("link" + q, q - 1, q, OptionalInt.empty()));
      }
    }
    return new Network("row", qpus, qnus, List.of(), links, List.of());
  }

  public static Network network() {
    return new Network(
        "two cryostats, one microwave link",
        List.of(new Qpu("east", 8, DEVICE), new Qpu("west", 8, DEVICE)),
        List.of(
            new Qnu("east/0", 0, 2, 2, Memory.PERFECT, Span.nanos(500), 0.005),
            new Qnu("west/0", 1, 2, 2, Memory.PERFECT, Span.nanos(500), 0.005)),
        List.of(),
        List.of(link("east-west", 0, 1, OptionalInt.empty())),
        List.of());
  }

  private static final Device DEVICE =
      new Device(
          Span.nanos(25),
          4e-5,
          Span.nanos(70),
          4e-4,
          Span.nanos(200),
          1e-3,
          1e-3,
          Span.nanos(300),
          Span.nanos(500),
          new Memory(1.2e-3, 1.2e-3, 2e-3));

  private static Link link(String name, int a, int b, OptionalInt analyser) {
    return new Link(
        name,
        a,
        b,
        "microwave",
        analyser,
        new LinkModel(
            1,
            Span.micros(2),
            Span.ZERO,
            XState.werner(0.98, BellState.PHI_PLUS),
            BellState.PHI_PLUS,
            Span.nanos(150),
            Span.nanos(150)),
        Span.micros(100),
        Span.nanos(150),
        0,
        0,
        0);
  }

  /** Data qubits at one QPU, the last of them in a gate with its communication qubit. */
  public static Trace crowd(int qubits) {
    Trace trace = new Trace();
    int qpu = trace.track("east", Trace.Kind.QPU, -1);
    int[] data = new int[qubits];
    for (int q = 0; q < qubits; q++) {
      data[q] = trace.track("data[" + q + "]", Trace.Kind.DATA_QUBIT, qpu);
    }
    int qnu = trace.track("QNU east/0", Trace.Kind.QNU, qpu);
    int link = trace.track("link[0]", Trace.Kind.COMMUNICATION_QUBIT, qnu);
    for (int q = 0; q < qubits; q++) {
      trace.slice(data[q], 0, 1000, Trace.Work.GATE, "h", -1);
    }
    trace.slice(data[qubits - 1], 2000, 3000, Trace.Work.GATE, "cx", -1);
    trace.slice(link, 2000, 3000, Trace.Work.GATE, "cx", -1);
    return trace;
  }

  /** Two data qubits at each side that use a pair every 5 µs. */
  private static Trace trace() {
    Trace trace = new Trace();
    int east = trace.track("east", Trace.Kind.QPU, -1);
    int west = trace.track("west", Trace.Kind.QPU, -1);
    int link = trace.track("east-west", Trace.Kind.LINK, -1);
    int bursts = trace.track("bursts", Trace.Kind.BURSTS, link);
    int pairs = trace.track("pairs", Trace.Kind.PAIRS, link);
    int eastData = trace.track("data[0]", Trace.Kind.DATA_QUBIT, east);
    int eastLink = trace.track("link[0]", Trace.Kind.COMMUNICATION_QUBIT, east);
    int westLink = trace.track("link[0]", Trace.Kind.COMMUNICATION_QUBIT, west);
    int westData = trace.track("data[0]", Trace.Kind.DATA_QUBIT, west);
    for (int k = 0; k < 10; k++) {
      long t = k * 5_000_000L;
      trace.slice(bursts, t, t + 2_000_000, Trace.Work.ATTEMPTS, "burst", k);
      int pair = trace.slice(pairs, t + 1_500_000, t + 3_000_000, Trace.Work.PAIR, "pair", k);
      trace.slice(eastData, t + 2_500_000, t + 2_570_000, Trace.Work.GATE, "cx", -1);
      int cx = trace.slice(eastLink, t + 3_000_000, t + 3_070_000, Trace.Work.GATE, "cx", k);
      trace.slice(eastLink, t + 3_070_000, t + 3_570_000, Trace.Work.READOUT, "measure", k);
      trace.slice(westLink, t + 4_070_000, t + 4_140_000, Trace.Work.GATE, "cp", k);
      trace.slice(westData, t + 4_070_000, t + 4_140_000, Trace.Work.GATE, "cp", -1);
      trace.flow(pair, cx);
    }
    return trace;
  }
}
