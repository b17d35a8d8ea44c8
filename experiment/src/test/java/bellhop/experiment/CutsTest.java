package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.SimulateResult.CutKind;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.TrafficScreen;
import bellhop.network.ScenarioReader;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts with capacities that can be added up on paper. */
class CutsTest {
  @TempDir Path folder;

  /** Machines that remember, and links {@code "a b 100"} of so many pairs a second. */
  private SimulateResult run(List<String> machines, List<String> links, String traffic)
      throws IOException {
    StringBuilder text = new StringBuilder("format: bellhop-network/1\nqpus:\n");
    machines.forEach(m ->
        text.append("  - {name: ")
            .append(m)
            .append(", qubits: 1, coherence: {t1: 10 s, t2: 10 s}}\n"));
    text.append("qnus:\n");
    machines.forEach(m ->
        text.append("  - {name: ")
            .append(m)
            .append("/0, qpu: ")
            .append(m)
            .append(", communication-qubits: 8}\n"));
    text.append("links:\n");
    for (String link : links) {
      String[] its = link.split(" ", -1);
      text.append(
          """
            - {between: [%s/0, %s/0], kind: measured, attempt-period: 1 us, length: 1 km, \
          rate: %s Hz, fidelity: 0.98}
          """
              .formatted(its[0], its[1], its[2]));
    }
    Files.writeString(folder.resolve("net.yaml"), text);
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(
        file, "format: bellhop-scenario/1\nnetwork: net.yaml\nduration: 1 s\ntraffic:\n" + traffic);
    return Simulate.of(new SimulateInputs(ScenarioReader.read(file), 1, false, false));
  }

  private static final List<String> TWO_STARS = List.of("a", "a1", "a2", "b", "b1", "b2");

  private static final List<String> JOINED =
      List.of("a a1 1000", "a a2 1000", "b b1 1000", "b b2 1000", "a b 100");

  @Test
  void demandsAcrossADumbbellAreAddedUp() throws IOException {
    SimulateResult result =
        run(
            TWO_STARS,
            JOINED,
            """
              - {kind: poisson, between: [a1, b1], rate: 60 Hz, deadline: 50 ms}
              - {kind: poisson, between: [b2, a2], rate: 30 Hz, pairs: 2, deadline: 50 ms}
              - {kind: poisson, between: [a1, a2], rate: 50 Hz, deadline: 50 ms}
            """);
    assertThat(result.cuts()).hasSize(1);
    SimulateResult.Cut cut = result.cuts().getFirst();
    assertThat(cut.kind()).isEqualTo(CutKind.EXCEEDED);
    assertThat(cut.links()).containsExactly("a-b");
    assertThat(cut.linkCount()).isEqualTo(1);
    assertThat(cut.capacityPerS()).isCloseTo(100, within(1e-6));
    assertThat(cut.demandPerS()).isCloseTo(60 + 2 * 30, within(1e-9));
    assertThat(result.headline()).endsWith("more is asked than the network can give.");
    assertThat(TrafficScreen.print(result, new Ink(false)))
        .contains("the link a-b around a, a1, a2 can make 100 pairs a second at most, and 120");
  }

  @Test
  void whatACutCanCarryIsNoCut() throws IOException {
    SimulateResult result =
        run(
            TWO_STARS,
            JOINED,
            "  - {kind: poisson, between: [a1, b1], rate: 90 Hz, deadline: 50 ms}\n");
    assertThat(result.cuts()).isEmpty();
  }

  /** Two ways of 100 + 50 each; the plan takes one of them, but the cut has both. */
  @Test
  void oneDemandAboveTheMaxFlowNamesAllLinksOfTheCut() throws IOException {
    List<String> ring = List.of("s u 500", "s v 500", "u w 100", "v x 50", "w t 500", "x t 500");
    SimulateResult result =
        run(
            List.of("s", "u", "v", "w", "x", "t"),
            ring,
            "  - {kind: poisson, between: [s, t], rate: 200 Hz, deadline: 50 ms}\n");
    assertThat(result.cuts()).hasSize(1);
    assertThat(result.cuts().getFirst().links()).containsExactly("u-w", "v-x");
    assertThat(result.cuts().getFirst().capacityPerS()).isCloseTo(150, within(1e-6));
    SimulateResult less =
        run(
            List.of("s", "u", "v", "w", "x", "t"),
            ring,
            "  - {kind: poisson, between: [s, t], rate: 140 Hz, deadline: 50 ms}\n");
    assertThat(less.cuts()).isEmpty();
    assertThat(less.overload()).isNotEmpty(); // the plan's path is
  }

  @Test
  void aHotSpotIsCutOffByItsOwnLinks() throws IOException {
    SimulateResult result =
        run(
            List.of("h", "a", "b", "c"),
            List.of("h a 100", "h b 100", "h c 100"),
            "  - {kind: hot-spot, target: h, rate: 400 Hz, deadline: 50 ms}\n");
    assertThat(result.cuts().stream().map(SimulateResult.Cut::linkCount)).contains(1, 3);
    assertThat(result.cuts())
        .anyMatch(cut -> cut.words().startsWith("the links h-a, h-b, h-c around h can make 300"));
  }

  @Test
  void partsThatNothingJoinsAreNamed() throws IOException {
    SimulateResult result =
        run(
            List.of("a", "b", "c", "d", "e", "f", "g"),
            List.of("a b 100", "b c 100", "c d 100", "d e 100", "f g 100"),
            "  - {kind: poisson, between: [a, g], rate: 20 Hz}\n");
    assertThat(result.requests().refused()).isEqualTo(result.requests().offered());
    assertThat(result.cuts()).hasSize(1);
    SimulateResult.Cut cut = result.cuts().getFirst();
    assertThat(cut.kind()).isEqualTo(CutKind.APART);
    assertThat(cut.words()).isEqualTo("no links lead from a, b, c, d and 1 more node to f, g");
    assertThat(cut.demandPerS()).isCloseTo(20, within(1e-9));
  }

  /** Against all cuts of small random networks, counted one by one. */
  @Test
  void maxFlowIsTheSmallestCut() {
    RandomStream chance = new Seed(1).stream("flows");
    for (int trial = 0; trial < 200; trial++) {
      int nodes = 2 + chance.nextInt(6);
      int links = chance.nextInt(12);
      int[][] ends = new int[links][];
      double[] capacities = new double[links];
      for (int l = 0; l < links; l++) {
        int a = chance.nextInt(nodes);
        ends[l] = new int[] {a, (a + 1 + chance.nextInt(nodes - 1)) % nodes};
        capacities[l] = chance.nextInt(5);
      }
      MaxFlow flow = new MaxFlow(nodes, ends, capacities);
      double least = Double.POSITIVE_INFINITY;
      for (int side = 0; side < 1 << nodes; side++) {
        if ((side & 1) == 1 && (side >> (nodes - 1) & 1) == 0) {
          least = Math.min(least, across(side, ends, capacities));
        }
      }
      assertThat(flow.between(0, nodes - 1)).as("trial %d", trial).isEqualTo(least);
      assertThat(across(flow.near(0), ends, capacities)).isEqualTo(least);
      assertThat(across(flow.notFar(nodes - 1), ends, capacities)).isEqualTo(least);
    }
  }

  private static double across(boolean[] inside, int[][] ends, double[] capacities) {
    int side = 0;
    for (int n = 0; n < inside.length; n++) {
      side |= inside[n] ? 1 << n : 0;
    }
    return across(side, ends, capacities);
  }

  private static double across(int side, int[][] ends, double[] capacities) {
    double sum = 0;
    for (int l = 0; l < ends.length; l++) {
      boolean isAcross = (side >> ends[l][0] & 1) != (side >> ends[l][1] & 1);
      sum += isAcross ? capacities[l] : 0;
    }
    return sum;
  }
}
