package bellhop.qec.decode;

/**
 * A part of an alternating tree: an inner region that shrinks and an outer one that grows, matched
 * with each other for the time being. A root has no inner region. Branches come from a pool.
 */
final class Branch {
  final int id;

  /** Regions. */
  int inner;

  int outer;

  /** From the inner region to the outer one. */
  final CompressedEdge across = new CompressedEdge();

  /** The branch whose outer region has met the inner one, and how the inner one reaches it. */
  int parent;

  final CompressedEdge up = new CompressedEdge();

  /** Branches above which this one is; the others of its parent. */
  int child;

  int sibling;

  boolean isOnPath;

  Branch(int id) {
    this.id = id;
  }

  void begin(int innerRegion, int outerRegion) {
    inner = innerRegion;
    outer = outerRegion;
    parent = Region.NONE;
    child = Region.NONE;
    sibling = Region.NONE;
    isOnPath = false;
  }
}
