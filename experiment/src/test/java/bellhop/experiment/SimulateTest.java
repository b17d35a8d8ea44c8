package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.TrafficPage;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.TrafficScreen;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.protocol.Trace;
import bellhop.protocol.path.CircuitPlanner;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.simulator.traffic.TrafficResult.WaitedFor;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a scenario to what came of it, against closed forms; seeds are fixed, 5 sigma each. */
class SimulateTest {
  private static final Path SCENARIOS = Path.of("../examples/scenarios");
  private static final double CHANCE = 0.1;
  private static final double PERIOD = 1e-3;

  @TempDir Path folder;

  /**
   * Nodes a, b … in a row, joined by links that succeed with 0.1 every ms; nothing else is slow.
   */
  private Scenario row(int nodes, String traffic) throws IOException {
    StringBuilder text = new StringBuilder("format: bellhop-network/1\nqpus:\n");
    for (int n = 0; n < nodes; n++) {
      text.append("  - {name: ")
          .append((char) ('a' + n))
          .append(", qubits: 0, coherence: ")
          .append("{t1: 1e6 s, t2: 1e6 s, residual-excitation: 0}, gates: {one-qubit-time: 0 s, ")
          .append("one-qubit-error: 0, two-qubit-time: 0 s, two-qubit-error: 0}, readout: ")
          .append("{time: 0 s, classify: 0 s, error-0-as-1: 0, error-1-as-0: 0}, ")
          .append("reset: {time: 0 s}}\n");
    }
    text.append("  - {name: island, qubits: 0}\nqnus:\n");
    for (int n = 0; n < nodes; n++) {
      char name = (char) ('a' + n);
      text.append("  - {name: %c/l, qpu: %c, communication-qubits: 1}\n".formatted(name, name));
      text.append("  - {name: %c/r, qpu: %c, communication-qubits: 1}\n".formatted(name, name));
    }
    text.append("links:\n");
    for (int n = 0; n + 1 < nodes; n++) {
      text.append(
              "  - {between: [%c/r, %c/l], kind: measured, "
                  .formatted((char) ('a' + n), (char) ('b' + n)))
          .append(
              "success-probability: %s, attempt-period: 1 ms, fidelity: 0.9}\n".formatted(CHANCE));
    }
    Files.writeString(folder.resolve("row.yaml"), text);
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(
        file, "format: bellhop-scenario/1\nnetwork: row.yaml\nduration: 200 s\n" + traffic);
    return ScenarioReader.read(file);
  }

  private static SimulateResult run(Scenario scenario) {
    return Simulate.of(new SimulateInputs(scenario, 1, false, false));
  }

  @Test
  void aStreamOverOneLinkHasTheRateOfTheLink() throws IOException {
    SimulateResult result = run(row(2, "traffic: [{kind: stream, between: [a, b]}]"));
    double expected = 200 * CHANCE / PERIOD;
    double sigma = StrictMath.sqrt(expected * (1 - CHANCE));
    assertThat((double) result.pairs().delivered()).isCloseTo(expected, within(5 * sigma));
    assertThat(result.links().getFirst().use()).isCloseTo(1, within(5 * sigma / expected));
    assertThat(result.fidelity().mean().orElseThrow()).isCloseTo(0.9, within(1e-6));
    assertThat(result.requests().waiting()).isEqualTo(1);
  }

  /**
   * Both links start together after each swap, so a pair takes the later of two geometric times.
   */
  @Test
  void aStreamOverTwoLinksWaitsForTheLaterOne() throws IOException {
    SimulateResult result = run(row(3, "traffic: [{kind: stream, between: [a, c]}]"));
    double none = (1 - CHANCE) * (1 - CHANCE);
    double periods = 2 / CHANCE - 1 / (1 - none);
    double expected = 200 / (periods * PERIOD);
    // The later of two geometric times varies by less than its mean.
    double sigma = StrictMath.sqrt(expected);
    assertThat((double) result.pairs().delivered()).isCloseTo(expected, within(5 * sigma));
    double swapped = 0.9 * 0.9 + 0.1 * 0.1 / 3; // of two Werner pairs
    assertThat(result.fidelity().mean().orElseThrow()).isCloseTo(swapped, within(1e-6));
    assertThat(result.pairs().swaps())
        .isBetween(result.pairs().delivered(), result.pairs().delivered() + 1);
  }

  /**
   * A queue with one server: at 30 % load the mean wait is that of M/G/1 with geometric service.
   */
  @Test
  void requestsWaitAsInAQueueOfOneServer() throws IOException {
    SimulateResult result = run(row(2, "traffic: [{kind: poisson, between: [a, b], rate: 30 Hz}]"));
    SimulateResult.Requests requests = result.requests();
    assertThat((double) requests.offered()).isCloseTo(6000, within(5 * StrictMath.sqrt(6000)));
    assertThat(requests.fulfilled()).isGreaterThan(requests.offered() - 5);
    double service = PERIOD / CHANCE;
    double square = (2 - CHANCE) / (CHANCE * CHANCE) * PERIOD * PERIOD;
    double load = 30 * service;
    double expected = service + 30 * square / (2 * (1 - load));
    assertThat(result.latencyS().mean().orElseThrow()).isCloseTo(expected, within(0.1 * expected));
    assertThat(result.latencyS().p50().orElseThrow())
        .isLessThan(result.latencyS().p99().orElseThrow());
    assertThat(result.overload()).isEmpty();
  }

  @Test
  void saysWhatNoScheduleReachesAndWhatNoLinkJoins() throws IOException {
    SimulateResult result =
        run(
            row(
                3,
                """
                traffic:
                  - {kind: steady, between: [a, c], rate: 1 Hz, minimum-fidelity: 0.85}
                  - {kind: once, between: [a, island]}
                """));
    assertThat(result.requests().refused()).isEqualTo(201);
    assertThat(result.requests().offered()).isEqualTo(201);
    SimulateResult.Refusal low = result.refusals().getFirst();
    assertThat(low.reason()).isEqualTo(SimulateResult.Reason.FIDELITY);
    assertThat(low.bestFidelity().orElseThrow()).isCloseTo(0.8133, within(1e-3));
    assertThat(low.words()).contains("0.8133");
    assertThat(result.refusals().getLast().words()).isEqualTo("no links join the two");
    assertThat(result.headline())
        .startsWith("Every request was refused: a to c, the best that its links reach is 0.8133");
    assertThat(result.latencyS().mean()).isEmpty();
    assertThat(RecordWriter.print(result)).contains("\"p99\": null");
  }

  @Test
  void saysWhereMoreIsAskedThanALinkCanDo() throws IOException {
    SimulateResult result =
        run(
            row(2, "traffic: [{kind: poisson, between: [a, b], rate: 300 Hz, deadline: 50 ms}]")
                .lasting(Span.seconds(10)));
    assertThat(result.overload().getFirst())
        .isEqualTo("a-b is asked for 300 pairs a second and makes 100 on average");
    assertThat(result.requests().timedOut()).isPositive();
    assertThat(result.headline()).endsWith("more is asked than the network can give.");
  }

  /** Requests of several pairs that cannot be had in time are refused at once. */
  @Test
  void refusesWhatTakesTooLongAsPlanned() throws IOException {
    SimulateResult result =
        run(row(2, "traffic: [{kind: once, between: [a, b], pairs: 100, deadline: 50 ms}]"));
    assertThat(result.refusals().getFirst().reason()).isEqualTo(SimulateResult.Reason.NO_RESOURCES);
  }

  @Test
  void linesAddUpToTheWhole() throws IOException {
    SimulateResult result = run(ScenarioReader.read(SCENARIOS.resolve("metro.yaml")));
    assertThat(result.traffic()).hasSize(3);
    assertThat(result.traffic().stream().mapToLong(SimulateResult.Line::offered).sum())
        .isEqualTo(result.requests().offered());
    assertThat(result.traffic().stream().mapToLong(SimulateResult.Line::delivered).sum())
        .isEqualTo(result.pairs().delivered() - result.pairs().surplus());
    assertThat(result.links().stream().mapToLong(SimulateResult.LinkUse::generated).sum())
        .isEqualTo(result.pairs().generated());
    assertThat(result.circuits().stream().mapToLong(SimulateResult.CircuitUse::delivered).sum())
        .isEqualTo(result.pairs().delivered());
    assertThat(result.traffic().get(1).request()).isEqualTo("measure");
  }

  private static Stream<Path> shipped() throws IOException {
    try (Stream<Path> scenarios = Files.list(SCENARIOS);
        Stream<Path> policies = Files.list(Path.of("../examples/policies"))) {
      return Stream.concat(
          scenarios.filter(f -> !f.endsWith("internet-10k.yaml")), // InternetTest has a small one
          policies.filter(f -> !f.getFileName().toString().startsWith("pins")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedScenariosRunRepeatAndAddUp(Path file) {
    Scenario scenario = ScenarioReader.read(file).lasting(Span.seconds(0.3));
    SimulateResult result = run(scenario);
    addsUp(result);
    assertThat(result.simulatedS()).isCloseTo(0.3, within(1e-9));
    assertThat(result.pairs().delivered()).isPositive();
    assertThat(result.traceHash()).matches("[0-9a-f]{16}");
    assertThat(RecordWriter.print(run(scenario))).isEqualTo(RecordWriter.print(result));
    SimulateResult other = Simulate.of(new SimulateInputs(scenario, 2, false, false));
    assertThat(other.traceHash()).isNotEqualTo(result.traceHash());
  }

  private static void addsUp(SimulateResult result) {
    SimulateResult.Pairs pairs = result.pairs();
    assertThat(pairs.used() + pairs.expired() + pairs.discarded() + pairs.stored())
        .isEqualTo(pairs.generated());
    SimulateResult.Requests requests = result.requests();
    assertThat(requests.fulfilled() + requests.refused() + requests.timedOut() + requests.waiting())
        .isEqualTo(requests.offered());
    assertThat(result.violations()).isEmpty();
  }

  @Test
  void addsUpWhateverGoesWrong() throws IOException {
    SimulateResult result =
        run(
            row(
                    4,
                    """
                    traffic:
                      - {kind: permutation, rate: 50 Hz, pairs: 2, deadline: 200 ms}
                      - {kind: stream, between: [a, d], minimum-fidelity: 0.7}
                    faults:
                      - {kind: node-down, node: b, at: 1 s, for: 300 ms}
                      - {kind: link-cut, link: b-c, at: 2 s, for: 300 ms}
                      - {kind: link-drift, link: c-d, at: 3 s, for: 1 s, factor: 0.2}
                      - {kind: clock-step, node: c, at: 5 s, for: 500 ms, offset: 3 us}
                      - {kind: bad-messages, at: 6 s, for: 2 s, loss: 0.2, repeat: 0.2, disorder: 0.2}
                      - {kind: slow-messages, at: 9 s, for: 1 s, factor: 50}
                    """)
                .lasting(Span.seconds(15)));
    addsUp(result);
    assertThat(result.pairs().delivered()).isPositive();
  }

  @Test
  void aTimeLimitAnswersWithWhatThereIs() throws IOException {
    Scenario scenario = row(2, "traffic: [{kind: stream, between: [a, b]}]");
    SimulateDetails details =
        Simulate.inDetail(new SimulateInputs(scenario, 1, false, false), new Looks(5));
    assertThat(details.result().deadlineHit()).isTrue();
    assertThat(details.result().simulatedS()).isGreaterThan(0).isLessThan(200);
    addsUp(details.result());
  }

  @Test
  void aTimeLimitEndsThePlanningToo() throws IOException {
    Scenario scenario = row(3, "traffic: [{kind: stream, between: [a, c]}]");
    Looks watch = new Looks(0);
    SimulateResult result =
        Simulate.inDetail(new SimulateInputs(scenario, 1, false, false), watch).result();
    assertThat(result.deadlineHit()).isTrue();
    assertThat(result.circuits()).isEmpty();
    assertThat(result.traffic().getFirst().plan()).contains("time limit");
    addsUp(result);
  }

  /** Nodes a, b and c in a ring; requests from a to c while the link between the two is cut. */
  private Scenario cutRing(String reroute) throws IOException {
    row(3, "traffic: [{kind: stream, between: [a, c]}]");
    Files.writeString(
        folder.resolve("row.yaml"),
        "  - {between: [a/l, c/r], name: across, kind: measured, success-probability: 0.1, "
            + "attempt-period: 1 ms, fidelity: 0.9}\n",
        StandardOpenOption.APPEND);
    Files.writeString(
        folder.resolve("ring.yaml"),
        "format: bellhop-scenario/1\nnetwork: row.yaml\nduration: 20 s\nreroute: "
            + reroute
            + "\ntraffic: [{kind: steady, between: [a, c], rate: 5 Hz, deadline: 500 ms}]\n"
            + "faults: [{kind: link-cut, link: across, at: 5 s, for: 5 s}]\n");
    return ScenarioReader.read(folder.resolve("ring.yaml"));
  }

  @Test
  void requestsGoAnotherWayWhileALinkIsCut() throws IOException {
    SimulateResult moved = run(cutRing("yes"));
    assertThat(moved.requests().fulfilled()).isEqualTo(moved.requests().offered());
    assertThat(moved.rerouted()).isEqualTo(2);
    assertThat(moved.reroutes().getFirst().path()).containsExactly("a", "b", "c");
    assertThat(moved.reroutes().getLast().path()).containsExactly("a", "c");
    assertThat(moved.reroutes().getLast().why()).isEqualTo("a better path was up again");
    assertThat(TrafficScreen.print(moved, Ink.PLAIN)).contains("Moved        2 times");
  }

  /** A Clos fabric has ways past a switch that is down, one that sticks, and a fibre that flaps. */
  @Test
  void requestsOutliveABadDayOfTheFabric() {
    SimulateResult result = run(ScenarioReader.read(SCENARIOS.resolve("bad-day.yaml")));
    SimulateResult.Requests requests = result.requests();
    assertThat(requests.offered()).isGreaterThan(350);
    assertThat(requests.timedOut() + requests.refused()).isZero();
    assertThat(result.violations()).isEmpty();
    addsUp(result);
  }

  /** Each is over before anybody has noticed, though the second begins when the first would be. */
  @Test
  void shortOutagesMoveNobody() throws IOException {
    Scenario ring = cutRing("yes");
    Scenario.Trouble cut = ring.troubles().getFirst().trouble();
    List<Scenario.TimedTrouble> outages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outages.add(new Scenario.TimedTrouble(cut, Span.seconds(5 + 0.0295 * i), Span.seconds(1e-3)));
    }
    SimulateResult result = run(withTroubles(ring, outages));
    assertThat(result.rerouted()).isZero();
    assertThat(result.requests().fulfilled()).isEqualTo(result.requests().offered());
  }

  private static Scenario withTroubles(Scenario its, List<Scenario.TimedTrouble> troubles) {
    return new Scenario(
        its.name(),
        its.network(),
        its.duration(),
        its.policy(),
        its.slot(),
        its.period(),
        its.cutoff(),
        its.distil(),
        its.reroute(),
        its.traffic(),
        troubles);
  }

  @Test
  void saysThatRequestsFailedForAFibreThatIsCut() throws IOException {
    Path network = Path.of("../examples/networks/clos-16.yaml").toAbsolutePath();
    Path file = folder.resolve("cut.yaml");
    Files.writeString(
        file,
        """
        format: bellhop-scenario/1
        network: %s
        duration: 100 ms
        traffic:
          - {kind: steady, between: [q0, q3], rate: 200 Hz, deadline: 20 ms}
          - {kind: steady, between: [q1, q4], rate: 200 Hz, deadline: 20 ms}
        faults: [{kind: fibre-cut, between: [q0/0, in0], at: 20 ms, for: 80 ms}]
        """
            .formatted(network));
    SimulateResult result = run(ScenarioReader.read(file));
    assertThat(result.requests().timedOut()).isGreaterThan(8);
    assertThat(result.late()).hasSize(1);
    assertThat(result.late().getFirst().why()).isEqualTo(WaitedFor.PATH);
    assertThat(result.traffic().getLast().fulfilled()).isGreaterThan(17);
  }

  @Test
  void saysThatRequestsFailedForTheirPath() throws IOException {
    SimulateResult stayed = run(cutRing("no"));
    assertThat(stayed.rerouted()).isZero();
    assertThat(stayed.requests().timedOut()).isGreaterThan(15);
    SimulateResult.Late late = stayed.late().getFirst();
    assertThat(late.why()).isEqualTo(WaitedFor.PATH);
    assertThat(late.timedOut()).isGreaterThan(15);
  }

  @Test
  void drawsAndTracesWhatHappened() throws IOException {
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve("metro.yaml"));
    SimulateDetails details =
        Simulate.inDetail(new SimulateInputs(scenario, 1, true, true), Watch.NONE);
    long fulfilled = details.result().requests().fulfilled();
    assertThat(details.latencies().counts().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(fulfilled);
    assertThat(details.fidelities().counts().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(details.result().pairs().delivered());
    Trace trace = details.trace().orElseThrow();
    assertThat(trace.tracks()).extracting(Trace.Track::name).contains("bank-town-hall");
    long pairs = trace.slices().stream().filter(slice -> slice.work() == Trace.Work.PAIR).count();
    SimulateResult.Pairs all = details.result().pairs();
    assertThat(pairs).isEqualTo(all.generated() - all.stored());
    assertThat(TrafficPage.print(details))
        .contains("<svg", "requests", "Use of the links", "town-hall", "</html>")
        .doesNotContain("http://", "https://", "src=", "NaN", "∞");
    assertThat(TrafficScreen.print(details.result(), Ink.PLAIN).lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.startsWith("Requests"));
  }

  /** A stream counts as waiting, but nobody waits: it has what it asks for. */
  @Test
  void streamsAreNotCalledUnfulfilled() {
    Scenario scenario =
        ScenarioReader.read(SCENARIOS.resolve("ten-router-chain.yaml")).lasting(Span.seconds(0.1));
    SimulateDetails details =
        Simulate.inDetail(new SimulateInputs(scenario, 1, true, false), Watch.NONE);
    assertThat(details.result().openStreams()).isEqualTo(1);
    assertThat(TrafficScreen.print(details.result(), Ink.PLAIN))
        .contains("1 stream without an end", "a stream has no last pair")
        .doesNotContain("no request was fulfilled", "waiting at the end");
    assertThat(TrafficPage.print(details)).contains("without an end").doesNotContain("Fulfilled");
  }

  @Test
  void watchingChangesNothing() {
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve("metro.yaml"));
    SimulateDetails watched =
        Simulate.inDetail(new SimulateInputs(scenario, 1, true, true), Watch.NONE);
    assertThat(RecordWriter.print(watched.result())).isEqualTo(RecordWriter.print(run(scenario)));
  }

  /** Ten million requests would be drawn for seconds, and held in memory. */
  @Test
  void drawsNoMoreRequestsThanCome() throws IOException {
    Scenario scenario = row(2, "traffic: [{kind: poisson, between: [a, b], rate: 49 kHz}]");
    assertThat(scenario.requests()).isGreaterThan(9e6);
    SimulateResult result =
        Simulate.inDetail(new SimulateInputs(scenario, 1, false, false), new Looks(6)).result();
    assertThat(result.deadlineHit()).isTrue();
    assertThat(result.requests().offered()).isBetween(1L, 100_000L);
  }

  /** The times of all lines rise together, and those of each line are its own. */
  @Test
  void requestsOfAllLinesComeInOrder() throws IOException {
    String lines =
        "traffic: [{kind: poisson, between: [a, b], rate: 100 Hz},"
            + " {kind: steady, between: [a, b], rate: 50 Hz, start: 1 s},"
            + " {kind: once, between: [a, b]}]";
    Scenario scenario = row(2, lines).lasting(Span.seconds(3));
    Demand demand = new Demand(scenario, new Seed(1), Watch.NONE);
    Plan plan = CircuitPlanner.plan(scenario.network(), demand.wanted(), Optional.empty(), true);
    Asked asked = demand.ask(plan);
    int[] counts = new int[3];
    for (int i = 0; asked.has(i); i++) {
      counts[asked.line(i)]++;
      assertThat(i == 0 ? 0 : asked.get(i - 1).at().picos())
          .isLessThanOrEqualTo(asked.get(i).at().picos());
    }
    assertThat(counts[0]).isBetween(200, 400); // 300 ± 5.7 sigma
    assertThat(counts).endsWith(100, 1);
  }

  /** Time is up at a certain look at the clock. */
  private static final class Looks implements Watch {
    private int left;

    Looks(int looks) {
      left = looks;
    }

    @Override
    public double wallSeconds() {
      return 0;
    }

    @Override
    public boolean isTimeUp() {
      return left-- <= 0;
    }

    @Override
    public void stage(String name, long total) {}

    @Override
    public void done(long count) {}
  }

  @Test
  void nobodyIsDrawnToAskItself() throws IOException {
    Scenario scenario = row(5, "traffic: [{kind: permutation, rate: 1 Hz}]");
    for (int seed = 0; seed < 50; seed++) {
      Demand demand = new Demand(scenario, new Seed(seed), Watch.NONE);
      assertThat(demand.wanted())
          .hasSize(6)
          .allMatch(wanted -> wanted.from() != wanted.to())
          .extracting(Wanted::to)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void nobodyAskingIsAnAnswer() throws IOException {
    Scenario scenario =
        row(2, "traffic: [{kind: once, between: [a, b], start: 1 s}]").lasting(Span.seconds(0.5));
    SimulateDetails details =
        Simulate.inDetail(new SimulateInputs(scenario, 1, true, true), Watch.NONE);
    assertThat(details.result().headline()).isEqualTo("Nobody asked for a pair within 500 ms.");
    assertThat(TrafficPage.print(details)).contains("Nobody asked", "</html>");
  }
}
