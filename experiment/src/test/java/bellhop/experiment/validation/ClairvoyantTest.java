package bellhop.experiment.validation;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.validation.FabricTrial.Demand;
import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policies;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact optimum: on paper, beside policies, and beside a search that leaves nothing out. */
class ClairvoyantTest {
  private static final Scenario.Policy[] STEADFAST = {
    Scenario.Policy.ONE_AT_A_TIME, Scenario.Policy.FIRST_COME, Scenario.Policy.EARLIEST_DEADLINE
  };

  private static Demand demand(long atPs, int link, long burstPs) {
    return new Demand(atPs, link, Need.NONE, burstPs, new Seed(1));
  }

  /** One channel: 10 and 10 of one link, 1 of another; turning takes 4. */
  @Test
  void theShortOneGoesFirstWhereTurningIsCheap() {
    FabricSettings hub = FabricLoads.hub(3, 1, 4);
    List<Demand> demands = List.of(demand(0, 0, 10), demand(0, 0, 10), demand(0, 1, 1));
    // 1, then 1 + 4 + 10 = 15, then 25; the other way round 10, 20, 25.
    assertThat(Clairvoyant.meanLatencyPs(hub, demands)).isEqualTo((1 + 15 + 25) / 3.0);
    FabricSettings slow = FabricLoads.hub(3, 1, 20);
    // 10, 20, 41 beside 1, 31, 41.
    assertThat(Clairvoyant.meanLatencyPs(slow, demands)).isEqualTo((10 + 20 + 41) / 3.0);
  }

  /** What comes at 30 finds all turned to it if that begins when the first has ended. */
  @Test
  void turnsBeforehand() {
    FabricSettings hub = FabricLoads.hub(3, 1, 15);
    List<Demand> demands = List.of(demand(0, 0, 10), demand(30, 1, 5));
    assertThat(Clairvoyant.meanLatencyPs(hub, demands)).isEqualTo((10 + 5) / 2.0);
  }

  /** Links of disjoint QNUs run beside each other, others do not. */
  @Test
  void fibresAreUsedOnceAtATime() {
    FabricSettings hub = FabricLoads.hub(4, 2, 0);
    int one = FabricLoads.link(hub, 0, 1);
    int beside = FabricLoads.link(hub, 2, 3);
    int after = FabricLoads.link(hub, 1, 2);
    assertThat(Clairvoyant.meanLatencyPs(hub, List.of(demand(0, one, 10), demand(0, beside, 10))))
        .isEqualTo(10);
    assertThat(Clairvoyant.meanLatencyPs(hub, List.of(demand(0, one, 10), demand(0, after, 10))))
        .isEqualTo(15);
  }

  /** A long burst fills the time in which nothing else is there. */
  @Test
  void theShorterOneNeedNotGoFirst() {
    FabricSettings hub = FabricLoads.hub(4, 1, 0);
    List<Demand> demands =
        List.of(
            demand(0, 0, 1000),
            demand(0, 0, 900),
            demand(1000, 0, 1),
            demand(1000, 0, 1),
            demand(1902, 0, 1),
            demand(1902, 0, 1),
            demand(1902, 0, 1));
    assertThat(Clairvoyant.meanLatencyPs(hub, demands)).isEqualTo(2911 / 7.0);
  }

  @Test
  void noPolicyThatEndsWhatItBeginsIsFaster() {
    TinyFabrics.CASES.forEach(its -> {
      for (int draw = 0; draw < 20; draw++) {
        FabricSettings settings = its.settings();
        List<Demand> demands = its.demands(new Seed(11).stream("demands", draw));
        double least = Clairvoyant.meanLatencyPs(settings, demands);
        for (Scenario.Policy name : STEADFAST) {
          double latency =
              FabricTrial.play(settings, Policies.of(name, new Span(1)), demands).meanLatencyPs(0);
          assertThat(latency).as("%s, %s, draw %d", its, name, draw).isGreaterThanOrEqualTo(least);
        }
      }
    });
  }

  /** All orders of five demands with all channels, without a thought. */
  @Test
  void isTheLeastOfAllOrders() {
    for (int draw = 0; draw < 20; draw++) {
      for (TinyFabrics.Case its : TinyFabrics.CASES) {
        List<Demand> demands = its.demands(new Seed(12).stream("demands", draw)).subList(0, 5);
        long least = new AllOrders(its.settings(), demands).least();
        assertThat(Clairvoyant.meanLatencyPs(its.settings(), demands))
            .as("%s, draw %d", its, draw)
            .isEqualTo(least / 5.0);
      }
    }
  }

  /** The plain twin: every order, every channel, times worked out from the begin each time. */
  private record AllOrders(FabricSettings settings, List<Demand> demands) {
    long least() {
      return least(new int[0], new int[0]);
    }

    private long least(int[] order, int[] channels) {
      if (order.length == demands.size()) {
        return sum(order, channels);
      }
      long least = Long.MAX_VALUE;
      for (int d = 0; d < demands.size(); d++) {
        int its = d;
        if (Arrays.stream(order).noneMatch(o -> o == its)) {
          for (int c = 0; c < settings.stations().getFirst().channels(); c++) {
            least = Math.min(least, least(with(order, d), with(channels, c)));
          }
        }
      }
      return least;
    }

    private static int[] with(int[] numbers, int last) {
      int[] more = Arrays.copyOf(numbers, numbers.length + 1);
      more[numbers.length] = last;
      return more;
    }

    private long sum(int[] order, int[] channels) {
      long[] qnuFree = new long[settings.qnus().size()];
      int[] qnuAt = new int[qnuFree.length];
      Arrays.fill(qnuAt, -1);
      long[] channelFree = new long[settings.stations().getFirst().channels()];
      boolean[] used = new boolean[channelFree.length];
      long turn = settings.stations().getFirst().turnPs();
      long sum = 0;
      for (int i = 0; i < order.length; i++) {
        Demand its = demands.get(order[i]);
        FabricSettings.Line line = settings.links().get(its.link());
        int c = channels[i];
        boolean stands = !used[c] || (qnuAt[line.qnuA()] == c && qnuAt[line.qnuB()] == c);
        long free = Math.max(channelFree[c], Math.max(qnuFree[line.qnuA()], qnuFree[line.qnuB()]));
        long end = Math.max(its.atPs(), free + (stands ? 0 : turn)) + its.burstPs();
        for (int q = 0; q < qnuAt.length; q++) {
          qnuAt[q] = qnuAt[q] == c ? -1 : qnuAt[q];
        }
        qnuAt[line.qnuA()] = c;
        qnuAt[line.qnuB()] = c;
        qnuFree[line.qnuA()] = end;
        qnuFree[line.qnuB()] = end;
        channelFree[c] = end;
        used[c] = true;
        sum += end - its.atPs();
      }
      return sum;
    }
  }
}
