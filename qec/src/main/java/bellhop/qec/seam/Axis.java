package bellhop.qec.seam;

/** A direction in the plane of a code. */
public enum Axis {
  X(0),
  Y(1);

  /** Place among the coordinates of QUBIT_COORDS. */
  private final int index;

  Axis(int index) {
    this.index = index;
  }

  /** The coordinate of a place in this direction. */
  public double of(double... place) {
    return place[index];
  }

  boolean isIn(double... place) {
    return index < place.length;
  }
}
