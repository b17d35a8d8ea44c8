package bellhop.simulator.traffic;

import bellhop.protocol.path.NodeInput;
import bellhop.units.EventQueue;
import bellhop.units.HeapQueue;

/**
 * What is to happen when: virtual time, the queue of events, and the inputs on their way to nodes.
 * An event is one number: its kind and two small numbers whose meaning the kind says.
 */
final class Agenda {
  enum Kind {
    /** An input comes to a node (node, its number in the inbox). */
    INPUT,
    /** A timer of a slot (node, slot). */
    WOKEN,
    /** A burst may have succeeded (link, lane). */
    CLICK,
    /** The ends of a lane learn that they attempt for different pairs (link, lane). */
    ALIGN,
    /** A request comes (index). */
    OFFER,
    /** Requests that belong together become known (index of the first). */
    TOGETHER,
    FAULT_BEGINS,
    FAULT_ENDS,
    /** A clock has been alone too long for a link (fault, link). */
    HOLDOVER_OVER,
    /** Turning for a connection of the fabric is over (connection, switch that was stuck or −1). */
    TURNED,
    /** The fabric asked to be woken. */
    FABRIC_WOKEN,
    /** A command of the controller comes to a node (node, its number there). */
    COMMAND,
    /** It is said again. */
    COMMAND_AGAIN,
    /** A report comes to the controller (its number; 1 if it is said again only now). */
    REPORT,
    /** What fails, or is mended, is noticed (kind, index). */
    NOTICED,
    CONTROLLER_WOKEN;

    private static final int BITS = 4;
    private static final int FIRST_BITS = 28;
    private static final Kind[] ALL = values();

    @SuppressWarnings("EnumOrdinal") // read back by kind() alone
    private long of(int first, int second) {
      return ((long) second << (BITS + FIRST_BITS)) | ((long) first << BITS) | ordinal();
    }
  }

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final EventQueue queue = new HeapQueue();
  private final Inbox inbox = new Inbox();
  private long nowPs;
  private long event;
  private long events;
  private long hash = FNV_OFFSET;

  /** Virtual time. */
  long nowPs() {
    return nowPs;
  }

  void add(long atPs, Kind kind, int first, int second) {
    queue.add(atPs, kind.of(first, second));
  }

  /**
   * @param life of the node, which a restart ends; or {@link Inbox#ANY_LIFE}
   */
  void input(long atPs, int node, NodeInput input, int life) {
    add(atPs, Kind.INPUT, node, inbox.add(input, life));
  }

  /** Goes on to the next event; false if there is none up to the end, which is then the time. */
  boolean next(long endPs) {
    if (queue.isEmpty() || queue.nextTimePs() > endPs) {
      nowPs = endPs;
      return false;
    }
    nowPs = queue.nextTimePs();
    event = queue.next();
    events++;
    hash = ((hash ^ nowPs) * FNV_PRIME ^ event) * FNV_PRIME;
    return true;
  }

  /** Of the event that happens now; so are the next two. */
  Kind kind() {
    return Kind.ALL[(int) (event & ((1 << Kind.BITS) - 1))];
  }

  int first() {
    return (int) (event >>> Kind.BITS) & ((1 << Kind.FIRST_BITS) - 1);
  }

  int second() {
    return (int) (event >>> (Kind.BITS + Kind.FIRST_BITS));
  }

  Inbox inbox() {
    return inbox;
  }

  /** How many there were. */
  long events() {
    return events;
  }

  /** Of all events and their times, in order. */
  long hash() {
    return hash;
  }
}
