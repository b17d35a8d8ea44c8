package bellhop.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.ClockRun;
import bellhop.experiment.RunDetails;
import bellhop.experiment.Samples;
import bellhop.experiment.Simulate;
import bellhop.experiment.SimulateInputs;
import bellhop.experiment.Watch;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.units.Span;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class RunPageTest {
  @Test
  void needsNothingFromOutside() {
    String page = RunPage.print(Samples.details());
    assertThat(page).doesNotContain("http://", "https://", "src=", "@import", "url(http");
  }

  @Test
  void showsEveryPart() {
    assertThat(RunPage.print(Samples.details()))
        .contains(
            Samples.run().headline(),
            "Counts",
            "Faults by cause",
            "remainder",
            "Hellinger fidelity gained",
            "noiseless shots: 1",
            "One shot in time",
            "The network",
            "Bell pairs by fate",
            "Who did what",
            "q[6..11]",
            "What is assumed",
            "transmon-2029");
  }

  @Test
  void showsProgramsSideBySide() {
    assertThat(RunPage.print(Samples.details())).doesNotContain("Programs that ran together");
    assertThat(RunPage.print(Samples.together()))
        .contains(
            "Programs that ran together",
            "1 ms alone",
            "Counts of qft-12.qasm",
            "Counts of adder-10.qasm",
            "station hub",
            "400 µs (100 µs alone)",
            "825602617243059",
            "0.9438");
    var drawings =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
            .matcher(RunPage.print(Samples.together()))
            .results();
    assertThat(drawings.map(found -> parses(found.group()))).hasSize(7).doesNotContain(false);
  }

  @Test
  void drawingsAreWellFormed() throws Exception {
    String page = RunPage.print(Samples.details());
    var drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page).results();
    assertThat(drawings.map(found -> parses(found.group()))).hasSize(5).doesNotContain(false);
  }

  @Test
  void theDrawingOfClocksIsWellFormed() {
    Network withClocks = NetworkReader.read(Path.of("../examples/networks/two-buildings.yaml"));
    String page = ClockPage.print(ClockRun.inDetail(withClocks, Span.seconds(100), 1));
    var drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page).results();
    assertThat(drawings.map(found -> parses(found.group()))).containsExactly(true);
  }

  @Test
  void theDrawingsOfTrafficAreWellFormed() {
    Path file = Path.of("../examples/scenarios/data-centre-64.yaml");
    Scenario scenario = ScenarioReader.read(file).lasting(Span.seconds(0.02));
    String page =
        TrafficPage.print(
            Simulate.inDetail(new SimulateInputs(scenario, 1, true, false), Watch.NONE));
    var drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page).results();
    assertThat(drawings.map(found -> parses(found.group())))
        .hasSizeGreaterThanOrEqualTo(6)
        .doesNotContain(false);
  }

  @Test
  void scalesHaveRoundNumbers() {
    assertThat(Scale.ticks(0, 0.11435, 6)).containsExactly(0.0, 0.02, 0.04, 0.06, 0.08, 0.1);
    assertThat(Scale.ticks(-40.6, 40.6, 8)).containsExactly(-40.0, -20.0, 0.0, 20.0, 40.0);
    assertThat(Scale.ticks(0, 7, 5)).containsExactly(0.0, 2.0, 4.0, 6.0);
    assertThat(Scale.times(0, 3600, 8)).hasSize(7).contains(600.0);
    assertThat(Scale.times(0, 1e8, 8)).hasSizeBetween(3, 9);
  }

  @Test
  void oneFateForAllNeedsNoBar() {
    FatesChart.Fate used = new FatesChart.Fate("used", 7, "used", "");
    FatesChart.Fate stored = new FatesChart.Fate("stored", 2, "stored", "");
    assertThat(FatesChart.draw(List.of(used), 7, "Pairs", "made"))
        .contains("7 made:")
        .doesNotContain("<svg");
    assertThat(FatesChart.draw(List.of(used, stored), 9, "Pairs", "made")).contains("<svg");
  }

  @Test
  void escapesWhatUsersWrote() {
    assertThat(Markup.text(0, 0, "", "<script>\"&")).contains("&lt;script&gt;&quot;&amp;");
  }

  @Test
  void doesWithoutATrace() {
    RunDetails all = Samples.details();
    RunDetails some =
        new RunDetails(
            all.result(), Samples.star(), Optional.empty(), Optional.empty(), all.placement());
    assertThat(RunPage.print(some)).doesNotContain("One shot in time").contains("1 link at a time");
  }

  @Test
  void callsOutcomesRightOnlyWhereTheyAreFew() {
    assertThat(RunPage.print(Samples.details())).contains("a right answer");
    RunDetails some = Samples.details();
    Map<String, Double> ideal = new TreeMap<>(Map.of("111111111111", 0.5));
    some.result().counts().keySet().stream().limit(5).forEach(bits -> ideal.put(bits, 0.1));
    RunDetails broad =
        new RunDetails(
            some.result(),
            some.network(),
            Optional.of(Samples.ideal(ideal)),
            some.trace(),
            some.placement());
    assertThat(RunPage.print(broad))
        .doesNotContain("a right answer")
        .contains("possible without noise", ">111111111111<", "The last row is the likeliest");
  }

  @Test
  void drawsQubitsOfNonlocalGatesFirstAndCountsTheOthers() {
    String chart = TimelineChart.draw(Samples.crowd(100));
    assertThat(chart)
        .contains(">data[99]<", ">data[0]<", "98 of 100 data qubits")
        .doesNotContain(">data[1]<", ">QNU east/0<", "in memory");
  }

  private static boolean parses(String drawing) {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(drawing)));
      return true;
    } catch (SAXException | ParserConfigurationException | java.io.IOException e) {
      return false;
    }
  }
}
