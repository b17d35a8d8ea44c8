package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Optics;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FabricWaysTest {
  private static final Seed SEED = new Seed(20261108);

  private static Point qnu(int index) {
    return new Point.AtQnu(index);
  }

  private static Point at(int index) {
    return new Point.AtSwitch(index);
  }

  private static Point station(int index) {
    return new Point.AtStation(index);
  }

  private static Fibre fibre(Point a, Point b, double decibels) {
    return new Fibre(a, b, Optics.transmission(decibels), Span.nanos(10));
  }

  private static Switch router(int index, double decibels, double crosstalk) {
    return new Switch("s" + index, 100, Span.ZERO, Optics.transmission(decibels), crosstalk);
  }

  private static Fabric fabric(List<Fibre> fibres, double... losses) {
    List<Switch> switches = new ArrayList<>();
    for (double loss : losses) {
      switches.add(router(switches.size(), loss, switches.size() + 1));
    }
    return new Fabric(switches, fibres);
  }

  @Test
  void addsUpAWay() {
    Fabric one =
        fabric(
            List.of(
                fibre(qnu(0), at(0), 0.5), fibre(at(1), at(0), 0.25), fibre(at(1), station(0), 1)),
            2,
            3);
    Way way = new FabricWays(one).findWay(0, 0).orElseThrow();
    assertThat(way.fibres()).containsExactly(0, 1, 2);
    assertThat(way.switches()).containsExactly(0, 1);
    assertThat(Optics.decibels(way.transmission())).isEqualTo(6.75, within(1e-12));
    assertThat(way.delay()).isEqualTo(Span.nanos(30));
    assertThat(way.crosstalk()).isEqualTo(3);
    assertThat(new FabricWays(one).findWay(1, 0)).isEmpty();
    assertThat(new FabricWays(one).findWay(0, 1)).isEmpty();
  }

  /** 0.1 + 0.2 dB is 0.3 dB, though not in binary fractions. */
  @Test
  void takesTheFirstOfTheFileAmongEqualWays() {
    List<Fibre> fibres =
        List.of(
            fibre(qnu(0), at(0), 0.1),
            fibre(qnu(0), at(1), 0.3),
            fibre(at(1), station(0), 0.1),
            fibre(at(0), station(0), 0.3),
            fibre(at(0), station(0), 0.3));
    FabricWays ways = new FabricWays(fabric(fibres, 0.2, 0.2));
    assertThat(ways.findWay(0, 0).orElseThrow().fibres()).containsExactly(0, 3);
    assertThat(ways.onward(qnu(0), 0)).containsExactly(0, 1);
    assertThat(ways.onward(at(0), 0)).containsExactly(3, 4);
    assertThat(ways.onward(station(0), 0)).isEmpty();
    Way second = ways.way(0, 0, List.of(1, 2));
    Way first = ways.way(0, 0, List.of(0, 4));
    assertThat(first.isAsGoodAs(ways.findWay(0, 0).orElseThrow())).isTrue();
    // The same loss, but switch 1 leaks more.
    assertThat(second.isAsGoodAs(first)).isFalse();
    assertThat(first.isAsGoodAs(second)).isTrue();
    assertThat(first.isApartFrom(second)).isTrue();
    assertThatThrownBy(() -> ways.way(0, 0, List.of(1, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ways.way(0, 0, List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** B's only way is A's first one; A can go round. */
  @Test
  void pushesTheFirstArmAside() {
    List<Fibre> fibres =
        List.of(
            fibre(qnu(0), at(0), 0),
            fibre(at(0), at(1), 1),
            fibre(at(1), station(0), 0),
            fibre(at(0), at(2), 1),
            fibre(at(2), station(0), 0),
            fibre(qnu(1), at(1), 0));
    FabricWays ways = new FabricWays(fabric(fibres, 1, 1, 1));
    List<Way> both = ways.findWays(0, 1, 0);
    assertThat(both.getFirst().fibres()).containsExactly(0, 3, 4);
    assertThat(both.getLast().fibres()).containsExactly(5, 2);
    assertThat(ways.findWays(1, 0, 0))
        .extracting(Way::fibres)
        .containsExactly(List.of(5, 2), List.of(0, 3, 4));
  }

  @Test
  void passesNoQnuAndNoStation() {
    List<Fibre> fibres =
        List.of(
            fibre(qnu(0), station(0), 0),
            fibre(qnu(1), station(0), 0),
            fibre(qnu(1), station(1), 0),
            fibre(qnu(0), at(0), 5),
            fibre(at(0), station(1), 5));
    FabricWays ways = new FabricWays(fabric(fibres, 1));
    assertThat(ways.findWay(0, 1).orElseThrow().fibres()).containsExactly(3, 4);
  }

  @Test
  void treatsDarkFibresAsWaysWithoutLight() {
    Fibre dark = new Fibre(qnu(0), at(0), 0, Span.ZERO);
    FabricWays ways = new FabricWays(fabric(List.of(dark, fibre(at(0), station(0), 1)), 1));
    assertThat(ways.findWay(0, 0).orElseThrow().transmission()).isZero();
  }

  /**
   * Against the plain twin that tries every way, on small random fabrics with losses in whole dB,
   * zero included, so that there are many ties.
   */
  @Test
  void findsWhatTryingAllWaysFinds() {
    RandomStream chance = SEED.stream("fabrics");
    int pairs = 0;
    int blocked = 0;
    for (int i = 0; i < 3000; i++) {
      Fabric drawn = draw(chance);
      FabricWays ways = new FabricWays(drawn);
      List<List<Integer>> fromA = Plain.leastLossy(drawn, 0);
      List<List<Integer>> fromB = Plain.leastLossy(drawn, 1);
      String name = "fabric " + i + " of " + SEED;
      Optional<Way> a = ways.findWay(0, 0);
      assertThat(a.isPresent()).as(name).isEqualTo(!fromA.isEmpty());
      a.ifPresent(way -> assertThat(way.fibres()).as(name).isEqualTo(fromA.getFirst()));
      boolean possible = fromA.stream().anyMatch(x -> fromB.stream().anyMatch(y -> areApart(x, y)));
      List<Way> both = ways.findWays(0, 1, 0);
      assertThat(both.size()).as(name).isEqualTo(possible ? 2 : 0);
      if (possible) {
        pairs++;
        assertThat(both.getFirst().isApartFrom(both.getLast())).as(name).isTrue();
        assertThat(cost(drawn, both.getFirst().fibres())).isEqualTo(cost(drawn, fromA.getFirst()));
        assertThat(cost(drawn, both.getLast().fibres())).isEqualTo(cost(drawn, fromB.getFirst()));
      } else if (!fromA.isEmpty() && !fromB.isEmpty()) {
        blocked++;
      }
    }
    assertThat(pairs).isGreaterThan(500);
    assertThat(blocked).isGreaterThan(100);
  }

  private static boolean areApart(List<Integer> x, List<Integer> y) {
    return x.stream().noneMatch(y::contains);
  }

  /** Two QNUs, up to four switches, one station. */
  private static Fabric draw(RandomStream chance) {
    int switches = 1 + chance.nextInt(4);
    double[] losses = new double[switches];
    for (int s = 0; s < switches; s++) {
      losses[s] = chance.nextInt(2);
    }
    List<Fibre> fibres = new ArrayList<>();
    int count = 3 + chance.nextInt(7);
    while (fibres.size() < count) {
      Point a = point(chance.nextInt(switches + 2), switches);
      Point b = chance.nextInt(4) == 0 ? station(0) : at(chance.nextInt(switches));
      if (!a.equals(b)) {
        fibres.add(fibre(a, b, chance.nextInt(3)));
      }
    }
    return fabric(fibres, losses);
  }

  private static Point point(int index, int switches) {
    return index < switches ? at(index) : qnu(index - switches);
  }

  private static int cost(Fabric fabric, List<Integer> along) {
    double sum = 0;
    for (int f : along) {
      sum += fabric.fibres().get(f).loss();
    }
    Way way = new FabricWays(fabric).way(first(fabric, along), 0, along);
    for (int s : way.switches()) {
      sum += fabric.switches().get(s).loss();
    }
    return (int) StrictMath.rint(sum);
  }

  private static int first(Fabric fabric, List<Integer> along) {
    Fibre fibre = fabric.fibres().get(along.getFirst());
    Point end = fibre.a() instanceof Point.AtQnu ? fibre.a() : fibre.b();
    return end instanceof Point.AtQnu(int index) ? index : -1;
  }

  /** Every way that uses no fibre twice, by walking them all. */
  private static final class Plain {
    private final Fabric fabric;
    private final List<List<Integer>> all = new ArrayList<>();

    private Plain(Fabric fabric) {
      this.fabric = fabric;
    }

    /** Those of least loss; the first has the fewest fibres and then comes first in the file. */
    static List<List<Integer>> leastLossy(Fabric fabric, int qnu) {
      Plain plain = new Plain(fabric);
      plain.walk(qnu(qnu), new ArrayList<>());
      int least = plain.all.stream().mapToInt(way -> cost(fabric, way)).min().orElse(0);
      return plain.all.stream()
          .filter(way -> cost(fabric, way) == least)
          .sorted((x, y) -> x.size() != y.size() ? x.size() - y.size() : before(x, y))
          .toList();
    }

    private static int before(List<Integer> x, List<Integer> y) {
      for (int i = 0; i < x.size(); i++) {
        if (!x.get(i).equals(y.get(i))) {
          return x.get(i) - y.get(i);
        }
      }
      return 0;
    }

    private void walk(Point here, List<Integer> along) {
      if (here instanceof Point.AtStation) {
        all.add(List.copyOf(along));
        return;
      }
      for (int f = 0; f < fabric.fibres().size(); f++) {
        Fibre fibre = fabric.fibres().get(f);
        boolean isEnd = fibre.a().equals(here) || fibre.b().equals(here);
        if (isEnd && !along.contains(f) && !(fibre.other(here) instanceof Point.AtQnu)) {
          along.add(f);
          walk(fibre.other(here), along);
          along.removeLast();
        }
      }
    }
  }
}
