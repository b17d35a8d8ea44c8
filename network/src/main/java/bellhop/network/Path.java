package bellhop.network;

import java.util.List;

/**
 * A way from one QPU to another.
 *
 * @param qpus indices from end to end
 * @param links indices, one fewer than QPUs
 */
public record Path(List<Integer> qpus, List<Integer> links) {
  public Path {
    qpus = List.copyOf(qpus);
    links = List.copyOf(links);
    if (qpus.size() != links.size() + 1) {
      throw new IllegalArgumentException("a path has one link fewer than QPUs");
    }
  }
}
