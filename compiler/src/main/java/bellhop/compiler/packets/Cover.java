package bellhop.compiler.packets;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest copies for homes that are fixed, with gates at one of their two homes: for every two
 * QPUs a smallest vertex cover of the bipartite graph whose vertices are copies (a segment of one
 * at the other) and whose edges are bundles. By König's theorem it is as large as a largest
 * matching, found by Hopcroft and Karp's method in O(edges · √vertices).
 *
 * <p>A largest matching allows many covers. In each connected part the two extreme ones are
 * compared (as much as possible on the left, or on the right) and the one is taken whose copies
 * live for fewer gates in sum, because communication qubits are scarce.
 */
final class Cover {
  private final Bundles bundles;
  private final int[] home;
  private final Map<Long, Integer> known = new HashMap<>();
  private final List<Integer> firstUse = new ArrayList<>();
  private final List<Integer> lastUse = new ArrayList<>();
  private final List<Boolean> left = new ArrayList<>();

  private Cover(Bundles bundles, int[] home) {
    this.bundles = bundles;
    this.home = home;
  }

  /** The QPU at which each bundle runs. */
  static int[] places(Bundles bundles, int[] home) {
    return new Cover(bundles, home).solve();
  }

  private int[] solve() {
    int[] place = new int[bundles.count()];
    List<int[]> crossing = new ArrayList<>();
    for (int b = 0; b < place.length; b++) {
      int p = home[bundles.qubit(b, 0)];
      int q = home[bundles.qubit(b, 1)];
      place[b] = p;
      if (p != q) {
        int one = vertex(bundles.segment(b, 0), p, q, b);
        int other = vertex(bundles.segment(b, 1), q, p, b);
        crossing.add(new int[] {b, p < q ? one : other, p < q ? other : one});
      }
    }
    boolean[] chosen = choose(crossing);
    for (int[] edge : crossing) {
      boolean leftCopy = chosen[edge[1]];
      int p = home[bundles.qubit(edge[0], 0)];
      int q = home[bundles.qubit(edge[0], 1)];
      // A copy of the left one, whose home has the smaller index, runs at the larger.
      place[edge[0]] = leftCopy ? Math.max(p, q) : Math.min(p, q);
    }
    return place;
  }

  private int vertex(int segment, int from, int to, int bundle) {
    long key = (long) segment << 32 | to;
    Integer found = known.putIfAbsent(key, firstUse.size());
    if (found != null) {
      lastUse.set(found, bundle);
      return found;
    }
    firstUse.add(bundle);
    lastUse.add(bundle);
    left.add(from < to);
    return firstUse.size() - 1;
  }

  private boolean[] choose(List<int[]> crossing) {
    int vertices = firstUse.size();
    Matching matching = new Matching(vertices, crossing);
    boolean[] fromLeft = matching.cover(left, true);
    boolean[] fromRight = matching.cover(left, false);
    Parts parts = new Parts(vertices);
    crossing.forEach(edge -> parts.join(edge[1], edge[2]));
    long[] gain = new long[vertices];
    for (int v = 0; v < vertices; v++) {
      long span = 1L + lastUse.get(v) - firstUse.get(v);
      gain[parts.root(v)] += (fromRight[v] ? span : 0) - (fromLeft[v] ? span : 0);
    }
    boolean[] chosen = new boolean[vertices];
    for (int v = 0; v < vertices; v++) {
      chosen[v] = gain[parts.root(v)] < 0 ? fromRight[v] : fromLeft[v];
    }
    return chosen;
  }
}
