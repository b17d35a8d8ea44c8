package bellhop.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arms of all links of one item of a file, each read once however many links it serves. It
 * works out no link.
 */
final class Arms {
  private record Key(int qnu, int node, OpticalSide.Light light) {}

  private final Fields link;
  private final OpticalSide optics;
  private final Map<Key, Arm> known = new HashMap<>();

  Arms(Fields link, OpticalSide optics) {
    this.link = link;
    this.optics = optics;
  }

  /** The item. */
  Fields link() {
    return link;
  }

  OpticalSide optics() {
    return optics;
  }

  /** Those of ends A and B, over ways that are apart. */
  List<Arm> both(int qnuA, int qnuB, int node) {
    List<OpticalSide.Light> light = optics.arms(link, qnuA, qnuB, node);
    return List.of(arm(qnuA, node, light.getFirst()), arm(qnuB, node, light.getLast()));
  }

  private Arm arm(int qnu, int node, OpticalSide.Light light) {
    return known.computeIfAbsent(
        new Key(qnu, node, light), _ -> Arm.of(link, optics, qnu, node, light));
  }
}
