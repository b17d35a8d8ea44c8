package bellhop.distributed;

import java.util.List;

/**
 * A qubit changes its home: by state teleportation, or because a copy of it becomes the qubit.
 *
 * @param qubit the program qubit
 * @param before number of the two-qubit gate in canonical form before which it has moved
 * @param path QPU indices from the old home to the new one, one ebit a hop; or the new one alone,
 *     where a packet has a copy already
 */
public record Move(int qubit, int before, List<Integer> path) {
  public Move {
    Checks.index("qubit", qubit);
    Checks.index("gate", before);
    path = List.copyOf(path);
  }
}
