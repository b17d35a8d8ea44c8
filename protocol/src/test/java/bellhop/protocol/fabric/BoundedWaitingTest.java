package bellhop.protocol.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Way;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Links that always want more than the fabric can give: how long does the unluckiest wait? */
class BoundedWaitingTest {
  private static final long MEAN_PS = 1_000;
  private static final long LONGEST_PS = 4 * MEAN_PS;
  private static final long TURN_PS = 500;
  private static final long PATIENCE_PS = 256 * (MEAN_PS + TURN_PS);

  /** Two links that keep the two QNUs of a third one busy, one or the other at any time. */
  private static final List<int[]> SQUEEZED =
      List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 3});

  private record Due(long atPs, int order, FabricInput input) {}

  /** Longest times that links waited to be connected, those that still wait at the end too. */
  private static long[] longestWaits(
      List<int[]> ends, int channels, Scenario.Policy policy, Need needOfFirst) {
    return new Host(ends, channels, policy, needOfFirst).play(5_000_000);
  }

  @Test
  void lookAheadServesALinkWhoseQnusAreNeverFreeTogether() {
    long[] waits = longestWaits(SQUEEZED, 2, Scenario.Policy.LOOK_AHEAD, Need.NONE);
    assertThat(waits[0]).isBetween(PATIENCE_PS, 2 * PATIENCE_PS + LONGEST_PS);
    assertThat(waits[1]).isLessThan(LONGEST_PS * 100);
  }

  @Test
  void firstComeFirstServedPassesItForEver() {
    long[] waits = longestWaits(SQUEEZED, 2, Scenario.Policy.FIRST_COME, Need.NONE);
    assertThat(waits[0]).isGreaterThan(4_900_000);
  }

  /** Behind others that have waited as long, each of which is served once. */
  @Test
  void nobodyStarvesWhereAllWantTooMuch() {
    List<int[]> all = new ArrayList<>();
    for (int a = 0; a < 6; a++) {
      for (int b = a + 1; b < 6; b++) {
        all.add(new int[] {a, b});
      }
    }
    long boundPs = 2 * PATIENCE_PS + all.size() * (LONGEST_PS + TURN_PS);
    for (int channels : new int[] {1, 2, 3}) {
      long[] waits = longestWaits(all, channels, Scenario.Policy.LOOK_AHEAD, Need.NONE);
      assertThat(Arrays.stream(waits).max().orElseThrow())
          .as("%d channels", channels)
          .isLessThanOrEqualTo(boundPs);
    }
  }

  /** What comes first goes first, but whoever has waited for so long goes before it. */
  @Test
  void priorityIsNoReasonToStarve() {
    Need first = new Need(1, Need.WHENEVER, Need.WHENEVER);
    List<int[]> two = List.of(new int[] {0, 1}, new int[] {0, 2});
    long[] waits = longestWaits(two, 1, Scenario.Policy.LOOK_AHEAD, first);
    assertThat(waits[0]).isLessThan(LONGEST_PS * 4);
    assertThat(waits[1]).isBetween(PATIENCE_PS, 2 * PATIENCE_PS + LONGEST_PS);
  }

  /** All links always want ten bursts, of lengths from a quarter to four times the mean. */
  private static final class Host {
    private final FabricProtocol machine;
    private final Need[] needs;
    private final long[] waitsSincePs;
    private final long[] longestPs;
    private final RandomStream chance = new Seed(3).stream("lengths", 0);
    private final PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparingLong(Due::atPs).thenComparingInt(Due::order));
    private int order;
    private long nowPs;

    Host(List<int[]> ends, int channels, Scenario.Policy policy, Need needOfFirst) {
      int qnus = 1 + ends.stream().flatMapToInt(Arrays::stream).max().orElseThrow();
      Pool open = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);
      machine =
          new FabricProtocol(
              new FabricSettings(
                  IntStream.range(0, qnus).mapToObj(_ -> open).toList(),
                  List.of(),
                  List.of(new Station(channels, TURN_PS)),
                  IntStream.range(0, qnus).mapToObj(q -> new Fibre(q, qnus)).toList(),
                  ends.stream()
                      .map(e -> new Line(e[0], e[1], 0, way(e[0]), way(e[1]), MEAN_PS))
                      .toList()),
              Policies.of(policy, new Span(MEAN_PS)));
      needs = new Need[ends.size()];
      Arrays.fill(needs, Need.NONE);
      needs[0] = needOfFirst;
      waitsSincePs = new long[ends.size()];
      longestPs = new long[ends.size()];
    }

    private static List<Way> way(int qnu) {
      return List.of(new Way(List.of(List.of(qnu))));
    }

    long[] play(long untilPs) {
      for (int l = 0; l < needs.length; l++) {
        tell(new FabricInput.Wants(l, 10, needs[l]));
      }
      while (nowPs < untilPs) {
        Due next = due.remove();
        nowPs = next.atPs();
        tell(next.input());
      }
      for (int l = 0; l < needs.length; l++) {
        longestPs[l] = Math.max(longestPs[l], untilPs - waitsSincePs[l]);
      }
      return longestPs;
    }

    private void tell(FabricInput input) {
      List<FabricOutput> said = new ArrayList<>();
      machine.on(input, new Time(nowPs), said::add);
      said.forEach(this::act);
    }

    private void act(FabricOutput output) {
      switch (output) {
        case FabricOutput.Turn turn ->
            at(turn.ready().picos(), new FabricInput.Turned(turn.connection()));
        case FabricOutput.Granted(int connection, int link) -> {
          longestPs[link] = Math.max(longestPs[link], nowPs - waitsSincePs[link]);
          waitsSincePs[link] = nowPs;
          at(nowPs + lengthPs(), new FabricInput.Released(connection, false));
          tell(new FabricInput.Wants(link, 10, needs[link]));
        }
        case FabricOutput.Withdrawn(int connection, int link) -> {
          tell(new FabricInput.Released(connection, false));
          tell(new FabricInput.Wants(link, 10, needs[link]));
        }
        case FabricOutput.WakeAt(Time time) -> at(time.picos(), new FabricInput.Woken());
      }
    }

    private long lengthPs() {
      return MEAN_PS / 4 + chance.nextInt((int) (LONGEST_PS - MEAN_PS / 4));
    }

    private void at(long timePs, FabricInput input) {
      due.add(new Due(timePs, order++, input));
    }
  }
}
