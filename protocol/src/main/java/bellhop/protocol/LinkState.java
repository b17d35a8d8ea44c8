package bellhop.protocol;

import bellhop.pair.End;
import bellhop.protocol.LinkPlaces.Phase;
import bellhop.protocol.LinkRequests.Status;
import java.util.Arrays;

/** The whole state of a link machine, flat, and the few steps that all its parts share. */
final class LinkState {
  static final int NONE = LinkPlaces.NONE;

  /** How the link stands with its analyser. */
  enum Grant {
    IDLE,
    ASKED,
    HELD;

    private static final Grant[] ALL = values();
  }

  final LinkSettings settings;
  final LinkRequests requests;
  final LinkPlaces places;
  final IntLine line = new IntLine();
  Grant grant = Grant.IDLE;

  /** Whether the analyser was asked for, or is held, for a request. */
  boolean isUrgent;

  /** Whether the analyser is given back as soon as the bursts that run are over. */
  boolean isLeaving;

  /** Bursts that run now. */
  int bursts;

  /** How much later than planned each end is, in ps; negative when ahead. */
  final long[] shiftPs = new long[2];

  /** Requests for which no pair is on its way. */
  int unserved;

  /** Pairs for memory, those being made included. */
  int ahead;

  LinkState(LinkSettings settings) {
    this.settings = settings;
    requests = new LinkRequests(settings.pairs());
    places = new LinkPlaces(settings.qubitsA(), settings.qubitsB(), settings.slots());
    reset();
  }

  void reset() {
    requests.reset();
    places.reset();
    line.clear();
    grant = Grant.IDLE;
    isUrgent = false;
    isLeaving = false;
    bursts = 0;
    Arrays.fill(shiftPs, 0);
    unserved = requests.count();
    ahead = 0;
  }

  /**
   * When a request is needed, as far as its ends are off the schedule: the later of them counts.
   */
  long needByPs(int request) {
    return requests.needByPs[request] + Math.max(shiftPs[0], shiftPs[1]);
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

  @SuppressWarnings("EnumOrdinal") // read back by read() alone
  void write(Snapshots.Writer writer) {
    requests.write(writer);
    places.write(writer);
    line.write(writer);
    writer.add(grant.ordinal());
    writer.add(isUrgent ? 1 : 0);
    writer.add(isLeaving ? 1 : 0);
    writer.add(bursts);
    writer.add(shiftPs);
    writer.add(unserved);
    writer.add(ahead);
  }

  void read(Snapshots.Reader reader) {
    requests.read(reader);
    places.read(reader);
    line.read(reader);
    grant = Grant.ALL[reader.nextInt()];
    isUrgent = reader.next() != 0;
    isLeaving = reader.next() != 0;
    bursts = reader.nextInt();
    reader.fill(shiftPs);
    unserved = reader.nextInt();
    ahead = reader.nextInt();
  }
}
