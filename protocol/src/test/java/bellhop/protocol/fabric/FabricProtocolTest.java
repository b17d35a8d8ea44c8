package bellhop.protocol.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine of the fabric by hand, first come first served. */
class FabricProtocolTest {
  private static final long TURN_PS = 1_000;

  private static List<FabricOutput> tell(FabricProtocol machine, long atPs, FabricInput input) {
    List<FabricOutput> said = new ArrayList<>();
    machine.on(input, new Time(atPs), said::add);
    return said;
  }

  private static FabricProtocol machine(FabricSettings settings) {
    return new FabricProtocol(settings, Policies.firstCome());
  }

  private static FabricInput wants(int link, int bursts) {
    return new FabricInput.Wants(link, bursts, Need.NONE);
  }

  private static int granted(List<FabricOutput> said) {
    return said.stream()
        .filter(FabricOutput.Granted.class::isInstance)
        .map(its -> ((FabricOutput.Granted) its).connection())
        .findFirst()
        .orElse(-1);
  }

  private static FabricOutput.Turn turn(List<FabricOutput> said) {
    return (FabricOutput.Turn) said.getFirst();
  }

  @Test
  void theFirstLinkFindsItsChannelTurnedAndTheSameLinkStands() {
    FabricProtocol hub = machine(Fabrics.hub(4, 1, TURN_PS, Fabrics.OPEN));
    int first = granted(tell(hub, 0, wants(0, 2)));
    assertThat(first).isNotNegative();
    int second = granted(tell(hub, 10, new FabricInput.Released(first, true)));
    assertThat(second).isNotNegative().isNotEqualTo(first);
  }

  @Test
  void anotherLinkIsDarkWhileItsChannelTurns() {
    FabricProtocol hub = machine(Fabrics.hub(4, 1, TURN_PS, Fabrics.OPEN));
    int first = granted(tell(hub, 0, wants(0, 1)));
    assertThat(tell(hub, 5, wants(5, 1))).isEmpty();
    FabricOutput.Turn turn = turn(tell(hub, 10, new FabricInput.Released(first, true)));
    assertThat(turn.ready()).isEqualTo(new Time(10 + TURN_PS));
    assertThat(tell(hub, 11, new FabricInput.Turned(turn.connection()))).isEmpty();
    List<FabricOutput> said = tell(hub, 10 + TURN_PS, new FabricInput.Turned(turn.connection()));
    assertThat(granted(said)).isEqualTo(turn.connection());
  }

  @Test
  void oldNewsMeetNobodyElsesConnection() {
    FabricProtocol hub = machine(Fabrics.hub(4, 1, 0, Fabrics.OPEN));
    int first = granted(tell(hub, 0, wants(0, 1)));
    tell(hub, 1, wants(5, 1));
    int second = granted(tell(hub, 2, new FabricInput.Released(first, true)));
    assertThat(second).isNotNegative();
    tell(hub, 3, new FabricInput.Released(first, true));
    assertThat(hub.view().linkOf(0)).isEqualTo(5);
  }

  @Test
  void aHalfKeepsItsPlaceUntilItLeavesAndLeavesOnce() {
    FabricProtocol hub = machine(Fabrics.hub(3, 2, 0, new Pool(1, 1)));
    int first = granted(tell(hub, 0, wants(0, 2)));
    assertThat(tell(hub, 1, new FabricInput.Released(first, true))).isEmpty();
    assertThat(tell(hub, 2, new FabricInput.Left(0))).isEmpty();
    assertThat(tell(hub, 2, new FabricInput.Left(0))).isEmpty();
    assertThat(hub.freePlaces(0)).isEqualTo(1);
    assertThat(granted(tell(hub, 3, new FabricInput.Left(1)))).isNotNegative();
  }

  @Test
  void aMisturnedSwitchIsPassedByAnotherWayUntilItIsMended() {
    FabricSettings settings = Fabrics.clos(2, 2, 3, 1, TURN_PS);
    FabricProtocol clos = machine(settings);
    int link = Fabrics.link(settings, 0, 2);
    FabricOutput.Turn turn = turn(tell(clos, 0, wants(link, 1)));
    int middle = settings.fibres().get(turn.fibres().get(1)).placeB() - 4;
    FabricOutput.Turn again =
        turn(tell(clos, 5, new FabricInput.Misturned(turn.connection(), middle)));
    assertThat(again.fibres()).isNotEqualTo(turn.fibres());
    assertThat(again.fibres()).doesNotContain(turn.fibres().get(1), turn.fibres().get(2));
  }

  @Test
  void aConnectionOverAFailedFibreIsWithdrawnAndItsLinkKeepsItsPlaceInLine() {
    FabricProtocol hub = machine(Fabrics.hub(4, 1, 0, Fabrics.OPEN));
    int name = granted(tell(hub, 0, wants(0, 1)));
    tell(hub, 1, wants(5, 1));
    List<FabricOutput> said = tell(hub, 2, new FabricInput.Failed(new FabricInput.FibrePart(0)));
    assertThat(said).containsExactly(new FabricOutput.Withdrawn(name, 0));
    assertThat(granted(tell(hub, 3, new FabricInput.Released(name, false)))).isNotNegative();
    tell(hub, 3, wants(0, 1));
    assertThat(hub.view().sincePs(0)).isZero();
  }

  /** Clos 1953: with 2n − 1 middle switches whoever has free ports finds a way; here always. */
  @Test
  void aStrictClosNeverBlocksOverLongHistories() {
    assertThat(blocked(3)).isZero();
  }

  @Test
  void tooFewMiddleSwitchesBlock() {
    assertThat(blocked(1)).isPositive();
  }

  /** How often a link with free QNUs and a free channel found no way. */
  private static int blocked(int middles) {
    FabricSettings settings = Fabrics.clos(4, 2, middles, 4, TURN_PS);
    Ports ports = new Ports(settings);
    RandomStream chance = new Seed(3).stream("clos", middles);
    List<Integer> used = new ArrayList<>();
    boolean[] isBusy = new boolean[settings.qnus().size()];
    int[] linkOf = new int[ports.connections()];
    int blocked = 0;
    for (int step = 0; step < 20_000; step++) {
      int link = chance.nextInt(settings.links().size());
      Line line = settings.links().get(link);
      boolean isFree =
          !isBusy[line.qnuA()] && !isBusy[line.qnuB()] && used.size() < ports.connections();
      if (isFree && chance.nextBoolean(0.7)) {
        if (!ports.find(link)) {
          blocked++;
          continue;
        }
        int connection = ports.take(link);
        used.add(connection);
        linkOf[connection] = link;
        isBusy[line.qnuA()] = true;
        isBusy[line.qnuB()] = true;
      } else if (!used.isEmpty()) {
        int at = chance.nextInt(used.size());
        int connection = used.get(at);
        used.subList(at, at + 1).clear();
        Line its = settings.links().get(linkOf[connection]);
        ports.release(connection);
        isBusy[its.qnuA()] = false;
        isBusy[its.qnuB()] = false;
      }
    }
    return blocked;
  }
}
