package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.WaitForAll.Source;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.LinksScreen;
import bellhop.network.NetworkReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  @Test
  void forecastsEveryLink() {
    LinksResult result = Links.of(Samples.network());
    assertThat(result.links()).hasSize(1);
    assertThat(result.links().getFirst().ratePerS()).isCloseTo(500_000, within(1e-6));
    assertThat(result.links().getFirst().fidelity()).isCloseTo(0.98, within(1e-12));
    assertThat(result.links().getFirst().state().phiPlus()).isCloseTo(0.98, within(1e-12));
    assertThat(result.paths()).isEmpty();
  }

  @Test
  void namesTheAnalyserThatLinksShare() {
    assertThat(Links.of(Samples.network()).links().getFirst().analyser()).isEmpty();
    LinksResult star = Links.of(Samples.star());
    assertThat(star.links())
        .allMatch(
            link -> link.analyser().orElseThrow().equals(new LinksResult.Analyser("centre", 1)));
    assertThat(LinksScreen.print(star, Ink.PLAIN)).contains("all share centre, one at a time");
    assertThat(LinksScreen.print(Links.of(Samples.network()), Ink.PLAIN)).doesNotContain("share");
  }

  /** Two channels of 50 pJ a µs are 100 µW, which takes 1 mW at 0.1 K from 8 mK to 32.5 mK. */
  @Test
  void saysHowWarmTransducersGet() {
    String file =
        """
        format: bellhop-network/1
        qpus: [{name: a, preset: transmon-2026, qubits: 1}, {name: b, qubits: 0}]
        qnus:
          - name: a/0
            qpu: a
            communication-qubits: 2
            transducer: {mode: pairs, efficiency: 0.1, absorbed-energy: 50 pJ, stage-cooling: 1 mW}
          - {name: b/0, qpu: b, communication-qubits: 2, transducer: transducer-2029}
        nodes: [{name: hub, kind: analyser, logic: 200 ns}]
        fibres:
          - {between: [a/0, hub], length: 0 m}
          - {between: [b/0, hub], length: 0 m}
        links: [{between: [a/0, b/0], kind: single-click, channels: 2, attempt-period: 1 us}]
        """;
    LinksResult result = Links.of(NetworkReader.read(file, "hot.yaml"));
    assertThat(result.links().getFirst().transducers()).hasSize(1);
    LinksResult.Transducer warm = result.links().getFirst().transducers().getFirst();
    assertThat(warm.qnu()).isEqualTo("a/0");
    assertThat(warm.loadW()).isCloseTo(100e-6, within(1e-15));
    assertThat(warm.temperatureK()).isCloseTo(0.0325, within(1e-4));
    assertThat(LinksScreen.print(result, Ink.PLAIN))
        .contains("a-b: a/0 at 32.5 mK")
        .contains("by 100 µW")
        .contains("period");
    assertThat(RecordWriter.print(result))
        .contains("\"temperature_k\": 0.032", "\"bound\": \"period\"");
  }

  /** Two Werner pairs of fidelity F swap to F² + (1−F)²/3. */
  @Test
  void forecastsPathsBySwappingInOrder() {
    LinksResult result = Links.of(Samples.line(3));
    assertThat(result.paths()).hasSize(1);
    LinksResult.PathForecast path = result.paths().getFirst();
    assertThat(path.path()).isEqualTo("arm0 - arm1 - arm2");
    assertThat(path.fidelity()).isCloseTo(0.98 * 0.98 + 0.02 * 0.02 / 3, within(1e-12));
    assertThat(path.ratePerS()).isCloseTo(500_000, within(1e-6));
  }

  /** Every link of the sample succeeds every 2 µs, so any number of them has pairs after 2 µs. */
  @Test
  void certainLinksWaitForTheSlowest() {
    assertThat(mean(new Source(2, 1), new Source(3, 1), new Source(1, 1))).isEqualTo(3);
    for (LinksResult.PathForecast path : Links.of(Samples.line(8)).paths()) {
      assertThat(path.ratePerS()).isCloseTo(500_000, within(1e-6));
    }
  }

  /** Two that succeed with p take (3 − 2p) / (p (2 − p)) attempts on average. */
  @Test
  void waitsForTheLastOfSeveralLinks() {
    for (double p : new double[] {0.9, 0.5, 0.3, 0.01, 1e-3}) {
      double two = (3 - 2 * p) / (p * (2 - p));
      double slack = p < 2e-3 ? p * p : 1e-9;
      assertThat(mean(new Source(1, p), new Source(1, p)) / two).isCloseTo(1, within(slack));
      assertThat(mean(new Source(7, p)) * p / 7).isCloseTo(1, within(slack));
    }
    Source tenth = new Source(1, 0.1);
    assertThat(mean(tenth, tenth, tenth)).isCloseTo(17.90056322, within(1e-8));
  }

  /** A certain link of 5 s and one of 2 s and p = 1/2: 5 + 1/4 · (1 + 2 · (1/2 + 1/4 + …)). */
  @Test
  void mergesStepsOfDifferentPeriods() {
    assertThat(mean(new Source(5, 1), new Source(2, 0.5))).isCloseTo(5.75, within(1e-12));
    double expected = 0;
    for (int half = 0; half < 4_000; half++) {
      double a = 1 - StrictMath.pow(0.7, StrictMath.floor(half / 2.0));
      double b = 1 - StrictMath.pow(0.8, StrictMath.floor(half / 3.0));
      expected += 0.5 * (1 - a * b);
    }
    assertThat(mean(new Source(1, 0.3), new Source(1.5, 0.2))).isCloseTo(expected, within(1e-9));
  }

  /** For rare successes the times are exponential: inclusion and exclusion over the subsets. */
  @Test
  void rareSuccessesAgreeWithInclusionAndExclusion() {
    for (double scale : new double[] {1e-5, 1e-9, 1e-300}) {
      double[] p = {1 * scale, 2.5 * scale, 7 * scale, 0.3 * scale};
      double mean = 0;
      for (int subset = 1; subset < 16; subset++) {
        double rate = 0;
        for (int i = 0; i < 4; i++) {
          rate += (subset >> i & 1) * p[i];
        }
        mean += (Integer.bitCount(subset) % 2 == 1 ? 1 : -1) / rate;
      }
      Source[] sources = Arrays.stream(p).mapToObj(s -> new Source(1, s)).toArray(Source[]::new);
      assertThat(mean(sources) / mean).isCloseTo(1, within(Math.max(4 * scale, 1e-8)));
    }
  }

  /** The exact mean of a rare success is 1/p, with nothing lost between steps and integral. */
  @Test
  void smoothLinksKeepTheirMean() {
    assertThat(mean(new Source(1, 1e-4)) * 1e-4).isCloseTo(1, within(1e-7));
    Source[] many = new Source[200];
    Arrays.fill(many, new Source(1, 1e-4));
    double harmonic = 0;
    for (int k = 1; k <= 200; k++) {
      harmonic += 1.0 / k;
    }
    double exact = harmonic / -StrictMath.log1p(-1e-4) + 0.5;
    assertThat(mean(many) / exact).isCloseTo(1, within(1e-7));
  }

  @Test
  void leavesOutPathsOfWhichThereAreTooMany() {
    LinksResult result = Links.of(Samples.line(200));
    assertThat(result.paths().size()).isBetween(100, 1000);
    assertThat(result.paths().size() + result.pathsLeftOut()).isEqualTo(199 * 198 / 2);
    assertThat(Links.of(Samples.line(8)).pathsLeftOut()).isZero();
    assertThat(Links.of(Samples.line(8)).paths()).hasSize(7 * 6 / 2);
    assertThat(LinksScreen.print(result, new Ink(false)))
        .contains("more; --json prints " + Numbers.count(result.paths().size()) + " of them");
  }

  private static double mean(Source... sources) {
    return WaitForAll.meanSeconds(List.of(sources));
  }
}
