package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.memory.LinkPairs;
import bellhop.pair.BellWeights;
import bellhop.qec.distil.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QecDistilCommandTest {
  private static String printed(String flags) {
    Called called = Called.with(("qec distil " + flags).split(" "));
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    return called.out();
  }

  /** Also where 1 − 0.9 is not 0.1 in binary. */
  @Test
  void pairsOfJustTheTargetAreNotDistilled() {
    String[][] alike = {
      {"--target 0.9", "--target 90%", "--target-infidelity 0.1", "--target-infidelity 10%"},
      {"--target 0.99", "--target 99%", "--target-infidelity 0.01", "--target-infidelity 1e-2"},
      {"--target 0.999", "--target 99.9%", "--target-infidelity .001", "--target-infidelity 0.1%"}
    };
    String[] infidelities = {"0.1", "0.01", "0.001"};
    for (int i = 0; i < alike.length; i++) {
      String first = printed("--fidelity 0.95 --scheme parity-4 " + alike[i][0]);
      assertThat(first).containsPattern(" " + infidelities[i] + " +none +0 +1\n");
      for (String target : alike[i]) {
        assertThat(printed("--fidelity 0.95 --scheme parity-4 " + target)).isEqualTo(first);
      }
      String raw = "--fidelity " + alike[i][0].substring("--target ".length());
      assertThat(printed(raw + " " + alike[i][0])).contains("will do for");
    }
  }

  @Test
  void theHelpNamesEveryStepOfTheTable() {
    String help = Called.with("qec", "distil", "--help").out();
    assertThat(Scheme.words()).allSatisfy(word -> assertThat(help).contains(word));
  }

  /** The state of a link, and its weights written out. */
  @Test
  void pairsOfALinkAreItsWeights(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("links.json");
    String network = "../examples/networks/two-cryostats-today.yaml";
    Files.writeString(file, Called.with("links", "--network", network, "--json").out());
    BellWeights its = LinkPairs.read(file, Optional.empty()).pair();
    String weights = its.i() + "," + its.z() + "," + its.x() + "," + its.y();
    String rest = " --scheme dejmps --json";
    String expected = printed("--weights " + weights + rest);
    assertThat(printed("--link " + file + rest)).isEqualTo(expected);
    String name = LinkPairs.read(file, Optional.empty()).link();
    assertThat(printed("--link " + file + ":" + name + rest)).isEqualTo(expected);
  }

  @Test
  void aLinkThatIsNotThereIsRefused(@TempDir Path folder) throws IOException {
    assertThat(refused("--link " + folder.resolve("none.json"))).contains("no such file");
    Path file = Files.writeString(folder.resolve("links.json"), "{\"links\": []}");
    assertThat(refused("--link " + file)).contains("pairs are those of one link");
    assertThat(refused("--fidelity 0.9 --link " + file)).contains("which pairs?");
  }

  @Test
  void fourNumbersAreRefusedAlikeWhereverTheyStand() {
    assertThat(refused("--weights 0.9,0.1,0"))
        .startsWith("--weights 0.9,0.1,0: 3 numbers; the weights of the four Bell states");
    assertThat(refused("--populations 0,0.4,0.4,0.1 --coherence 0.4"))
        .contains(": together 0.9; the populations of 00, 01, 10 and 11 are four numbers");
    assertThat(refused("--fidelity 0.9 --readout-error 0.6"))
        .startsWith("--readout-error 0.6: too large; it lies between 0 and 0.5.");
  }

  private static String refused(String flags) {
    Called called = Called.with(("qec distil " + flags).split(" "));
    assertThat(called.code()).isEqualTo(2);
    return called.err();
  }
}
