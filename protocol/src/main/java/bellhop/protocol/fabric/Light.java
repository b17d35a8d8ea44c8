package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import java.util.Arrays;
import java.util.List;

/**
 * Which fibre carries whose light, what every switch joins, and what is broken. A port stays joined
 * until somebody else needs it. It knows no links and decides nothing.
 */
final class Light {
  private static final int NONE = -1;

  private final WayTable table;

  /** By fibre: the connection whose light it carries, or NONE. */
  private final int[] user;

  /** By connection: fibres of arm A from its QNU on, then of arm B; how many, 0 if it is dark. */
  private final int[][] fibres;

  private final int[] count;

  /** By port: the fibre that the switch there joins it to, or NONE. */
  private final int[] peer;

  /** By port: whether it has been read back wrong. */
  private final boolean[] badPort;

  private final boolean[] deadFibre;
  private final boolean[] deadSwitch;

  /** By fibre: whether it is whole and carries no light. By bundle and by QNU: how many are. */
  private final boolean[] free;

  private final int[] freeIn;
  private final int[] freeAt;

  Light(WayTable table, int connections) {
    this.table = table;
    user = new int[table.fibreCount()];
    Arrays.fill(user, NONE);
    fibres = new int[connections][table.longest()];
    count = new int[connections];
    peer = new int[2 * table.fibreCount()];
    Arrays.fill(peer, NONE);
    badPort = new boolean[peer.length];
    deadFibre = new boolean[table.fibreCount()];
    deadSwitch = new boolean[table.settings().switches().size()];
    free = new boolean[table.fibreCount()];
    freeIn = new int[table.bundleCount()];
    freeAt = new int[table.settings().qnus().size()];
    refreshAll();
  }

  private void refreshAll() {
    Arrays.fill(free, false);
    Arrays.fill(freeIn, 0);
    Arrays.fill(freeAt, 0);
    for (int f = 0; f < free.length; f++) {
      refresh(f);
    }
  }

  /** Counts a fibre where it is free, after anything about it may have changed. */
  private void refresh(int fibre) {
    boolean isFree = user[fibre] == NONE && isSound(fibre);
    if (isFree == free[fibre]) {
      return;
    }
    free[fibre] = isFree;
    int more = isFree ? 1 : -1;
    int bundle = table.bundleOf(fibre);
    if (bundle != NONE) {
      freeIn[bundle] += more;
    }
    int qnu = table.qnuOf(fibre);
    if (qnu != NONE) {
      freeAt[qnu] += more;
    }
  }

  boolean isFree(int fibre) {
    return free[fibre];
  }

  boolean isAnyFreeIn(int bundle) {
    return freeIn[bundle] > 0;
  }

  /** How many fibres of a QNU are free. */
  int freeAt(int qnu) {
    return freeAt[qnu];
  }

  /** Whether it would be free if it carried no light. */
  boolean isSound(int fibre) {
    return !deadFibre[fibre] && isSoundPort(2 * fibre) && isSoundPort(2 * fibre + 1);
  }

  private boolean isSoundPort(int port) {
    int its = table.settings().switchAt(table.placeOf(port));
    return !badPort[port] && (its < 0 || !deadSwitch[its]);
  }

  /** The connection whose light a fibre carries, or −1. */
  int user(int fibre) {
    return user[fibre];
  }

  /** The fibre that the switch at a place joins it to, or −1. */
  int peer(int fibre, int place) {
    return peer[table.port(fibre, place)];
  }

  /** Fibres of a connection, arm A first. */
  List<Integer> fibres(int connection) {
    return Arrays.stream(fibres[connection], 0, count[connection]).boxed().toList();
  }

  boolean isLit(int connection) {
    return count[connection] > 0;
  }

  /** Whether a connection's light goes through a place. */
  boolean goesThrough(int connection, int place) {
    for (int i = 0; i < count[connection]; i++) {
      if (table.isAt(fibres[connection][i], place)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Joins what lies on the ways of a connection, and lights it.
   *
   * @param ways fibres of arm A from its QNU on, then of arm B
   * @param countA how many of arm A
   * @param all of both
   */
  void carry(int connection, FabricSettings.Line link, int[] ways, int countA, int all) {
    System.arraycopy(ways, 0, fibres[connection], 0, all);
    count[connection] = all;
    join(ways, link.qnuA(), 0, countA);
    join(ways, link.qnuB(), countA, all);
    setUser(connection, connection);
  }

  private void join(int[] ways, int qnu, int from, int to) {
    int place = table.far(ways[from], qnu);
    for (int i = from; i + 1 < to; i++) {
      join(table.port(ways[i], place), table.port(ways[i + 1], place));
      place = table.far(ways[i + 1], place);
    }
  }

  /** A port that is joined to a new one leaves the one that it was joined to. */
  private void join(int port, int other) {
    leave(port);
    leave(other);
    peer[port] = other >> 1;
    peer[other] = port >> 1;
  }

  private void leave(int port) {
    if (peer[port] != NONE) {
      peer[table.port(peer[port], table.placeOf(port))] = NONE;
      peer[port] = NONE;
    }
  }

  /** Its light is out; all stays joined as it is. */
  void release(int connection) {
    setUser(connection, NONE);
    count[connection] = 0;
  }

  /** As if it were released, until {@link #relight}. */
  void dim(int connection) {
    setUser(connection, NONE);
  }

  void relight(int connection) {
    setUser(connection, connection);
  }

  private void setUser(int connection, int its) {
    for (int i = 0; i < count[connection]; i++) {
      user[fibres[connection][i]] = its;
      refresh(fibres[connection][i]);
    }
  }

  void setDeadFibre(int fibre, boolean dead) {
    deadFibre[fibre] = dead;
    refresh(fibre);
  }

  /** A switch that fails joins nothing; after a repair all its ports are trusted again. */
  void setDeadSwitch(int theSwitch, boolean dead) {
    deadSwitch[theSwitch] = dead;
    int place = table.settings().qnus().size() + theSwitch;
    for (int f = 0; f < free.length; f++) {
      if (table.isAt(f, place)) {
        if (dead) {
          leave(table.port(f, place));
        }
        badPort[table.port(f, place)] &= dead;
        refresh(f);
      }
    }
  }

  /** A connection's ports at a switch are not to be trusted. */
  void spoil(int connection, int theSwitch) {
    int place = table.settings().qnus().size() + theSwitch;
    for (int i = 0; i < count[connection]; i++) {
      int fibre = fibres[connection][i];
      if (table.isAt(fibre, place)) {
        leave(table.port(fibre, place));
        badPort[table.port(fibre, place)] = true;
        refresh(fibre);
      }
    }
  }

  void write(Snapshots.Writer writer) {
    for (int c = 0; c < fibres.length; c++) {
      writer.add(count[c]);
      writer.add(Arrays.copyOf(fibres[c], count[c]));
    }
    writer.add(peer);
    writer.add(badPort);
    writer.add(deadFibre);
    writer.add(deadSwitch);
  }

  void read(Snapshots.Reader reader) {
    Arrays.fill(user, NONE);
    for (int c = 0; c < fibres.length; c++) {
      count[c] = reader.nextInt();
      for (int i = 0; i < count[c]; i++) {
        fibres[c][i] = reader.nextInt();
        user[fibres[c][i]] = c;
      }
    }
    reader.fill(peer);
    reader.fill(badPort);
    reader.fill(deadFibre);
    reader.fill(deadSwitch);
    refreshAll();
  }
}
