package bellhop.pair;

/** One of the two ends of a Bell pair; end A is the first index of a state. */
public enum End {
  A,
  B;

  public End other() {
    return this == A ? B : A;
  }

  /** 0 for A, 1 for B: a row of what is kept by end. */
  public int index() {
    return this == A ? 0 : 1;
  }
}
