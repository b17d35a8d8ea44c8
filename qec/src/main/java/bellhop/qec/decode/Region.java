package bellhop.qec.decode;

/**
 * What has grown around an event, or around the events of a blossom. Its radius is {@code offset +
 * slope · time}. Regions come from a pool and are written anew for each shot.
 */
final class Region {
  static final int NONE = -2;

  final int id;
  long offset;
  int slope;

  /** The node that was reached last; each node knows the one before. */
  int shell;

  /** The blossom that it is part of. */
  int blossom;

  /** A region in the cycle that this blossom is made of; none if it is a single event. */
  int child;

  /** The region after this one in the cycle of its blossom, and how it is reached. */
  int next;

  final CompressedEdge toNext = new CompressedEdge();

  /** The branch of a tree that it is the inner or outer region of. */
  int branch;

  /** The region that it is matched with, or the boundary, and how that is reached. */
  int partner;

  final CompressedEdge match = new CompressedEdge();

  /** When it has shrunk so far that something happens, and the time in the queue. */
  long wanted;

  long queued;

  Region(int id) {
    this.id = id;
  }

  void begin(long offset, int slope) {
    this.offset = offset;
    this.slope = slope;
    shell = NONE;
    blossom = NONE;
    child = NONE;
    branch = NONE;
    partner = NONE;
    wanted = RadixHeap.NEVER;
    queued = RadixHeap.NEVER;
  }

  long radius(long time) {
    return offset + slope * time;
  }

  boolean isBlossom() {
    return child != NONE;
  }

  boolean isGrowing() {
    return slope > 0;
  }

  boolean isMatched() {
    return partner != NONE;
  }
}
