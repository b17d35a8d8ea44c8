package bellhop.protocol;

import bellhop.network.LinkSettings;
import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import java.util.Arrays;

/** The whole state of a link machine, flat, and the few steps that all its parts share. */
final class LinkState {
  static final int NONE = LinkPlaces.NONE;

  final LinkSettings settings;
  final LinkRequests requests;
  final LinkPlaces places;
  final IntLine line = new IntLine();

  /** A connection that was granted and has no burst yet, or NONE. */
  int granted = NONE;

  /** What the fabric was told last: how many bursts are wanted, and what for. */
  int toldBursts;

  boolean toldAhead;
  long toldByPs;

  /** Bursts that run now. */
  int bursts;

  /** By program: how much later than planned each of its ends is, in ps; negative when ahead. */
  private final long[] shiftAPs;

  private final long[] shiftBPs;

  /** Requests for which no pair is on its way. */
  int unserved;

  /** Pairs for memory, those being made included. */
  int ahead;

  LinkState(LinkSettings settings) {
    this.settings = settings;
    shiftAPs = new long[settings.programs()];
    shiftBPs = new long[settings.programs()];
    requests = new LinkRequests(settings.pairs());
    places = new LinkPlaces(settings.qubitsA(), settings.qubitsB(), settings.slots());
    reset();
  }

  void reset() {
    requests.reset();
    places.reset();
    line.clear();
    granted = NONE;
    toldBursts = 0;
    toldAhead = false;
    toldByPs = 0;
    bursts = 0;
    Arrays.fill(shiftAPs, 0);
    Arrays.fill(shiftBPs, 0);
    unserved = requests.count();
    ahead = 0;
  }

  void shift(int program, End end, long latePs) {
    switch (end) {
      case A -> shiftAPs[program] = latePs;
      case B -> shiftBPs[program] = latePs;
    }
  }

  /**
   * When a request is needed, as far as the ends of its program are off the schedule: the later of
   * them counts.
   */
  long needByPs(int request) {
    int program = requests.program[request];
    return requests.needByPs[request] + Math.max(shiftAPs[program], shiftBPs[program]);
  }

  /** A request whose time has come goes to the end of the line. */
  void queue(int request) {
    requests.set(request, Status.QUEUED);
    line.add(request);
  }

  /** A request whose pair is lost is without one again. */
  void unserve(int request) {
    requests.set(request, Status.QUEUED);
    unserved++;
  }

  /** Empties a place whose request, if any, is somebody else's care. */
  void free(int place, long cleanPs) {
    if (places.request[place] == NONE) {
      ahead--;
    }
    places.vacate(place, End.A, cleanPs);
    places.vacate(place, End.B, cleanPs);
    places.freeSlot(place);
    places.request[place] = NONE;
    places.set(place, Phase.FREE);
  }

  /** Whether the pair at a place is not yet bound to an operation. */
  boolean isUnassigned(int place) {
    int request = places.request[place];
    return request == NONE || requests.status(request) != Status.ASSIGNED;
  }

  void write(Snapshots.Writer writer) {
    requests.write(writer);
    places.write(writer);
    line.write(writer);
    writer.add(granted);
    writer.add(toldBursts);
    writer.add(toldAhead ? 1 : 0);
    writer.add(toldByPs);
    writer.add(bursts);
    writer.add(shiftAPs);
    writer.add(shiftBPs);
    writer.add(unserved);
    writer.add(ahead);
  }

  void read(Snapshots.Reader reader) {
    requests.read(reader);
    places.read(reader);
    line.read(reader);
    granted = reader.nextInt();
    toldBursts = reader.nextInt();
    toldAhead = reader.next() != 0;
    toldByPs = reader.next();
    bursts = reader.nextInt();
    reader.fill(shiftAPs);
    reader.fill(shiftBPs);
    unserved = reader.nextInt();
    ahead = reader.nextInt();
  }
}
