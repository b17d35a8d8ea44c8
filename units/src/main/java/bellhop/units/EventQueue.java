package bellhop.units;

/**
 * Events in order of their times, and of their scheduling where times are equal; chance and hashes
 * have no say. An event is one number that only its owner can read.
 */
public interface EventQueue {

  /** Schedules an event; several may be equal. */
  void add(long timePs, long event);

  boolean isEmpty();

  int size();

  /**
   * Time of the event that comes next, in ps.
   *
   * @throws IllegalStateException if there is none
   */
  long nextTimePs();

  /**
   * Takes out the event that comes next.
   *
   * @throws IllegalStateException if there is none
   */
  long next();

  /** Forgets all events. */
  void clear();
}
