package bellhop.simulator.timeline;

/** The programs wait for each other, or for something that never comes. It names what they miss. */
public final class DeadlockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadlockException(String message) {
    super(message);
  }
}
