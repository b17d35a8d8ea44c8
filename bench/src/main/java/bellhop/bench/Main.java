package bellhop.bench;

import java.util.List;

/** Measures every claim of docs/performance.md, or those whose line contains the argument. */
public final class Main {
  private static final String QFT =
      "run examples/programs/qft-12.qasm --network examples/networks/two-cryostats.yaml";
  private static final String GHZ =
      "run examples/programs/ghz-1000.qasm --network examples/networks/eight-qpu-line.yaml";

  private static final List<Claim> CLAIMS =
      List.of(
          Claim.atLeast(
              5,
              "M/s",
              "event queue: pop and push at 100,000 pending",
              () -> Kernel.score(EventQueueBenchmark.class, "hold") * 1e-6),
          Claim.atMost(
              5,
              "us",
              "elementary pair: time line of 100 nonlocal gates, per pair",
              () -> 1e6 / Kernel.rate(PairBenchmark.class, "shot", "pairs")),
          Claim.atLeast(
              50,
              "s/s",
              "traffic: chain of ten routers, simulated seconds per second",
              () -> traffic("chain", "millis") * 1e-3),
          Claim.atLeast(
              50,
              "s/s",
              "traffic: the same with a cut-off of 4 ms",
              () -> traffic("chainWithCutoff", "millis") * 1e-3),
          Claim.atLeast(
              3, "M/s", "traffic: events on that chain", () -> traffic("chain", "events") * 1e-6),
          Claim.atLeast(
              2,
              "M/s",
              "traffic: events on 100 such chains at once, with cut-off",
              () -> traffic("hundredCircuits", "events") * 1e-6),
          Claim.atMost(
              2,
              "us",
              "traffic: elementary Barrett-Kok pair, delivered at both ends",
              () -> 1e6 / traffic("link", "pairs")),
          Claim.atMost(
              1.4,
              "times",
              "internet: an event with 10,000 machines over one with 1,000",
              InternetBenchmark::growth),
          Claim.atLeast(
              10,
              "s/s",
              "data centre: 64 QNUs, saturated, simulated seconds per second",
              InternetBenchmark::dataCentre),
          Claim.atMost(
              10,
              "us",
              "fabric: 99 of 100 decisions, 64 QNUs, Clos, saturated",
              () -> FabricBenchmark.p99(64)),
          Claim.atMost(
              100, "us", "fabric: the same with 1,024 QNUs", () -> FabricBenchmark.p99(1_024)),
          Claim.atMost(
              100,
              "ms",
              "controller: 1,000 circuits go around one cut, 400 nodes",
              () -> Kernel.score(RerouteBenchmark.class, "cut") * 1e-3),
          Claim.atMost(
              1,
              "s",
              "parser: 3 MB of OpenQASM, warm",
              () -> Kernel.score(ParserBenchmark.class, "read")),
          Claim.atMost(
              1.5,
              "ms",
              "state vector: noisy shot, 12 qubits, 300 gates",
              () -> Kernel.score(StateVectorBenchmark.class, "noisyShot") * 1e-3),
          kernel("u", 10, "generalTurn"),
          kernel("cx", 5, "cnot"),
          kernel("cp", 3, "controlledPhase"),
          frames("cx", 15, "cnot"),
          frames("h", 15, "hadamard"),
          Claim.atMost(
              5, "s", "whole process: README command, second run", () -> Launch.seconds(QFT)),
          Claim.atMost(
              1.5,
              "s",
              "whole process: the same with one shot",
              () -> Launch.seconds(QFT + " --shots 1")),
          Claim.atMost(
              5,
              "s",
              "whole process: ghz-1000, 8 QPUs, 1,000 noisy shots",
              () -> Launch.seconds(GHZ)),
          Claim.atLeast(
              1.6, "times", "whole process: noisy qft-12, 2 threads over 1", Main::speedUp));

  private Main() {}

  private static Claim kernel(String gate, double goal, String method) {
    return Claim.atMost(
        goal,
        "us",
        "state vector: " + gate + " on 12 qubits, mean over qubits",
        () -> Kernel.score(StateVectorBenchmark.class, method));
  }

  private static Claim frames(String gate, double goal, String method) {
    return Claim.atLeast(
        goal,
        "G/s",
        "frames: " + gate + " times shots, 1,000 qubits, 1,024 shots",
        () -> Kernel.score(FramesBenchmark.class, method));
  }

  private static double traffic(String method, String counter) {
    return Kernel.rate(TrafficBenchmark.class, method, counter);
  }

  private static double speedUp() {
    String command = QFT + " --shots 50000 --threads ";
    return Launch.seconds(command + 1) / Launch.seconds(command + 2);
  }

  public static void main(String[] arguments) {
    String wanted = String.join(" ", arguments);
    for (Claim claim : CLAIMS) {
      if (claim.what().contains(wanted)) {
        System.out.println(claim.line(claim.measurement().measure()));
      }
    }
  }
}
