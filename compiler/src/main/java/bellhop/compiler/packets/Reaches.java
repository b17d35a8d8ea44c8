package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The QPUs that each segment comes to need, in the order in which it first needs them. Where not
 * every two QPUs are neighbours, a copy may be worth keeping for what is made from it later.
 */
final class Reaches {
  /** By segment, its first entry; entries are QPUs and the first gates that need them there. */
  private final int[] first;

  private int[] qpu = new int[1024];
  private int[] gate = new int[1024];
  private int count;

  /** Linear in the gates. */
  Reaches(Plan plan, int qpus) {
    Segments segments = plan.segments();
    first = new int[segments.count() + 1];
    int[] lastSeen = new int[qpus];
    Arrays.fill(lastSeen, -1);
    for (int s = 0; s < segments.count(); s++) {
      for (int i = 0; i < segments.size(s); i++) {
        int g = segments.gate(s, i);
        add(s, plan.homeAt(segments.root(s), g), g, lastSeen);
        add(s, plan.place(g), g, lastSeen);
      }
      int following = plan.following(s);
      if (following != Plan.NEVER) {
        add(s, plan.homeAt(segments.root(s), following), following, lastSeen);
      }
      first[s + 1] = count;
    }
  }

  private void add(int segment, int at, int firstGate, int[] lastSeen) {
    if (lastSeen[at] == segment) {
      return;
    }
    lastSeen[at] = segment;
    if (count == qpu.length) {
      qpu = Arrays.copyOf(qpu, 2 * count);
      gate = Arrays.copyOf(gate, 2 * count);
    }
    qpu[count] = at;
    gate[count++] = firstGate;
  }

  /** The first gate after the given one that first needs a QPU of that kind, or never. */
  int soonest(int segment, int after, IntPredicate kind) {
    for (int i = first[segment]; i < first[segment + 1]; i++) {
      if (gate[i] > after && kind.test(qpu[i])) {
        return gate[i];
      }
    }
    return Plan.NEVER;
  }
}
