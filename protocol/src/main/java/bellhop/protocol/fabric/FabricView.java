package bellhop.protocol.fabric;

/** What a policy sees of the fabric. Times are in ps. */
public interface FabricView {
  /** How many links want a burst for which they have no connection. */
  int waitingCount();

  /** These links, in the order in which they began to wait. */
  int waiting(int index);

  /**
   * How many of them have free qubits and fibres of their own at both ends: others need not be
   * looked at.
   */
  int openCount();

  /** These links, in an order that means nothing. */
  int open(int index);

  /** Of two links that wait, the one that began first has the lower number. */
  long placeInLine(int link);

  /** Whether a QNU has free qubits and fibres of its own for one more burst. */
  boolean isOpen(int qnu);

  /** How many bursts wait at a QNU, over all links that wait. */
  int asking(int qnu);

  /** Whether a link could be connected if all bursts ended: it waits for nothing else. */
  boolean isPossible(int link);

  /** The longest that anything in the fabric turns. */
  long longestTurnPs();

  /** The shortest that anything in the fabric turns which takes time; 0 if nothing does. */
  long shortestTurnPs();

  /** Since when the link of a connection had waited for it. */
  long askedPs(int connection);

  /** How many of those that wait have a need-by time or a priority. */
  int urgentCount();

  /** How many bursts a link wants. */
  int bursts(int link);

  /** Of a link that waits. */
  Need need(int link);

  /** Since when a link has been waiting for its next burst. */
  long sincePs(int link);

  /** Whether all that a link needs is free now. */
  boolean canConnect(int link);

  /** How long a link would be dark if it were connected now; 0 if all stands as it needs it. */
  long turnPs(int link);

  /** The QNU at an end of a link, 0 for A. */
  int qnu(int link, int end);

  /** All links that end at a QNU. */
  int linkCountAt(int qnu);

  int linkAt(int qnu, int index);

  /** QNUs where something began to wait, to be held or to be free since the last decision. */
  int changedCount();

  int changed(int index);

  /** How many connections a QNU's fibres could have at most. */
  int placesAt(int qnu);

  /** The connection in one of these places, or {@link Policy#NOBODY}. */
  int connectionAt(int qnu, int place);

  /** From the begin of a link's burst to a pair, on average. */
  long meanPs(int link);

  /** How many places there are for connections; some may be empty. */
  int connectionCount();

  /** The link of a connection, or {@link Policy#NOBODY} if that place is empty. */
  int linkOf(int connection);

  /**
   * Whether a link has its burst there: it does not turn, was not asked back, and did not begin
   * just now. So nothing goes to and fro in one moment.
   */
  boolean isHeld(int connection);

  /** What its link needed when it was connected. */
  Need needOf(int connection);

  /** Whether it was asked back, and its link has not given it back yet. */
  boolean isLeaving(int connection);

  /** How long a link would be dark in the place of a connection; NEVER if it cannot have it. */
  long turnPsInPlaceOf(int connection, int link);

  /** Whether a waiting link could be connected if that connection were given back. */
  boolean wouldFree(int connection, int link);

  /** How many links are expected; those that wait already are not. */
  int expectedCount();

  /** These links, in an order that means nothing. */
  int expected(int index);

  /** When a link is expected to want a burst next, or {@link Need#WHENEVER}. */
  long expectedPs(int link);
}
