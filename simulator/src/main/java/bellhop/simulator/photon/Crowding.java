package bellhop.simulator.photon;

/** What a memory makes of several quanta in one mode. */
public enum Crowding {
  /** Any quanta count as one; such a memory shares no phase with anybody. */
  AS_ONE,
  /** The memory notices, and the herald is taken back. */
  REFUSED,
  /** Two quanta or more at both ends together are booked as one at each. */
  AS_BOTH
}
