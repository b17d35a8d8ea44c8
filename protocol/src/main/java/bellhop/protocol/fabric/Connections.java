package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import java.util.Arrays;

/** What each connection is, for whom and since when. It decides nothing and knows no ports. */
final class Connections {
  private static final int NONE = -1;

  /** What a connection is. */
  enum State {
    FREE(0),
    TURNING(1),
    /** Turned ahead of a need; nobody holds it. */
    PREPARING(2),
    HELD(3),
    LEAVING(4);

    /** In snapshots. */
    private final int number;

    State(int number) {
      this.number = number;
    }

    private static State of(int number) {
      for (State state : values()) {
        if (state.number == number) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state of a connection has the number " + number);
    }
  }

  private final State[] state;

  /** How often it was turned: part of its name outside, so that old news is known to be old. */
  private final int[] round;

  private final int[] link;
  private final Need[] need;
  private final long[] sincePs;

  /** Since when the link had waited for it, and its place in the line then. */
  private final long[] askedPs;

  private final long[] askedPlace;
  private final long[] readyPs;

  Connections(int count) {
    state = new State[count];
    Arrays.fill(state, State.FREE);
    round = new int[count];
    link = new int[count];
    Arrays.fill(link, NONE);
    need = new Need[count];
    Arrays.fill(need, Need.NONE);
    sincePs = new long[count];
    askedPs = new long[count];
    askedPlace = new long[count];
    readyPs = new long[count];
  }

  int count() {
    return state.length;
  }

  State state(int connection) {
    return state[connection];
  }

  void set(int connection, State to) {
    state[connection] = to;
  }

  boolean is(int connection, State its) {
    return state[connection] == its;
  }

  /** The link that it is for, or −1. */
  int link(int connection) {
    return link[connection];
  }

  /** What its link needed when it was connected. */
  Need need(int connection) {
    return need[connection];
  }

  /** Since when it is not free. */
  long sincePs(int connection) {
    return sincePs[connection];
  }

  long askedPs(int connection) {
    return askedPs[connection];
  }

  long askedPlace(int connection) {
    return askedPlace[connection];
  }

  /** When all of it has turned. */
  long readyPs(int connection) {
    return readyPs[connection];
  }

  /** A free one is for a link from now on. */
  void begin(int connection, int its, Need why, long nowPs, long itsReadyPs) {
    round[connection] = (round[connection] + 1) % (Integer.MAX_VALUE / state.length);
    link[connection] = its;
    need[connection] = why;
    sincePs[connection] = nowPs;
    readyPs[connection] = itsReadyPs;
  }

  void asked(int connection, long itsAskedPs, long itsPlace) {
    askedPs[connection] = itsAskedPs;
    askedPlace[connection] = itsPlace;
  }

  void free(int connection) {
    set(connection, State.FREE);
    link[connection] = NONE;
    need[connection] = Need.NONE;
  }

  /** What it is called outside. Names come round again after two thousand million of them. */
  int name(int connection) {
    return round[connection] * state.length + connection;
  }

  /** The connection that goes by that name outside, or −1 if that is over. */
  int find(int name) {
    if (name < 0 || state.length == 0) {
      return NONE;
    }
    int its = name % state.length;
    return name(its) == name && !is(its, State.FREE) ? its : NONE;
  }

  void write(Snapshots.Writer writer) {
    for (State its : state) {
      writer.add(its.number);
    }
    writer.add(link);
    for (Need its : need) {
      its.write(writer);
    }
    writer.add(sincePs);
    writer.add(askedPs);
    writer.add(askedPlace);
    writer.add(readyPs);
    writer.add(round);
  }

  void read(Snapshots.Reader reader) {
    for (int c = 0; c < state.length; c++) {
      state[c] = State.of(reader.nextInt());
    }
    reader.fill(link);
    for (int c = 0; c < need.length; c++) {
      need[c] = Need.read(reader);
    }
    reader.fill(sincePs);
    reader.fill(askedPs);
    reader.fill(askedPlace);
    reader.fill(readyPs);
    reader.fill(round);
  }
}
