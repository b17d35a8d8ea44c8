package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The QPUs that each segment comes to need, and for how long. Where not every two QPUs are
 * neighbours, a copy may be worth keeping for what is made from it later.
 */
final class Reaches {
  private final Plan plan;

  /** By segment, its first entry. An entry is a QPU and the last gate that needs a copy there. */
  private final int[] first;

  private int[] qpu = new int[1024];
  private int[] last = new int[1024];
  private int count;

  /** Linear in the gates. */
  Reaches(Plan plan, int qpus) {
    this.plan = plan;
    Segments segments = plan.segments();
    first = new int[segments.count() + 1];
    int[] entryOf = new int[qpus];
    Arrays.fill(entryOf, -1);
    for (int s = 0; s < segments.count(); s++) {
      for (int i = 0; i < segments.size(s); i++) {
        int gate = segments.gate(s, i);
        add(s, plan.homeAt(segments.root(s), gate), gate, entryOf);
        add(s, plan.place(gate), gate, entryOf);
      }
      int following = plan.following(s);
      if (following != Plan.NEVER) {
        add(s, plan.homeAt(segments.root(s), following), following, entryOf);
      }
      first[s + 1] = count;
    }
  }

  private void add(int segment, int at, int gate, int[] entryOf) {
    if (entryOf[at] < first[segment]) {
      entryOf[at] = count++;
      if (count > qpu.length) {
        qpu = Arrays.copyOf(qpu, 2 * qpu.length);
        last = Arrays.copyOf(last, 2 * last.length);
      }
      qpu[entryOf[at]] = at;
    }
    last[entryOf[at]] = gate;
  }

  /** The first gate after the given one that needs a copy at a QPU of that kind, or never. */
  int soonest(int segment, int after, IntPredicate kind) {
    int soonest = Plan.NEVER;
    for (int i = first[segment]; i < first[segment + 1]; i++) {
      if (last[i] > after && kind.test(qpu[i])) {
        soonest = Math.min(soonest, plan.nextUseAt(segment, qpu[i], after));
      }
    }
    return soonest;
  }
}
