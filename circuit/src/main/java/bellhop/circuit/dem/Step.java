package bellhop.circuit.dem;

/** A line of an error model, or a block with its lines. */
public sealed interface Step
    permits Mechanism, DetectorDeclaration, ObservableDeclaration, DetectorShift, RepeatBlock {
  /** What the text carries along for other tools; empty for nothing. */
  String tag();
}
