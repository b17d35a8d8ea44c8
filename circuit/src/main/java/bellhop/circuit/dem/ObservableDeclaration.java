package bellhop.circuit.dem;

/**
 * Says that observables exist. In text it is {@code logical_observable}.
 *
 * @param targets observables only
 */
public record ObservableDeclaration(Targets targets, String tag) implements Step {
  public ObservableDeclaration {
    if (!targets.areObservables()) {
      throw new IllegalArgumentException("only observables are declared here, not " + targets);
    }
  }
}
