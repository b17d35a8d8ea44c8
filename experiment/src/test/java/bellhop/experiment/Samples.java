package bellhop.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Results made by hand. */
public final class Samples {
  private Samples() {}

  public static RunResult run() {
    TreeMap<String, Long> counts =
        new TreeMap<>(
            Map.of(
                "101010110101", 912L, "101010110100", 21L, "001010110101", 17L, "101010010101",
                12L, "101010110111", 9L, "101110110101", 8L, "111010110101", 7L, "100010110101",
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
        new RunResult.Makespan(5.12e-5, 5.1e-5, 5.5e-5),
        0.342,
        Optional.of(new RunResult.PairFidelity(0.9871, 0.9703)),
        new RunResult.ErrorBudget(0.021, 0.042, 0.03, 0.011),
        0.9012,
        OptionalDouble.of(0.912),
        "statevector",
        "exact",
        Optional.of("statevector"),
        "statevector: both give the same states",
        List.of(
            new RunResult.QpuShare("east", 6, 84, 2, 0.41),
            new RunResult.QpuShare("west", 6, 91, 2, 0.44)),
        Optional.of(
            new RunResult.OneMachine(
                "east", OptionalDouble.of(0.971), 0.968, 9.1e-6, new TreeMap<>(Map.of("101010110101", 971L, "0", 29L)))),
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
}
