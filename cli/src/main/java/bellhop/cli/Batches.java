package bellhop.cli;

import bellhop.circuit.shots.ShotTable;

/** Draws batches of shots. Not thread-safe. */
interface Batches {
  /** Tables of this batch, one for each place where shots are written; drawn over by the next. */
  ShotTable[] draw(long number);

  /** The same with tables of its own, for another thread. */
  Batches another();
}
