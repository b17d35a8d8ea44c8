package bellhop.protocol.path;

import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeSettings.Port;
import bellhop.protocol.path.NodeSettings.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The circuits through a node, one row each, and whether they are wanted. Rows come and go while
 * the node runs and are used again; what a circuit's pairs do is not its matter.
 *
 * <p>A circuit is found by its id at once, however many there are, and whose turn it is at a port
 * is chosen among those that want pairs there. Who leaves keeps the row until no slot refers to it.
 */
final class Routes {
  static final int NONE = NodeSettings.NONE;

  private final Port[] ports;
  private final IntIndex rowOfCircuit = new IntIndex();
  private @Nullable Route[] rows = new Route[16];

  /** Rows from here on were never used. */
  private int count;

  /** Rows that can be used again, the last one first. */
  private int[] free = new int[16];

  private int freeCount;

  /** By row: rounds at the link towards the head and towards the tail. */
  private int[] roundsUp = new int[16];

  private int[] roundsDown = new int[16];

  /** By row: to be forgotten as soon as nothing refers to it; and how many there are. */
  private boolean[] leaving = new boolean[16];

  private int leavingCount;

  /** By row: the newest word of its head on whether it wants pairs. */
  long[] demandSerial = new long[16];

  /** Whether it came since the node started; serials outlive a restart, what they said does not. */
  boolean[] hasHeard = new boolean[16];

  /** By row, at its head: whether all nodes know. */
  boolean[] known = new boolean[16];

  private int[] priority = new int[16];
  private boolean[] active = new boolean[16];

  /** By port: rows of the circuits that want pairs there, by ascending id of the circuit. */
  private final int[][] wanting;

  private final int[] wantingCount;

  /** By port: the highest priority of these, and how many have it. */
  private final int[] highest;

  private final int[] highestCount;

  /** By port: the circuit whose turn it was last. */
  final int[] turn;

  /** By port: how many circuits distil there. */
  private final int[] distilling;

  Routes(Port[] ports, List<Route> routes) {
    this.ports = ports;
    wanting = new int[ports.length][4];
    wantingCount = new int[ports.length];
    highest = new int[ports.length];
    highestCount = new int[ports.length];
    turn = new int[ports.length];
    Arrays.fill(turn, NONE);
    distilling = new int[ports.length];
    routes.forEach(this::install);
    routes.reversed().forEach(this::comesFirst);
  }

  private void comesFirst(Route route) {
    for (int port : new int[] {route.up(), route.down()}) {
      if (port != NONE) {
        turn[port] = route.circuit().id();
      }
    }
  }

  /** Rows are below this number; some of them may be free. */
  int count() {
    return count;
  }

  /** Row of a circuit, or NONE. */
  int row(int circuit) {
    return rowOfCircuit.get(circuit);
  }

  Route get(int row) {
    return Objects.requireNonNull(rows[row]);
  }

  boolean isFree(int row) {
    return rows[row] == null;
  }

  int priority(int row) {
    return priority[row];
  }

  boolean isActive(int row) {
    return active[row];
  }

  boolean isLeaving(int row) {
    return leaving[row];
  }

  int leavingCount() {
    return leavingCount;
  }

  /** An end that has not heard of a demand yet believes the other one. */
  boolean isUnwanted(int row) {
    return leaving[row] || (!active[row] && hasHeard[row]);
  }

  /** Rounds of distillation that a circuit wants of the pairs at a port. */
  int rounds(int row, int port) {
    return get(row).up() == port ? roundsUp[row] : roundsDown[row];
  }

  boolean distils(int port) {
    return distilling[port] > 0;
  }

  int install(Route route) {
    int row = freeCount > 0 ? free[--freeCount] : count++;
    if (row == rows.length) {
      grow(2 * row);
    }
    rows[row] = route;
    rowOfCircuit.put(route.circuit().id(), row);
    roundsUp[row] = rounds(route, route.up());
    roundsDown[row] = rounds(route, route.down());
    addDistilling(route, row, 1);
    return row;
  }

  private void grow(int size) {
    rows = Arrays.copyOf(rows, size);
    roundsUp = Arrays.copyOf(roundsUp, size);
    roundsDown = Arrays.copyOf(roundsDown, size);
    leaving = Arrays.copyOf(leaving, size);
    demandSerial = Arrays.copyOf(demandSerial, size);
    hasHeard = Arrays.copyOf(hasHeard, size);
    known = Arrays.copyOf(known, size);
    priority = Arrays.copyOf(priority, size);
    active = Arrays.copyOf(active, size);
    free = Arrays.copyOf(free, size);
  }

  private int rounds(Route route, int port) {
    if (port == NONE) {
      return 0;
    }
    int place = route.circuit().links().indexOf(ports[port].link());
    return route.circuit().rounds().get(place);
  }

  private void addDistilling(Route route, int row, int by) {
    if (roundsUp[row] > 0) {
      distilling[route.up()] += by;
    }
    if (roundsDown[row] > 0) {
      distilling[route.down()] += by;
    }
  }

  /** From now on nobody wants it; the row stays until {@link #remove}. */
  void leave(int row) {
    if (!leaving[row]) {
      leaving[row] = true;
      leavingCount++;
    }
  }

  /** Forgets a circuit that leaves and to which nothing refers. */
  void remove(int row) {
    Route route = get(row);
    setActive(row, false);
    addDistilling(route, row, -1);
    rowOfCircuit.remove(route.circuit().id());
    rows[row] = null;
    leaving[row] = false;
    leavingCount--;
    demandSerial[row] = 0;
    hasHeard[row] = false;
    known[row] = false;
    priority[row] = 0;
    free[freeCount++] = row;
  }

  /** Its turn comes before that of all with a lower one. */
  void setPriority(int row, int to) {
    boolean wasActive = active[row];
    if (priority[row] != to) {
      setActive(row, false); // no port may count it under the old one
      priority[row] = to;
      setActive(row, wasActive);
    }
  }

  void setActive(int row, boolean to) {
    if (active[row] == to) {
      return;
    }
    active[row] = to;
    Route route = get(row);
    for (int port : new int[] {route.up(), route.down()}) {
      if (port != NONE && to) {
        add(port, row);
      } else if (port != NONE) {
        drop(port, row);
      }
    }
  }

  private void add(int port, int row) {
    if (wantingCount[port] == wanting[port].length) {
      wanting[port] = Arrays.copyOf(wanting[port], 2 * wantingCount[port]);
    }
    int[] its = wanting[port];
    int place = firstAbove(port, id(row));
    System.arraycopy(its, place, its, place + 1, wantingCount[port] - place);
    its[place] = row;
    wantingCount[port]++;
    if (highestCount[port] == 0 || priority[row] > highest[port]) {
      highest[port] = priority[row];
      highestCount[port] = 0;
    }
    highestCount[port] += priority[row] == highest[port] ? 1 : 0;
  }

  private void drop(int port, int row) {
    int[] its = wanting[port];
    int next = firstAbove(port, id(row));
    System.arraycopy(its, next, its, next - 1, wantingCount[port] - next);
    wantingCount[port]--;
    highestCount[port] -= priority[row] == highest[port] ? 1 : 0;
    if (highestCount[port] == 0) {
      findHighest(port);
    }
  }

  private void findHighest(int port) {
    for (int i = 0; i < wantingCount[port]; i++) {
      int its = priority[wanting[port][i]];
      if (highestCount[port] == 0 || its > highest[port]) {
        highest[port] = its;
        highestCount[port] = 0;
      }
      highestCount[port] += its == highest[port] ? 1 : 0;
    }
  }

  private int id(int row) {
    return get(row).circuit().id();
  }

  int wantingCount(int port) {
    return wantingCount[port];
  }

  /** Place of the one after whose turn it was, among those that want pairs at a port. */
  int placeAfterTurn(int port) {
    return firstAbove(port, turn[port]);
  }

  /** Row of one that wants pairs at a port; behind the last place the first one comes again. */
  int wanting(int port, int place) {
    return wanting[port][place < wantingCount[port] ? place : place - wantingCount[port]];
  }

  /** Whether nobody there has a higher priority. */
  boolean isHighest(int port, int row) {
    return priority[row] == highest[port];
  }

  void setTurn(int port, int row) {
    turn[port] = id(row);
  }

  /** Place of the first one with a larger id. */
  private int firstAbove(int port, int circuit) {
    int low = 0;
    int high = wantingCount[port];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(wanting[port][middle]) > circuit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  void write(Snapshots.Writer writer) {
    writer.add(count);
    for (int row = 0; row < count; row++) {
      writer.add(isFree(row) ? 0 : 1);
      if (!isFree(row)) {
        RouteSnapshots.write(get(row), writer);
        writer.add(leaving[row] ? 1 : 0);
        writer.add(demandSerial[row]);
        writer.add(hasHeard[row] ? 1 : 0);
        writer.add(known[row] ? 1 : 0);
        writer.add(priority[row]);
        writer.add(active[row] ? 1 : 0);
      }
    }
    writer.add(freeCount);
    writer.add(Arrays.copyOf(free, freeCount));
    writer.add(turn);
  }

  void read(Snapshots.Reader reader) {
    clear();
    int size = reader.nextInt();
    grow(Math.max(rows.length, size));
    for (int row = 0; row < size; row++) {
      count = row;
      if (reader.next() != 0) {
        readRow(row, reader);
      }
    }
    count = size;
    freeCount = reader.nextInt();
    for (int i = 0; i < freeCount; i++) {
      free[i] = reader.nextInt();
    }
    reader.fill(turn);
  }

  private void readRow(int row, Snapshots.Reader reader) {
    install(RouteSnapshots.read(reader));
    if (reader.next() != 0) {
      leave(row);
    }
    demandSerial[row] = reader.next();
    hasHeard[row] = reader.next() != 0;
    known[row] = reader.next() != 0;
    setPriority(row, reader.nextInt());
    setActive(row, reader.next() != 0);
  }

  private void clear() {
    rowOfCircuit.clear();
    Arrays.fill(rows, null);
    Arrays.fill(leaving, false);
    Arrays.fill(active, false);
    Arrays.fill(wantingCount, 0);
    Arrays.fill(highestCount, 0);
    Arrays.fill(distilling, 0);
    Arrays.fill(demandSerial, 0);
    Arrays.fill(hasHeard, false);
    Arrays.fill(known, false);
    Arrays.fill(priority, 0);
    leavingCount = 0;
    freeCount = 0;
    count = 0;
  }
}
