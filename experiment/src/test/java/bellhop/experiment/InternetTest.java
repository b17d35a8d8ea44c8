package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.TrafficPage;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.TrafficScreen;
import bellhop.network.Qpu;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anyone with anyone in a network of networks, small enough for every check. */
class InternetTest {
  @TempDir Path folder;

  private Scenario internet(int domains, int nodes, String duration, String traffic)
      throws IOException {
    Path file = folder.resolve("internet.yaml");
    Files.writeString(
        file,
        """
        format: bellhop-scenario/1
        name: a small internet
        network: {generate: domains, count: %d, nodes: %d}
        duration: %s
        traffic: [%s]
        """
            .formatted(domains, nodes, duration, traffic));
    return ScenarioReader.read(file);
  }

  private static SimulateDetails run(Scenario scenario) {
    return Simulate.inDetail(new SimulateInputs(scenario, 1, true, false), Watch.NONE);
  }

  /** 5 domains of 60: 44,850 pairs of ends, of which only those have a path that ask. */
  private static final String ANYONE = "{kind: poisson, rate: 1 kHz, deadline: 100 ms}";

  @Test
  void anyoneReachesAnyoneAndTheAccountsAgree() throws IOException {
    SimulateDetails details = run(internet(5, 60, "1 s", ANYONE));
    SimulateResult result = details.result();
    SimulateResult.Requests all = result.requests();
    assertThat((double) all.offered()).isCloseTo(1000, within(5 * StrictMath.sqrt(1000)));
    assertThat(all.offered())
        .isEqualTo(all.fulfilled() + all.refused() + all.timedOut() + all.waiting());
    SimulateResult.Pairs pairs = result.pairs();
    assertThat(pairs.generated())
        .isEqualTo(pairs.used() + pairs.expired() + pairs.discarded() + pairs.stored());
    assertThat(result.violations()).isEmpty();
    assertThat((double) all.fulfilled()).isGreaterThan(0.8 * all.offered());
    assertThat(result.circuitCount()).isLessThanOrEqualTo((int) all.offered());

    SimulateResult.BetweenDomains between = all.betweenDomains().orElseThrow();
    double chance = 240.0 / 299; // the other end is in another domain
    double sigma = StrictMath.sqrt(chance * (1 - chance) / all.offered());
    assertThat((double) between.offered() / all.offered()).isCloseTo(chance, within(5 * sigma));
    assertThat(between.share().orElseThrow())
        .isEqualTo((double) between.fulfilled() / all.fulfilled())
        .isGreaterThan(0.3);
    assertThat(result.pathLinks().mean().orElseThrow()).isGreaterThan(5);
    assertThat(result.cuts()).isEmpty();

    assertThat(TrafficScreen.print(result, new Ink(false)))
        .contains("requests between domains were fulfilled")
        .contains("links on average of fulfilled requests");
    assertThat(RecordWriter.print(result)).contains("\"between_domains\": {");
    assertThat(TrafficPage.print(details)).contains("Between domains");
  }

  @Test
  void theSameSeedGivesTheSameHistory() throws IOException {
    Scenario scenario = internet(5, 60, "200 ms", ANYONE);
    String first = RecordWriter.print(run(scenario).result());
    assertThat(RecordWriter.print(run(scenario).result())).isEqualTo(first);
  }

  /** A shorter run is the beginning of a longer one as far as who asks when goes. */
  @Test
  void endsAreDrawnAsTheRequestsAre() throws IOException {
    Scenario scenario = internet(3, 100, "500 ms", ANYONE);
    SimulateResult result = run(scenario).result();
    assertThat(result.circuits().stream().map(its -> its.path().getFirst() + its.path().getLast()))
        .doesNotHaveDuplicates();
    assertThat(result.requests().fulfilled()).isGreaterThan(400);
  }

  @Test
  void aLargeNetworkIsDrawnDomainByDomain() throws IOException {
    Scenario scenario = internet(4, 100, "10 ms", ANYONE);
    String page = TrafficPage.print(run(scenario));
    assertThat(page)
        .contains("400 machines, too many to be drawn")
        .contains("d3: 100")
        .doesNotContain(">q17<");
    assertThat(page.length()).isLessThan(100_000);
  }

  @Test
  void theShippedInternetHasTenThousandMachinesAndAsksAHundredThousandTimes() {
    Scenario scenario = ScenarioReader.read(Path.of("../examples/scenarios/internet-10k.yaml"));
    assertThat(scenario.network().qpus()).hasSize(10_000);
    assertThat(scenario.network().qpus().stream().map(Qpu::domain).distinct()).hasSize(20);
    assertThat(scenario.requests()).isBetween(100_000.0, 110_000.0);
    assertThat(scenario.paths()).isEqualTo(scenario.requests());
  }

  /** Before any of them is drawn. */
  @Test
  void refusesMorePathsThanCanBeInstalled() {
    Assertions.assertThatThrownBy(() -> internet(20, 50, "1000 s", "{kind: poisson, rate: 1 kHz}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at most 200,000 have a path each");
    Assertions.assertThatThrownBy(() -> internet(20, 50, "1 s", "{kind: once}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("requests at random");
  }
}
