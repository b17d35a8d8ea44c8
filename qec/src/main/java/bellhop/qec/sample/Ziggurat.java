package bellhop.qec.sample;

import java.util.Arrays;

/**
 * Layers of equal area under e^−x (Marsaglia and Tsang, J. Stat. Softw. 5 (8), 2000). Layer 0 is
 * the lowest and has the tail; the part of a layer left of the edge of the next lies under the
 * curve.
 */
final class Ziggurat {
  static final int LAYERS = 256;

  /** Where the tail begins, for 256 layers. */
  private static final double TAIL = 7.69711747013105;

  /** Right edges; that of layer 0 is as if it had no tail but the same area. */
  static final double[] EDGE = edges();

  /** The curve at the edges. */
  static final double[] HEIGHT = Arrays.stream(EDGE).map(edge -> StrictMath.exp(-edge)).toArray();

  /** Edges by 2^−53, for draws of 53 bits. */
  static final double[] SCALE = Arrays.stream(EDGE).map(edge -> edge * 0x1p-53).toArray();

  private Ziggurat() {}

  private static double[] edges() {
    double[] edges = new double[LAYERS + 1];
    double area = (TAIL + 1) * StrictMath.exp(-TAIL);
    edges[0] = area * StrictMath.exp(TAIL);
    edges[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      edges[i] = -StrictMath.log(area / edges[i - 1] + StrictMath.exp(-edges[i - 1]));
    }
    edges[LAYERS] = 0;
    return edges;
  }
}
