package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.pair.BellWeights;
import bellhop.pair.PauliWeights;
import bellhop.pair.TeleportedGate;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.model.Merged;
import bellhop.qec.noise.NoiseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A seam against the same gates with the Bell pair as two qubits, every measurement drawn, every
 * correction fed forward. All qubits begin as halves of Bell pairs with perfect qubits, which are
 * measured at the end: so every Pauli that the gates leave has symptoms of its own.
 *
 * <p>Qubit 0 is the check, on machine 0, as 20 is that takes over its state; data from 1 are on
 * machine 1; 10 and more are the perfect ones.
 */
class SeamTwinTest {
  private static final BellWeights PAIR = new BellWeights(0.9, 0.04, 0.035, 0.025);
  private static final Copying COPYING = new Copying(PAIR, 0.006, 0.011, 0.017, Waiting.NONE, 0);

  @ParameterizedTest
  @CsvSource({
    "CONTROL, 1", "CONTROL, 2", "CONTROL, 3", "CONTROL, 4",
    "TARGET, 1", "TARGET, 2", "TARGET, 3", "TARGET, 4",
  })
  void aPacketIsWhatOneBellPairDoes(Root root, int size) {
    String explicit = pair(root, 0, gates(root, size));
    check(root, size, Seam.Cat.ofAll(COPYING), explicit);
  }

  @ParameterizedTest
  @CsvSource({"CONTROL, 1", "CONTROL, 2", "CONTROL, 4", "TARGET, 1", "TARGET, 2", "TARGET, 4"})
  void gatesOfACheckOneByOneAreWhatABellPairForEachDoes(Root root, int size) {
    String explicit =
        IntStream.rangeClosed(1, size)
            .mapToObj(data -> pair(root, 0, gate(root, data)))
            .collect(Collectors.joining());
    check(root, size, new Seam.Cat(COPYING, Set.of()), explicit);
  }

  @ParameterizedTest
  @CsvSource({"CONTROL, 3", "TARGET, 3"})
  void teleportedGatesCopyTheirControl(Root root, int size) {
    String explicit =
        IntStream.rangeClosed(1, size)
            .mapToObj(data ->
                root == Root.CONTROL
                    ? pair(root, 0, gate(root, data))
                    : pair(Root.CONTROL, data, "CX 31 0\nDEPOLARIZE2(0.006) 31 0\n"))
            .collect(Collectors.joining());
    check(root, size, new Seam.Teleported(COPYING), explicit);
  }

  /** An X of the root while the message travels does not flip the copy any more. */
  @Test
  void waitingIsPaidOnceForEachPair() {
    Copying waiting = COPYING.with(new Waiting(0.01, 0.02, 0.03));
    String explicit =
        pair(Root.CONTROL, 0, "PAULI_CHANNEL_1(0.01, 0.02, 0.03) 0 1\n" + gates(Root.CONTROL, 2));
    check(Root.CONTROL, 2, Seam.Cat.ofAll(waiting), explicit);
  }

  /**
   * Weights of one CX as the closed form has them; the two numbers of the second are published
   * there.
   */
  @Test
  void aTeleportedGateIsTheClosedForm() {
    PauliWeights werner = closedForm(Copying.of(BellWeights.werner(0.9), NoiseModel.NONE));
    assertThat(werner.of(2, 0)).isEqualTo(1 / 30.0, within(1e-15));
    assertThat(werner.of(0, 1)).isEqualTo(1 / 30.0, within(1e-15));
    assertThat(werner.of(2, 1)).isEqualTo(1 / 30.0, within(1e-15));
    BellWeights caught = new BellWeights(0.89721360, 0.00278640, 0.05, 0.05);
    PauliWeights noisy = closedForm(new Copying(caught, 0.005, 0.01, 0.01, Waiting.NONE, 0));
    assertThat(noisy.processFidelity()).isEqualTo(0.87185420, within(1e-8));
    assertThat(noisy.of(2, 0)).isEqualTo(0.01331250, within(1e-8));
    assertThat(noisy.of(0, 1)).isEqualTo(0.05908961, within(1e-8));
    assertThat(noisy.of(2, 1)).isEqualTo(0.05041747, within(1e-8));
  }

  /** The weights, after the model of a seam was found to be that of a channel with them. */
  private static PauliWeights closedForm(Copying copying) {
    PauliWeights weights =
        TeleportedGate.cx(
            copying.pair(), copying.gate(), copying.gate(), copying.readout(), copying.undoing());
    int[] letters = {0, 1, 3, 2};
    String numbers =
        IntStream.range(1, 16)
            .mapToObj(c -> "" + weights.of(letters[c / 4], letters[c % 4]))
            .collect(Collectors.joining(", "));
    SortedMap<String, Double> channel =
        model("CX 0 1\nPAULI_CHANNEL_2(" + numbers + ") 0 1\n", Root.CONTROL, 1);
    assertSame(model(seamed(Root.CONTROL, 1, new Seam.Teleported(copying))), channel);
    return weights;
  }

  // ---- circuits ----

  private static void check(Root root, int size, Seam seam, String explicit) {
    assertSame(model(seamed(root, size, seam)), model(explicit, root, size));
  }

  private static void assertSame(SortedMap<String, Double> found, SortedMap<String, Double> twin) {
    assertThat(found.keySet()).isNotEmpty().isEqualTo(twin.keySet());
    found.forEach(
        (flipped, q) -> assertThat(q).as(flipped).isEqualTo(twin.get(flipped), within(1e-12)));
  }

  private static SortedMap<String, Double> model(String middle, Root root, int size) {
    return model(read(start(size) + middle + "SWAP 0 20\n" + end(root, size)));
  }

  private static SortedMap<String, Double> model(StabilizerCircuit circuit) {
    ErrorModel model = ErrorAnalysis.of(circuit, "test", AnalysisOptions.PLAIN);
    return Merged.of(model);
  }

  private static StabilizerCircuit seamed(Root root, int size, Seam seam) {
    String gates =
        IntStream.rangeClosed(1, size)
            .mapToObj(data -> (root == Root.CONTROL ? "CX 0 " + data : "CX " + data + " 0") + "\n")
            .collect(Collectors.joining());
    Map<Integer, Integer> machines =
        IntStream.rangeClosed(0, 20)
            .boxed()
            .collect(Collectors.toMap(q -> q, q -> q > 0 && q < 20 ? 1 : 0));
    SeamedNoise noise = new SeamedNoise(NoiseModel.NONE, Machines.of(machines), seam);
    List<Step> steps = new ArrayList<>(read(start(size)).steps());
    steps.addAll(noise.apply(read(gates + "SWAP 0 20\nR 0\n")).steps());
    steps.addAll(read(end(root, size)).steps());
    return new StabilizerCircuit(steps);
  }

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "test");
  }

  private static String start(int size) {
    return IntStream.rangeClosed(0, size)
        .mapToObj(q -> "H %d\nCX %d %d\n".formatted(10 + q, 10 + q, q))
        .collect(Collectors.joining());
  }

  private static String end(Root root, int size) {
    StringBuilder end = new StringBuilder();
    for (int data = 1; data <= size; data++) {
      end.append(root == Root.CONTROL ? "CX 20 " + data : "CX " + data + " 20").append('\n');
    }
    for (int q = 0; q <= size; q++) {
      String pair = 10 + q + " " + (q == 0 ? 20 : q);
      end.append("MXX " + pair + "\nDETECTOR rec[-1]\nMZZ " + pair + "\nDETECTOR rec[-1]\n");
    }
    return end.toString();
  }

  // ---- the pair as two qubits ----

  private static String gates(Root root, int size) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(data -> gate(root, data))
        .collect(Collectors.joining());
  }

  private static String gate(Root root, int data) {
    String on = root == Root.CONTROL ? "31 " + data : data + " 31";
    return "CX " + on + "\nDEPOLARIZE2(0.006) " + on + "\n";
  }

  /** What stands between is done on half 31, which is on the other machine than the root. */
  private static String pair(Root root, int c, String between) {
    String made = "R 30 31\nH 30\nCX 30 31\nPAULI_CHANNEL_1(0.035, 0.025, 0.04) 31\n";
    String joined =
        root == Root.CONTROL
            ? "CX %1$d 30\nDEPOLARIZE2(0.006) %1$d 30\nM(0.011) 30\nCX rec[-1] 31\n"
            : "CX 30 %1$d\nDEPOLARIZE2(0.006) %1$d 30\nMX(0.011) 30\nCZ rec[-1] 31\n";
    String undone =
        root == Root.CONTROL
            ? "H 31\nM(0.017) 31\nCZ rec[-1] %d\n"
            : "M(0.017) 31\nCX rec[-1] %d\n";
    return made + joined.formatted(c) + between + undone.formatted(c);
  }
}
