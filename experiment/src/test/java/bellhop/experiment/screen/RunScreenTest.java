package bellhop.experiment.screen;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.RunDetails;
import bellhop.experiment.RunResult;
import bellhop.experiment.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunScreenTest {
  @Test
  void opensWithTheHeadlineAndFitsOneScreen() {
    List<String> lines = RunScreen.print(Samples.details(), Ink.PLAIN).lines().toList();
    assertThat(lines.getFirst()).isEqualTo(Samples.run().headline());
    assertThat(lines).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
  }

  @Test
  void showsProgramsSideBySideOnOneScreen() {
    List<String> lines = RunScreen.print(Samples.together(), Ink.PLAIN).lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
    assertThat(lines).anyMatch(line -> line.contains("adder-10.qasm") && line.contains("2 times"));
    assertThat(String.join(" ", lines))
        .contains("waited for station hub 800 µs", "fairness 0.9438", "first-come");
  }

  @Test
  void drawsBarsInEighths() {
    assertThat(Layout.bar(1, 4)).isEqualTo("████");
    assertThat(Layout.bar(0.5 + 1 / 32.0, 4)).isEqualTo("██▏");
    assertThat(Layout.bar(0, 4)).isEmpty();
  }

  @Test
  void plainInkWritesNoEscapes() {
    assertThat(RunScreen.print(Samples.details(), Ink.PLAIN)).doesNotContain("\u001b");
    assertThat(RunScreen.print(Samples.details(), new Ink(true))).contains("\u001b[1m");
  }

  @Test
  void saysTheLikeliestAnswerWhereThereAreMany() {
    Map<String, Double> ideal = new TreeMap<>();
    List.of("101010110101", "101010110100", "001010110101", "101010010101", "111111111111")
        .forEach(bits -> ideal.put(bits, ideal.size() == 4 ? 0.6 : 0.1));
    RunDetails few = Samples.details();
    assertThat(RunScreen.print(few, Ink.PLAIN)).doesNotContain("likeliest without noise");
    RunDetails broad =
        new RunDetails(
            few.result(),
            few.network(),
            Optional.of(Samples.ideal(ideal)),
            few.trace(),
            few.placement());
    assertThat(RunScreen.print(broad, Ink.PLAIN))
        .contains("likeliest without noise: 111111111111 (60 %), here in 0 shots");
  }

  @Test
  void neverTearsAWordFromItsValue() {
    assertThat(Layout.wrapped("aaa noise" + Layout.TIE + "exact", 10))
        .containsExactly("aaa", "noise exact");
    assertThat(Layout.listed(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    assertThat(Layout.listed(List.of("a", "b"), 2)).isEqualTo("a, b");
  }

  @Test
  void saysWhyNothingIsComparedWithOneMachine() {
    RunResult alone = Samples.withoutOneMachine();
    RunDetails parts =
        new RunDetails(alone, Samples.network(), Optional.empty(), Optional.empty(), List.of());
    assertThat(RunScreen.print(parts, Ink.PLAIN)).contains("not compared: compiled files");
    RunDetails cut =
        new RunDetails(
            alone,
            Samples.network(),
            Optional.empty(),
            Optional.empty(),
            Samples.details().placement());
    assertThat(RunScreen.print(cut, Ink.PLAIN)).contains("not compared: the time limit");
  }

  @Test
  void namesWhoHelpsAndPairsThatHarm() {
    RunDetails with =
        new RunDetails(
            Samples.withHelperAndOldPairs(),
            Samples.network(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(RunScreen.print(with, Ink.PLAIN).replaceAll("\\s+", " "))
        .contains("west: no program qubit; the gates swap pairs")
        .contains("pairs below 0.5 are worse than none: a cutoff");
    assertThat(RunScreen.print(Samples.details(), Ink.PLAIN)).doesNotContain("worse than none");
  }
}
