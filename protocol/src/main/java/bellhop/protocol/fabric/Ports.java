package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import java.util.List;

/**
 * Switches, stations and fibres with what is lit: finds ways, takes them and gives them back. It
 * knows no links' needs and does not say whose turn it is.
 *
 * <p>Every connection ends at a channel of a station and is known by its number: the channels of
 * station 0 first.
 */
final class Ports {
  private final WayTable table;
  private final Channels channels;
  private final Light light;
  private final WaySearch search;

  /** The link that was searched for last with success, if nothing has changed since; or −1. */
  private int found = -1;

  Ports(FabricSettings settings) {
    table = new WayTable(settings);
    channels = new Channels(settings);
    light = new Light(table, channels.count());
    search = new WaySearch(table, light, channels);
  }

  int connections() {
    return channels.count();
  }

  /** What fails is dark, and what it is turned to afterwards nobody knows. */
  void setDead(FabricInput.Part part, boolean isDead) {
    found = -1;
    switch (part) {
      case FabricInput.SwitchPart(int index) -> light.setDeadSwitch(index, isDead);
      case FabricInput.StationPart(int index) -> channels.setDead(index, isDead);
      case FabricInput.FibrePart(int index) -> light.setDeadFibre(index, isDead);
    }
  }

  /** Whether a link would find its ways if nothing were connected. */
  boolean isPossible(int link) {
    return search.isPossible(link);
  }

  /** How many fibres of a QNU are free. */
  int freeAt(int qnu) {
    return light.freeAt(qnu);
  }

  /** The connections that shine into a QNU's fibres; as many places as it has fibres. */
  int placesAt(int qnu) {
    return table.fibresAt(qnu).length;
  }

  /** The connection in one of these places, or −1. */
  int connectionAt(int qnu, int place) {
    return light.user(table.fibresAt(qnu)[place]);
  }

  /** Whether a connection's light goes through a part. */
  boolean uses(int connection, FabricInput.Part part) {
    return switch (part) {
      case FabricInput.FibrePart(int index) -> light.user(index) == connection;
      case FabricInput.SwitchPart(int index) ->
          light.goesThrough(connection, table.settings().qnus().size() + index);
      case FabricInput.StationPart(int index) ->
          light.isLit(connection) && channels.isOf(connection, index);
    };
  }

  /** Whether a link finds all it needs free; if so, {@link #take} and {@link #foundTurnPs} know. */
  boolean find(int link) {
    if (found != link) {
      found = search.find(link) ? link : -1;
    }
    return found == link;
  }

  /** How long what was found last would be dark. */
  long foundTurnPs() {
    return search.foundTurnPs();
  }

  /** Turns all ports on the ways that were found last; the connection that they make. */
  int take(int link) {
    int connection = search.foundChannel();
    int[] fibres = search.found();
    int countA = search.foundA();
    int count = search.foundCount();
    light.carry(connection, table.link(link), fibres, countA, count);
    channels.setBusy(connection, true);
    channels.tuneTo(connection, fibres[countA - 1], fibres[count - 1]);
    found = -1;
    return connection;
  }

  /** Its light is out; all stays turned as it is. */
  void release(int connection) {
    found = -1;
    light.release(connection);
    channels.setBusy(connection, false);
  }

  /** Whether a link would find its ways if that connection were released. */
  boolean wouldFind(int connection, int link) {
    found = -1;
    light.dim(connection);
    channels.setBusy(connection, false);
    boolean finds = search.find(link);
    channels.setBusy(connection, true);
    light.relight(connection);
    return finds;
  }

  /** A connection's fibres at a switch are not to be trusted. */
  void spoil(int connection, int theSwitch) {
    found = -1;
    light.spoil(connection, theSwitch);
  }

  /** Fibres of a connection, arm A first. */
  List<Integer> fibres(int connection) {
    return light.fibres(connection);
  }

  /** By fibre: the connection that it carries, or −1. For those who check. */
  int user(int fibre) {
    return light.user(fibre);
  }

  /** The fibre that a switch joins it to at a place, or −1. For those who check. */
  int peer(int fibre, int place) {
    return light.peer(fibre, place);
  }

  /** The channel's arm that a fibre is turned to at its station, or −1. For those who check. */
  int armOf(int fibre) {
    return channels.armOf(fibre);
  }

  /** Whether a channel need not turn for two fibres. For those who check. */
  boolean isTuned(int channel, int fibreA, int fibreB) {
    return channels.isTuned(channel, fibreA, fibreB);
  }

  void write(Snapshots.Writer writer) {
    light.write(writer);
    channels.write(writer);
  }

  void read(Snapshots.Reader reader) {
    found = -1;
    light.read(reader);
    channels.read(reader);
    for (int c = 0; c < channels.count(); c++) {
      channels.setBusy(c, light.isLit(c));
    }
  }
}
