package bellhop.compiler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where qubits can be placed: QPUs, or groups of them that are placed as one before the groups are
 * divided. It knows who is next to whom, how far apart they are and what each holds, and nothing of
 * links or limits.
 */
final class Regions {
  private static final int NONE = -1;

  private final int[] capacity;
  private final boolean[][] isDirect;
  private final int[][] distance;
  private final boolean everyoneRelays;

  private Regions(int[] capacity, boolean[][] isDirect, int[][] distance, boolean everyoneRelays) {
    this.capacity = capacity;
    this.isDirect = isDirect;
    this.distance = distance;
    this.everyoneRelays = everyoneRelays;
  }

  /** Each QPU by itself. */
  static Regions of(Routes routes) {
    int k = routes.qpuCount();
    boolean[][] isDirect = new boolean[k][k];
    int[][] distance = new int[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        isDirect[a][b] = routes.directCount(a, b) > 0;
        distance[a][b] = routes.distance(a, b);
      }
    }
    return new Regions(
        routes.network().qpus().stream().mapToInt(qpu -> qpu.dataQubits()).toArray(),
        isDirect,
        distance,
        routes.network().qnus().stream().allMatch(qnu -> qnu.communicationQubits() > 1));
  }

  int count() {
    return capacity.length;
  }

  /** Data qubits of each. */
  int[] capacities() {
    return capacity.clone();
  }

  boolean isDirect(int a, int b) {
    return isDirect[a][b];
  }

  /** Links of the shortest way, or {@link Routes#APART}. */
  int distance(int a, int b) {
    return distance[a][b];
  }

  /** Whether every QPU can hold two halves at each of its QNUs. */
  boolean everyoneRelays() {
    return everyoneRelays;
  }

  /** Whether every two are direct neighbours. */
  boolean isComplete() {
    return IntStream.range(0, count())
        .allMatch(a -> IntStream.range(0, count()).allMatch(b -> a == b || isDirect[a][b]));
  }

  /**
   * Regions and what they are made of.
   *
   * @param groupOf of each finer region its group
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Grouped(Regions regions, int[] groupOf) {}

  /** Neighbours two by two as one, if there are any. */
  Optional<Grouped> grouped() {
    int[] groupOf = pairs();
    int groups = 1 + Arrays.stream(groupOf).max().orElse(NONE);
    return groups == count()
        ? Optional.empty()
        : Optional.of(new Grouped(of(groupOf, groups), groupOf));
  }

  /**
   * Who has the fewest neighbours left chooses first, and takes the neighbour with the fewest; so
   * no one is left alone without need. Of equal ones the first.
   */
  private int[] pairs() {
    int[] groupOf = new int[count()];
    Arrays.fill(groupOf, NONE);
    int groups = 0;
    for (int left = count(); left > 0; ) {
      int one = fewestNeighbours(groupOf, all());
      groupOf[one] = groups;
      left--;
      int other = fewestNeighbours(groupOf, neighbours(one, groupOf));
      if (other != NONE) {
        groupOf[other] = groups;
        left--;
      }
      groups++;
    }
    return groupOf;
  }

  private List<Integer> all() {
    return IntStream.range(0, count()).boxed().toList();
  }

  private List<Integer> neighbours(int of, int[] groupOf) {
    return IntStream.range(0, count())
        .filter(other -> other != of && groupOf[other] == NONE && isDirect[of][other])
        .boxed()
        .toList();
  }

  private int fewestNeighbours(int[] groupOf, List<Integer> among) {
    int best = NONE;
    int least = Integer.MAX_VALUE;
    for (int candidate : among) {
      if (groupOf[candidate] == NONE) {
        int neighbours = neighbours(candidate, groupOf).size();
        if (neighbours < least) {
          least = neighbours;
          best = candidate;
        }
      }
    }
    return best;
  }

  private Regions of(int[] groupOf, int groups) {
    int[] sums = new int[groups];
    boolean[][] direct = new boolean[groups][groups];
    for (int a = 0; a < count(); a++) {
      sums[groupOf[a]] += capacity[a];
      for (int b = 0; b < count(); b++) {
        direct[groupOf[a]][groupOf[b]] |= isDirect[a][b] && groupOf[a] != groupOf[b];
      }
    }
    return new Regions(sums, direct, distances(direct), everyoneRelays);
  }

  /** By breadth-first search from each. */
  private static int[][] distances(boolean[][] isDirect) {
    int k = isDirect.length;
    int[][] distance = new int[k][k];
    for (int from = 0; from < k; from++) {
      Arrays.fill(distance[from], Routes.APART);
      distance[from][from] = 0;
      List<Integer> reached = new ArrayList<>(List.of(from));
      for (int i = 0; i < reached.size(); i++) {
        int here = reached.get(i);
        for (int next = 0; next < k; next++) {
          if (isDirect[here][next] && distance[from][next] == Routes.APART) {
            distance[from][next] = distance[from][here] + 1;
            reached.add(next);
          }
        }
      }
    }
    return distance;
  }
}
