package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without noise, a program over two machines gives what one machine gives, shot by shot. */
class OneMachineTest {
  private static final Seed SEED = new Seed(2741);
  private static final int SHOTS = 200;
  private static final Network TWO =
      Lab.line(2, 2, Lab.perfect(), Lab.pitched(0.6), BellState.PSI_PLUS);
  private static final Network ONE = Lab.line(1, 4, Lab.perfect(), Lab.PERFECT, BellState.PHI_PLUS);
  private static final Gate[] CLIFFORD = {Gate.H, Gate.S, Gate.SX, Gate.X};
  private static final Gate[] ANY = {Gate.H, Gate.T, Gate.SX, Gate.TDG};
  private static final Gate[] DIAGONAL_FIRST = {Gate.CX, Gate.CZ, Gate.CY};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomProgramsGiveEqualResults(long index) {
    Pair pair = new Pair(SEED.stream("programs", index), ANY);
    List<String> one = outcomes(pair.one.plan(), Method.FOLDED);
    assertThat(outcomes(pair.two.plan(), Method.FOLDED)).as("seed %d", index).isEqualTo(one);
    assertThat(outcomes(pair.two.plan(), Method.EXPLICIT)).as("seed %d", index).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void tableauAndAmplitudesGiveEqualResults(long index) {
    Pair pair = new Pair(SEED.stream("clifford", index), CLIFFORD);
    List<String> one = outcomes(pair.one.plan(), Method.FOLDED);
    assertThat(outcomes(pair.one.plan(), Method.TABLEAU)).isEqualTo(one);
    assertThat(outcomes(pair.two.plan(), Method.TABLEAU)).isEqualTo(one);
  }

  @Test
  void framesGiveTheSameDistribution() {
    Pair pair = new Pair(SEED.stream("frames"), CLIFFORD);
    Plan plan = pair.two.plan();
    Ideal ideal = AffineOutcomes.find(plan).orElseThrow();
    var counts = Runner.counts(plan, Method.FRAMES, Noise.OFF, new HandTimes(plan), 1, 20_000);
    var chances = new TreeMap<String, Double>();
    counts.keySet().forEach(outcome -> chances.put(outcome, ideal.probability(outcome)));
    assertThat(chances.values().stream().mapToDouble(p -> p).sum()).isGreaterThan(0.999);
    assertThat(Statistics.score(counts, chances)).isLessThan(4.3);
  }

  private static List<String> outcomes(Plan plan, Method method) {
    Execution execution = new Execution.Shared(plan, method).execution(Noise.OFF, SEED);
    List<String> outcomes = new ArrayList<>();
    for (int shot = 0; shot < SHOTS; shot++) {
      execution.add(new HandTimes(plan), shot);
      outcomes.addAll(execution.finish().outcomes());
    }
    return outcomes;
  }

  /** One random program of four qubits, written for one machine and for two. */
  private static final class Pair {
    final Script one = new Script(ONE);
    final Script two = new Script(TWO);
    private final RandomStream stream;
    private final Gate[] gates;

    Pair(RandomStream stream, Gate[] gates) {
      this.stream = stream;
      this.gates = gates;
      for (int i = 0; i < 4; i++) {
        turn(i);
        turn(i);
      }
      for (int i = 0; i < 12; i++) {
        step();
      }
      for (int qubit = 0; qubit < 4; qubit++) {
        turn(qubit);
        result(qubit);
      }
    }

    private void step() {
      switch (stream.nextInt(6)) {
        case 0 -> local(2 * stream.nextInt(2));
        case 1 -> visit();
        case 2 -> feedback(stream.nextInt(4));
        default -> packet();
      }
      turn(stream.nextInt(4));
    }

    private void turn(int qubit) {
      Gate gate = gates[stream.nextInt(gates.length)];
      one.gate(0, gate, qubit);
      two.gate(qubit / 2, gate, qubit % 2);
    }

    private void local(int first) {
      one.gate(0, Gate.CX, first, first + 1);
      two.gate(first / 2, Gate.CX, 0, 1);
    }

    /** One or two gates of a root of the first machine with qubits of the second. */
    private void packet() {
      int root = stream.nextInt(2);
      int link = two.link(0);
      two.copy(0, root, link, link);
      for (int target = 2; target < 3 + stream.nextInt(2); target++) {
        Gate gate = DIAGONAL_FIRST[stream.nextInt(DIAGONAL_FIRST.length)];
        one.gate(0, gate, root, target);
        two.gate(1, gate, link, target - 2);
      }
      two.uncopy(0, root, link);
    }

    /** A qubit goes to the other machine, and its place is taken by one that comes back. */
    private void visit() {
      int link = two.link(0);
      two.move(0, 0, link, link);
      one.gate(0, Gate.CX, 0, 2);
      two.gate(1, Gate.CX, link, 0);
      two.gate(1, Gate.SWAP, link, 0);
      // home by way of the same link, seen from the other end
      two.pair(0, two.link(1), two.link(1));
      two.gate(1, Gate.CX, 0, two.link(1)).gate(1, Gate.H, 0);
      int x = two.tell(1, two.measure(1, two.link(1)), 0);
      int z = two.tell(1, two.measure(1, 0), 0);
      two.guarded(0, x, Gate.X, two.link(1)).guarded(0, z, Gate.Z, two.link(1));
      two.gate(0, Gate.SWAP, two.link(1), 0).gate(1, Gate.SWAP, link, 0);
    }

    private void feedback(int qubit) {
      int seen = one.look(0, qubit);
      int seenThere = two.look(qubit / 2, qubit % 2);
      int target = (qubit + 2) % 4;
      one.guarded(0, seen, Gate.X, target);
      int told = two.tell(qubit / 2, seenThere, target / 2);
      two.guarded(target / 2, told, Gate.X, target % 2);
    }

    private void result(int qubit) {
      one.result(0, qubit);
      two.result(qubit / 2, qubit % 2);
    }
  }
}
