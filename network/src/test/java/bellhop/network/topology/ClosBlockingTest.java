package bellhop.network.topology;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Fabric;
import bellhop.network.Fibre;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every state that any order of connecting and disconnecting can lead to, with the middle switch of
 * each connection chosen by an adversary: in none of them may a free input and a free output of a
 * generated Clos network be without a way.
 */
class ClosBlockingTest {
  /** One use of a middle switch: it joins an input switch to an output switch. */
  private record Use(int input, int middle, int output) {}

  /** The stages of a generated network, found in its fibres. */
  private record Stages(List<Integer> in, List<Integer> middle, List<Integer> out, Fabric fabric) {
    static Stages of(Clos clos) {
      NetworkText text = new NetworkText(1, 2);
      clos.write(text);
      Network network = NetworkReader.read(text.file(List.of(), "clos"), "clos");
      Fabric fabric = network.fabric();
      List<Integer> in = new ArrayList<>();
      List<Integer> middle = new ArrayList<>();
      List<Integer> out = new ArrayList<>();
      for (int s = 0; s < fabric.switches().size(); s++) {
        String name = fabric.switches().get(s).name();
        (name.startsWith("in") ? in : name.startsWith("mid") ? middle : out).add(s);
      }
      return new Stages(in, middle, out, fabric);
    }

    int fibres(int s, int t) {
      int count = 0;
      for (Fibre fibre : fabric.fibres()) {
        boolean here =
            fibre.a().equals(new Point.AtSwitch(s)) && fibre.b().equals(new Point.AtSwitch(t));
        boolean back =
            fibre.a().equals(new Point.AtSwitch(t)) && fibre.b().equals(new Point.AtSwitch(s));
        count += here || back ? 1 : 0;
      }
      return count;
    }

    /** Fibres of an outer switch that lead to machines or to the analysers. */
    int open(int s) {
      int count = 0;
      for (Fibre fibre : fabric.fibres()) {
        boolean inner = fibre.a() instanceof Point.AtSwitch && fibre.b() instanceof Point.AtSwitch;
        boolean ends =
            fibre.a().equals(new Point.AtSwitch(s)) || fibre.b().equals(new Point.AtSwitch(s));
        count += ends && !inner ? 1 : 0;
      }
      return count;
    }
  }

  /**
   * How many states there are; negative as soon as one has a free input and output without a way.
   */
  private static int explore(Stages stages) {
    Set<Set<Use>> seen = new HashSet<>(Set.of(Set.of()));
    ArrayDeque<Set<Use>> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Set<Use> state = open.remove();
      for (Use use : state) {
        Set<Use> fewer = new HashSet<>(state);
        fewer.remove(use);
        if (seen.add(fewer)) {
          open.add(fewer);
        }
      }
      for (int i : stages.in()) {
        for (int o : stages.out()) {
          if (load(state, i) == stages.open(i) || load(state, o) == stages.open(o)) {
            continue;
          }
          boolean isServed = false;
          for (int m : stages.middle()) {
            if (isFree(stages, state, i, m) && isFree(stages, state, m, o)) {
              isServed = true;
              Set<Use> more = new HashSet<>(state);
              more.add(new Use(i, m, o));
              if (seen.add(more)) {
                open.add(more);
              }
            }
          }
          if (!isServed) {
            return -seen.size();
          }
        }
      }
    }
    return seen.size();
  }

  private static long load(Set<Use> state, int outer) {
    return state.stream().filter(u -> u.input() == outer || u.output() == outer).count();
  }

  private static boolean isFree(Stages stages, Set<Use> state, int s, int t) {
    long used =
        state.stream()
            .filter(
                u -> (u.input() == s && u.middle() == t) || (u.middle() == s && u.output() == t))
            .count();
    return used < stages.fibres(s, t);
  }

  @Test
  void neverBlocksWithThreeInTheMiddle() {
    assertThat(Clos.holding(4, OptionalInt.empty())).isEqualTo(new Clos(4, 3, 2, 2));
    assertThat(explore(Stages.of(new Clos(4, 3, 2, 2)))).isGreaterThan(100);
    assertThat(Clos.holding(6, OptionalInt.empty())).isEqualTo(new Clos(6, 3, 2, 3));
    assertThat(explore(Stages.of(new Clos(6, 3, 2, 3)))).isGreaterThan(1000);
  }

  @Test
  void blocksWithTwoInTheMiddle() {
    assertThat(explore(Stages.of(new Clos(4, 2, 2, 2)))).isNegative();
    assertThat(explore(Stages.of(new Clos(6, 2, 2, 3)))).isNegative();
  }
}
