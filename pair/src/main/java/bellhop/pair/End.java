package bellhop.pair;

/** One of the two ends of a Bell pair; end A is the first index of a state. */
public enum End {
  A,
  B
}
