package bellhop.experiment.memory;

/**
 * What whole batches of a point have given so far.
 *
 * @param shots the first so many
 * @param errors in these
 * @param lastErrors of these in the last batch
 */
public record Tally(long shots, long errors, long lastErrors) {
  static final Tally NONE = new Tally(0, 0, 0);

  boolean isPossible() {
    return lastErrors <= errors && errors <= shots;
  }

  /** Whether the inputs would have gone so far and no farther. */
  boolean isOnTheWay(MemoryInputs inputs) {
    return shots == 0 || (shots <= inputs.shots() && errors - lastErrors < inputs.maxErrors());
  }
}
