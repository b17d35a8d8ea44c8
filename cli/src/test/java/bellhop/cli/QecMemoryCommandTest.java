package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QecMemoryCommandTest {
  private static final String MEMORY = "qec memory --code rotated-surface ";
  private static final String D3 = MEMORY + "--distance 3 --p 0.01 --shots 5000";

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Called called(String line) {
    return Called.with(line.split(" "));
  }

  private static String printed(String line) {
    Called called = called(line);
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    return called.out();
  }

  private static String refused(String line) {
    Called called = called(line);
    assertThat(called.code()).as(line).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    return called.err();
  }

  private static String withoutWall(String json) {
    return json.replaceAll("(?m)^.*wall.*\\n", "");
  }

  @Test
  void onePointStandsAtTheTop() {
    assertThat(printed(D3 + " --json"))
        .contains("\"code\": \"rotated-surface\",\n  \"basis\": \"z\",\n  \"noise\": \"gen\"")
        .contains("\"rounds\": 3,\n  \"p\": 0.01,\n  \"seam\": null,\n  \"shots\": 5000")
        .contains("\"deadline_hit\": false");
  }

  @Test
  void anyThreadsPrintTheSame() {
    String one = withoutWall(printed(D3 + " --max-errors 100 --json --threads 1"));
    for (int threads : new int[] {2, 4}) {
      assertThat(withoutWall(printed(D3 + " --max-errors 100 --json --threads " + threads)))
          .isEqualTo(one);
    }
  }

  @Test
  void listsMakeAGridAndFilesHoldIt() throws IOException {
    String grid = MEMORY + "--distance 3,5 --p 0.1%,1% --seam-noise 5% --shots 100 --rounds 2";
    String files =
        " --report " + file("r.html") + " --out " + file("r.csv") + " --chart " + file("r.svg");
    assertThat(printed(grid + files)).contains("pairs a round", "cut across x, gates direct");
    assertThat(Files.readString(folder.resolve("r.html"))).contains("Against the distance");
    assertThat(folder.resolve("r.svg")).content().contains("Logical error rate over p", "d=3");
    assertThat(Files.readAllLines(folder.resolve("r.csv")))
        .hasSize(5)
        .anyMatch(line ->
            line.startsWith("rotated-surface,z,gen,matching,all,1,5,2,0.01,x,direct,0.05,"));
  }

  @Test
  void aChartNeedsMoreThanOnePoint() {
    assertThat(refused(D3 + " --chart " + file("r.svg"))).contains("nothing to draw");
    assertThat(folder.resolve("r.svg")).doesNotExist();
  }

  @Test
  void everyCodeHasItsUsualNoiseAndDecoder() {
    String few = " --p 0.002 --shots 20 --rounds 2 --json";
    assertThat(printed("qec memory --code bicycle_72_12_6" + few))
        .contains("\"noise\": \"circuit\"", "\"decoder\": \"bp-osd\"", "\"distance\": 6");
    for (String code : List.of("repetition", "unrotated-surface")) {
      assertThat(printed("qec memory --distance 3 --code " + code + few))
          .contains("\"noise\": \"gen\"", "\"decoder\": \"matching\"");
    }
    String other = " --basis x --noise si1000 --decoder correlated";
    assertThat(printed(MEMORY + "--distance 3" + few + other))
        .contains("\"basis\": \"x\"", "\"noise\": \"si1000\"", "\"decoder\": \"correlated\"");
    assertThat(printed(MEMORY + "--distance 3" + few + " --noise uniform"))
        .contains("\"noise\": \"gen\"");
  }

  @Test
  void aPausedRunGoesOnToTheSameEnd() throws IOException {
    String whole = withoutWall(printed(D3 + " --json"));
    String resumed = D3 + " --json --resume " + file("state");
    assertThat(printed(resumed + " --time-limit 1ns")).contains("\"deadline_hit\": true");
    assertThat(withoutWall(printed(resumed))).isEqualTo(whole);
    assertThat(Files.readString(folder.resolve("state"))).startsWith("bellhop-memory/1\n");
    assertThat(withoutWall(printed(resumed))).isEqualTo(whole);
    assertThat(refused(resumed + " --seed 2")).contains("--resume: the file is of another run");
    assertThat(refused(resumed.replace("5000", "50"))).contains("--resume: the file is farther");
  }

  @Test
  void aSeamHasThePairsOfALink() throws IOException {
    String network = "../examples/networks/two-cryostats.yaml";
    Files.writeString(folder.resolve("l.json"), printed("links --json --network " + network));
    String seam = MEMORY + "--distance 3 --p 0.001 --shots 100 --seam-variant cat --seam-link ";
    String whole = printed(seam + file("l.json") + " --json");
    assertThat(whole).contains("\"variant\": \"cat\"", "\"pairs_per_round\": 4");
    String link = whole.replaceAll("(?s).*?\"link\": \"([^\"]*)\".*", "$1");
    assertThat(link).isNotBlank().doesNotContain(" ");
    assertThat(withoutWall(printed(seam + file("l.json") + ":" + link + " --json")))
        .isEqualTo(withoutWall(whole));
    assertThat(refused(seam + file("l.json") + ":nowhere")).contains("no link nowhere");
    assertThat(refused(seam + file("none.json"))).contains("no such file");
  }

  @Test
  void pairsAreGivenByFidelityOrWeights() {
    String seam = MEMORY + "--distance 3 --p 0.001 --shots 3000 --json ";
    String werner = printed(seam + "--seam-fidelity 0.94").replaceAll("(?s)^.*?\"shots\"", "");
    String weights =
        printed(seam + "--seam-weights 0.94,0.02,0.02,0.02").replaceAll("(?s)^.*?\"shots\"", "");
    assertThat(weights.lines().findFirst()).isEqualTo(werner.lines().findFirst());
    assertThat(printed(seam + "--seam-fidelity 0.9,0.95 --seam-loss 1%"))
        .contains("\"loss\": 0.01", "\"variant\": \"teleported\"");
  }

  @Test
  void twoPatchesOfSurgeryHaveTheirOwnSeam() {
    String joint = "qec memory --distance 3 --p 0.001 --seam-fidelity 0.95 --shots 2000 --code ";
    for (String basis : new String[] {"z", "x"}) {
      assertThat(printed(joint + "rotated-surgery-zz --json --basis " + basis))
          .contains("The logical Bell pair of rotated-surgery-zz", "\"cut\": \"y\"")
          .contains("\"pairs_per_round\": 5");
    }
    assertThat(printed(joint + "rotated-surgery-xx --json")).contains("\"cut\": \"x\"");
    assertThat(refused(joint + "rotated-surgery-xx --seam-cut y"))
        .contains("--seam-cut: not for rotated-surgery-xx");
  }

  /** Each qubit of the repetition code of 3 on a machine of its own: all 4 gates cross. */
  @Test
  void aFileSaysWhichMachineHasAQubit() throws IOException {
    String lines =
        IntStream.range(0, 5).mapToObj(q -> q + " " + q).collect(Collectors.joining("\n"));
    String machines = Files.writeString(folder.resolve("machines"), lines).toString();
    String memory =
        "qec memory --code repetition --distance 3 --p 0.001 --shots 2000 --json --machines ";
    assertThat(printed(memory + machines + " --seam-noise 0.1"))
        .contains("\"machines\": \"" + machines, "\"pairs_per_round\": 4");
    assertThat(refused(memory + machines)).contains("not without a seam");
    String few = Files.writeString(folder.resolve("few"), "0 0\n1 1\n").toString();
    assertThat(refused(memory + few + " --seam-noise 0.1")).contains("qubit 2");
    assertThat(refused(memory + file("none") + " --seam-noise 0.1")).contains("none");
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    String d3 = MEMORY + "--distance 3 --p 0.01 ";
    assertThat(refused(MEMORY + "--distance 1 --p 0.01")).startsWith("--distance 1: too small; ");
    assertThat(refused(MEMORY + "--distance 3 --p 1.5"))
        .startsWith("--p 1.5: no probability; ")
        .contains("Maybe --p 1.5%");
    assertThat(refused(MEMORY + "--distance 3 --p 0.9")).contains("between 0 and 0.75");
    assertThat(refused(d3 + "--shots 0")).startsWith("--shots 0: too small; ");
    assertThat(refused(d3 + "--shots 4611686018427387905")).contains("too large");
    assertThat(refused(d3 + "--max-errors 0")).startsWith("--max-errors 0: too small; ");
    assertThat(refused(d3 + "--rounds 0")).startsWith("--rounds 0: too small; ");
    assertThat(refused(MEMORY + "--distance 3,,5 --p 0.01"))
        .startsWith("--distance 3,,5: an empty value; ");
    assertThat(refused(MEMORY + "--distance 3 --p 0.01,")).startsWith("--p 0.01,: an empty value");
    assertThat(refused(MEMORY + "--distance 3 --p 1%,0.01")).contains("the same value twice");
    assertThat(refused(MEMORY + "--p 0.01")).startsWith("--distance: missing; ");
    String many =
        IntStream.range(1_000, 1_032).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String small = "0." + many.replace(",", ",0.");
    assertThat(refused("qec memory --code repetition --distance " + many + " --p " + small))
        .contains("too many points");
  }

  @Test
  void refusesNamesThatNobodyHas() {
    String few = " --distance 3 --p 0.01 --shots 10";
    assertThat(refused("qec memory --code rotated-surfase" + few))
        .contains("--code rotated-surfase: an unknown name; ", "\"rotated-surface\" was meant");
    assertThat(refused(MEMORY + few.strip() + " --decoder matchin"))
        .contains("--decoder matchin: an unknown name; ", "\"matching\" was meant");
    assertThat(refused(MEMORY + few.strip() + " --noise genn")).contains("--noise genn");
    assertThat(refused("qec memory --code repetition --basis x" + few)).contains("memory_x");
    assertThat(refused("qec memory --code bicycle_72_12_6" + few))
        .contains("--distance 3: a distance for bicycle_72_12_6");
    assertThat(refused("qec memory --code bicycle_72_12_6 --p 0.01 --decoder matching"))
        .contains("--decoder matching: not for bicycle_72_12_6; ", "Maybe --decoder bp-osd");
  }

  @Test
  void refusesSeamsThatSayTooMuchOrTooLittle() {
    String d3 = MEMORY + "--distance 3 --p 0.01 --shots 10 ";
    assertThat(refused(d3 + "--seam-cut y")).startsWith("--seam-cut y: not without a seam; ");
    assertThat(refused(d3 + "--seam-noise 0.1 --seam-fidelity 0.9")).contains("more than one");
    assertThat(refused(d3 + "--seam-noise 0.1 --seam-loss 0.1")).contains("not without pairs");
    assertThat(refused(d3 + "--seam-noise 0.1 --seam-variant cat"))
        .contains("not with --seam-noise");
    assertThat(refused(d3 + "--seam-fidelity 0.9 --seam-variant direct"))
        .contains("not with pairs");
    assertThat(refused(d3 + "--seam-fidelity 0.4")).contains("--seam-fidelity 0.4");
    assertThat(refused(d3 + "--seam-weights 0.9,0.2,0,0")).contains("add up to 1");
    assertThat(refused(d3 + "--seam-weights 0.9,0.1,0")).contains("four Bell states");
    assertThat(refused(d3 + "--seam-noise 0.1 --seam-cut z")).contains("--seam-cut z");
    assertThat(
            refused(
                "qec memory --code repetition --distance 3 --p 0.01 --seam-noise 0.1"
                    + " --seam-cut y"))
        .contains("no qubits on two sides");
  }
}
