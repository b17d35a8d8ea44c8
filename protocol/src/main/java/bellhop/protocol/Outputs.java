package bellhop.protocol;

/**
 * Takes what a protocol asks for, in order. Nothing comes back: the host acts after the decision
 * has returned, so a machine is never entered while it decides.
 */
@FunctionalInterface
public interface Outputs<O> {
  void add(O output);
}
