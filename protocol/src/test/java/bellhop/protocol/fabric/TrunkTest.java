package bellhop.protocol.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.fabric.FabricInput.FibrePart;
import bellhop.protocol.fabric.FabricInput.StationPart;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Switch;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two switches, a station at each, and three fibres between them that carry light either way. */
class TrunkTest {
  private static final int SWITCH_A = 4;
  private static final int SWITCH_B = 5;
  private static final List<Integer> TRUNK = List.of(4, 5, 6);
  private static final List<Integer> TO_A = List.of(7, 8);
  private static final List<Integer> TO_B = List.of(9, 10);

  private static FabricSettings settings() {
    List<Fibre> fibres =
        List.of(
            new Fibre(0, SWITCH_A),
            new Fibre(1, SWITCH_A),
            new Fibre(2, SWITCH_B),
            new Fibre(3, SWITCH_B),
            new Fibre(SWITCH_A, SWITCH_B),
            new Fibre(SWITCH_A, SWITCH_B),
            new Fibre(SWITCH_A, SWITCH_B),
            new Fibre(SWITCH_A, 6),
            new Fibre(SWITCH_A, 6),
            new Fibre(SWITCH_B, 7),
            new Fibre(SWITCH_B, 7));
    List<Way> thereA = way(List.of(List.of(0), TRUNK, TO_B));
    List<Way> thereB = way(List.of(List.of(2), TO_B));
    List<Way> backA = way(List.of(List.of(1), TO_A));
    List<Way> backB = way(List.of(List.of(3), TRUNK, TO_A));
    Line there = new Line(0, 2, 1, thereA, thereB, 100);
    Line back = new Line(1, 3, 0, backA, backB, 100);
    Pool open = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);
    return new FabricSettings(
        IntStream.range(0, 4).mapToObj(_ -> open).toList(),
        List.of(new Switch(1000), new Switch(1000)),
        List.of(new Station(1, 10), new Station(1, 10)),
        fibres,
        List.of(there, back));
  }

  private static List<Way> way(List<List<Integer>> bundles) {
    return List.of(new Way(bundles));
  }

  /** The last fibre of the trunk stays joined, and is taken again though the channel must turn. */
  @Test
  void whatStandsIsFoundWhereLightGoesTheOtherWayToo() {
    Ports ports = new Ports(settings());
    ports.setDead(new FibrePart(4), true);
    ports.setDead(new FibrePart(5), true);
    assertThat(ports.find(0)).isTrue();
    int first = ports.take(0);
    assertThat(ports.fibres(first)).containsExactly(0, 6, 9, 2, 10);
    ports.release(first);
    ports.setDead(new FibrePart(4), false);
    ports.setDead(new FibrePart(5), false);
    ports.setDead(new StationPart(1), true);
    ports.setDead(new StationPart(1), false);
    assertThat(ports.find(0)).isTrue();
    assertThat(ports.foundTurnPs()).isEqualTo(10);
    assertThat(ports.fibres(ports.take(0))).containsExactly(0, 6, 9, 2, 10);
  }
}
