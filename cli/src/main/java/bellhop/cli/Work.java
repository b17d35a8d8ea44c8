package bellhop.cli;

/** A command whose flags have been read. */
interface Work {
  /**
   * Does it and returns the exit code.
   *
   * @throws bellhop.units.InputException for what is wrong with the input
   */
  int run();
}
