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
            line.startsWith("rotated-surface,z,gen,matching,all,1,5,2,0.01,x,,direct,0.05,"));
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
    String werner = errors(printed(seam + "--seam-fidelity 0.90625"));
    assertThat(errors(printed(seam + "--seam-weights 0.90625,0.03125,0.03125,0.03125")))
        .isEqualTo(werner);
    assertThat(errors(printed(seam + "--seam-weights 0.90625,0,0.09375,0"))).isNotEqualTo(werner);
    assertThat(printed(seam + "--seam-fidelity 0.9,0.95 --seam-loss 1%"))
        .contains("\"loss\": 0.01", "\"variant\": \"teleported\"");
  }

  private static String errors(String json) {
    return json.lines().filter(line -> line.contains("\"errors\"")).findFirst().orElseThrow();
  }

  @Test
  void twoPatchesOfSurgeryHaveTheirOwnSeam() {
    String joint = "qec memory --distance 3 --p 0.001 --seam-fidelity 0.95 --shots 2000 --code ";
    for (String basis : new String[] {"z", "x"}) {
      assertThat(printed(joint + "rotated-surgery-zz --json --basis " + basis))
          .contains(
              basis.equals("z")
                  ? "The ZZ correlation made by rotated-surgery-zz"
                  : "The XX correlation kept by rotated-surgery-zz")
          .contains("\"cut\": \"y\"")
          .contains("\"pairs_per_round\": 5");
    }
    assertThat(printed(joint + "rotated-surgery-xx --json")).contains("\"cut\": \"x\"");
    assertThat(printed(joint + "rotated-surgery-xx")).contains("basis z (ZZ correlation kept)");
    assertThat(refused(joint + "rotated-surgery-xx --seam-cut y"))
        .contains("--seam-cut: not for rotated-surgery-xx");
  }

  private String machines(String name, int qubits) throws IOException {
    String lines =
        IntStream.range(0, qubits).mapToObj(q -> q + " " + q).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(name), lines).toString();
  }

  /** Each qubit of the repetition code of 3 on a machine of its own: all 4 gates cross. */
  @Test
  void aFileSaysWhichMachineHasAQubit() throws IOException {
    String file = machines("m,5", 5);
    String memory =
        "qec memory --code repetition --distance 3 --p 0.001 --shots 2000 --seam-noise 0.1 "
            + "--machines "
            + file;
    assertThat(printed(memory + " --json --out " + file("r.csv")))
        .contains("\"cut\": null,\n    \"machines\": \"" + file, "\"machine_count\": 5")
        .contains("\"pairs_per_round\": 4,\n  \"pairs_by_machines\": [ {\n    \"a\": 0,");
    assertThat(Files.readString(folder.resolve("r.csv"))).contains(",,\"" + file + "\",direct,");
    assertThat(printed(memory))
        .contains("5 machines as in", "0 and 1: 1, 1 and 2: 1, 2 and 3: 1, 3 and 4: 1")
        .doesNotContain("cut across");
    assertThat(refused(memory + " --seam-cut x")).startsWith("--seam-cut x: not with --machines");
    assertThat(refused(memory.replace("--seam-noise 0.1 ", ""))).contains("not without a seam");
  }

  @Test
  void aFileOfMachinesIsForOneCircuit() throws IOException {
    String memory = "qec memory --code repetition --p 0.001 --shots 2000 --seam-noise 0.1 ";
    String few = machines("few", 4);
    assertThat(refused(memory + "--distance 3 --machines " + few))
        .startsWith(few + ": qubit 4 without a machine; each qubit of repetition of distance 3 ");
    String five = machines("five", 5);
    assertThat(refused(memory + "--distance 2,3 --machines " + five))
        .startsWith(five + ":4:1: no qubit 3; repetition of distance 2 does not have it.");
    assertThat(refused(memory + "--distance 3 --machines " + file("none"))).contains("none");
  }

  @Test
  void pairsThatAreNotAlikeSayTheirWeights() throws IOException {
    String seam = MEMORY + "--distance 3 --p 0.001 --shots 100 ";
    String out = " --out " + file("r.csv");
    assertThat(printed(seam + "--seam-weights 0.9,0.05,0.03,0.02" + out).replaceAll("\\s+", " "))
        .contains("pair Φ+ 0.9, Φ− 0.05, Ψ+ 0.03, Ψ− 0.02");
    assertThat(Files.readString(folder.resolve("r.csv")))
        .contains(",seam_fidelity,seam_i,seam_z,seam_x,seam_y,seam_link,")
        .contains(",x,,teleported,,0.9,0.9,0.05,0.03,0.02,,0.0,");
    assertThat(printed(seam + "--seam-fidelity 0.9")).contains("F=0.9").doesNotContain("Φ");
  }

  /** What the flags make, decoded by the other commands: the noise of the copies is there. */
  @Test
  void onePointIsWrittenAsACircuit() {
    String one = "qec memory --code rotated-surgery-zz --p 0.001 --seam-fidelity 0.95 --shots 10 ";
    String stim = file("c.stim");
    printed(one + "--distance 3 --circuit " + stim);
    assertThat(folder.resolve("c.stim"))
        .content()
        .contains("PAULI_CHANNEL_2", "REPEAT", "DETECTOR");
    assertThat(printed("qec analyze --in " + stim)).contains("error(", "L0");
    assertThat(refused(one + "--distance 3,5 --circuit " + stim))
        .contains("one file for 2 circuits");
  }

  /** In one round as one patch nothing repeats the outcome, which is read off over the seam. */
  @Test
  void aFloorIsSaidWhereThereIsOne() {
    String joint = "qec memory --code rotated-surgery-zz --distance 3 --p 0.001 --shots 2000 ";
    assertThat(printed(joint + "--rounds 1 --seam-fidelity 0.95"))
        .contains("Floor        Faults that no detector sees flip an observable in 0.0");
    assertThat(printed(joint + "--seam-fidelity 0.95")).doesNotContain("Floor");
    assertThat(printed(joint + "--seam-fidelity 0.95 --json")).contains("\"floor\": 0.0,");
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
