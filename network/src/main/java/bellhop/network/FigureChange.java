package bellhop.network;

/** What a number of a network file is to be instead. It sees a kind of part, not a single part. */
@FunctionalInterface
public interface FigureChange {
  /** All as written. */
  FigureChange NONE = figure -> figure.value();

  /** The new value, in the unit of the figure; its own for no change. */
  double of(Figure figure);
}
