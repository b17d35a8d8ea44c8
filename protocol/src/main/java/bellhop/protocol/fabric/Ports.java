package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.Arrays;
import java.util.List;

/**
 * Which fibre is whose, what every switch and channel is turned to, and which ways are free. A port
 * stays turned until somebody else needs it. It knows no links' needs and decides nothing.
 *
 * <p>Every connection ends at a channel of a station and is known by its number: the channels of
 * station 0 first.
 */
final class Ports {
  private static final int NONE = -1;

  private final FabricSettings settings;
  private final Fibre[] fibres;

  /** By fibre: the connection whose light it carries, or NONE. */
  private final int[] user;

  /** By connection: fibres of arm A from its QNU on, then of arm B; how many, 0 if it is free. */
  private final int[][] light;

  private final int[] lightCount;

  /** By fibre and end: the fibre that the switch there joins it to, or NONE. */
  private final int[] peer;

  /** By fibre and end: whether that port has been read back wrong. */
  private final boolean[] badPort;

  private final boolean[] deadFibre;
  private final boolean[] deadSwitch;
  private final boolean[] deadStation;

  /** By station: its first channel. Then by channel: the last fibres of its arms. */
  private final int[] firstChannel;

  private final int[] channelArms;

  /** What a search tries. */
  private final int[] trial;

  /** What the last search found: fibres of arm A, of arm B, the channel, and its dark time. */
  private final int[] found;

  private int foundA;
  private int foundCount;
  private int foundChannel;
  private long foundTurnPs;

  /** By fibre: the search that has taken it. */
  private final long[] takenIn;

  private long search;

  Ports(FabricSettings settings) {
    this.settings = settings;
    fibres = settings.fibres().toArray(Fibre[]::new);
    user = filled(fibres.length);
    peer = filled(2 * fibres.length);
    badPort = new boolean[2 * fibres.length];
    deadFibre = new boolean[fibres.length];
    deadSwitch = new boolean[settings.switches().size()];
    deadStation = new boolean[settings.stations().size()];
    firstChannel = new int[settings.stations().size() + 1];
    for (int s = 0; s < settings.stations().size(); s++) {
      firstChannel[s + 1] = firstChannel[s] + settings.stations().get(s).channels();
    }
    int channels = firstChannel[settings.stations().size()];
    channelArms = filled(2 * channels);
    int longest = 2 * longest();
    light = new int[channels][longest];
    lightCount = new int[channels];
    found = new int[longest];
    trial = new int[longest];
    takenIn = new long[fibres.length];
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  private int longest() {
    int longest = 0;
    for (Line line : settings.links()) {
      for (List<Way> ways : List.of(line.waysA(), line.waysB())) {
        for (Way way : ways) {
          longest = Math.max(longest, way.bundles().size());
        }
      }
    }
    return longest;
  }

  void setDead(FabricInput.Part part, boolean isDead) {
    switch (part) {
      case FabricInput.SwitchPart(int index) -> {
        deadSwitch[index] = isDead;
        if (!isDead) {
          trust(index);
        }
      }
      case FabricInput.StationPart(int index) -> deadStation[index] = isDead;
      case FabricInput.FibrePart(int index) -> deadFibre[index] = isDead;
    }
  }

  /** Whether a connection's light goes through a part. */
  boolean uses(int connection, FabricInput.Part part) {
    return switch (part) {
      case FabricInput.FibrePart(int index) -> user[index] == connection;
      case FabricInput.SwitchPart(int index) ->
          usesPlace(connection, settings.qnus().size() + index);
      case FabricInput.StationPart(int index) ->
          lightCount[connection] > 0
              && connection >= firstChannel[index]
              && connection < firstChannel[index + 1];
    };
  }

  private boolean usesPlace(int connection, int place) {
    for (int i = 0; i < lightCount[connection]; i++) {
      if (isAt(light[connection][i], place)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int fibre, int place) {
    return fibres[fibre].placeA() == place || fibres[fibre].placeB() == place;
  }

  /**
   * Looks for free ways of both arms and a free channel, those that need the least turning; keeps
   * what it found for {@link #take} and {@link #foundTurnPs}.
   */
  boolean find(Line line) {
    foundTurnPs = Long.MAX_VALUE;
    if (deadStation[line.station()]) {
      return false;
    }
    for (Way wayA : line.waysA()) {
      search++;
      int countA = walk(wayA, line.qnuA(), 0);
      if (countA == NONE) {
        continue;
      }
      long searchA = search;
      for (Way wayB : line.waysB()) {
        if (!walkBeside(searchA, wayA, line, countA, wayB)) {
          continue;
        }
        if (foundTurnPs == 0) {
          return true;
        }
      }
    }
    return foundTurnPs < Long.MAX_VALUE;
  }

  private boolean walkBeside(long searchA, Way wayA, Line line, int countA, Way wayB) {
    search++;
    for (int i = 0; i < countA; i++) {
      takenIn[trial[i]] = search;
    }
    int countB = walk(wayB, line.qnuB(), countA);
    if (countB == NONE) {
      return false;
    }
    int count = countA + countB;
    int channel = channel(line.station(), trial[countA - 1], trial[count - 1]);
    if (channel == NONE) {
      return false;
    }
    long turnPs = turnPs(line, countA, count, channel);
    if (turnPs < foundTurnPs) {
      foundTurnPs = turnPs;
      foundA = countA;
      foundCount = count;
      foundChannel = channel;
      System.arraycopy(trial, 0, found, 0, count);
    }
    return true;
  }

  /** Picks a fibre of each bundle into the trial from a place on; how many, or NONE. */
  private int walk(Way way, int qnu, int from) {
    int place = qnu;
    int before = NONE;
    for (int step = 0; step < way.bundles().size(); step++) {
      int its = settings.switchAt(place);
      if (its >= 0 && deadSwitch[its]) {
        return NONE;
      }
      int fibre = pick(way.bundles().get(step), place, before);
      if (fibre == NONE) {
        return NONE;
      }
      takenIn[fibre] = search;
      trial[from + step] = fibre;
      place = far(fibre, place);
      before = fibre;
    }
    return way.bundles().size();
  }

  /** The free fibre that the switch is turned to already, else one that nobody is turned to. */
  private int pick(List<Integer> bundle, int place, int before) {
    int best = NONE;
    int bestRank = 3;
    for (int i = 0; i < bundle.size(); i++) {
      int fibre = bundle.get(i);
      if (!isFree(fibre)) {
        continue;
      }
      int its = peer[end(fibre, place)];
      int rank = before != NONE && its == before ? 0 : its == NONE ? 1 : 2;
      if (rank < bestRank) {
        best = fibre;
        bestRank = rank;
      }
    }
    return best;
  }

  private boolean isFree(int fibre) {
    return user[fibre] == NONE
        && !deadFibre[fibre]
        && takenIn[fibre] != search
        && !badPort[2 * fibre]
        && !badPort[2 * fibre + 1];
  }

  /** The free channel that is turned to these arms, else one that is turned to none, else any. */
  private int channel(int station, int fibreA, int fibreB) {
    int best = NONE;
    int bestRank = 3;
    for (int c = firstChannel[station]; c < firstChannel[station + 1]; c++) {
      if (lightCount[c] > 0) {
        continue;
      }
      int rank = isTunedTo(c, fibreA, fibreB) ? 0 : channelArms[2 * c] == NONE ? 1 : 2;
      if (rank < bestRank) {
        best = c;
        bestRank = rank;
      }
    }
    return best;
  }

  private boolean isTunedTo(int channel, int fibreA, int fibreB) {
    int one = channelArms[2 * channel];
    int other = channelArms[2 * channel + 1];
    return (one == fibreA && other == fibreB) || (one == fibreB && other == fibreA);
  }

  /** The longest of all that must turn; the first link of a run finds a channel turned to it. */
  private long turnPs(Line line, int countA, int count, int channel) {
    Station station = settings.stations().get(line.station());
    boolean isTuned =
        channelArms[2 * channel] == NONE || isTunedTo(channel, trial[countA - 1], trial[count - 1]);
    long longest = isTuned ? 0 : station.turnPs();
    longest = Math.max(longest, turnPs(line.qnuA(), 0, countA));
    return Math.max(longest, turnPs(line.qnuB(), countA, count));
  }

  private long turnPs(int qnu, int from, int to) {
    long longest = 0;
    int place = qnu;
    for (int i = from; i < to; i++) {
      place = far(trial[i], place);
      if (i + 1 < to && peer[end(trial[i], place)] != trial[i + 1]) {
        longest = Math.max(longest, settings.switches().get(settings.switchAt(place)).turnPs());
      }
    }
    return longest;
  }

  /** Of what was found last. */
  long foundTurnPs() {
    return foundTurnPs;
  }

  /** Turns all ports on the ways that were found last; the connection that they make. */
  int take(Line line) {
    take(foundChannel, line.qnuA(), 0, foundA);
    take(foundChannel, line.qnuB(), foundA, foundCount);
    System.arraycopy(found, 0, light[foundChannel], 0, foundCount);
    lightCount[foundChannel] = foundCount;
    channelArms[2 * foundChannel] = found[foundA - 1];
    channelArms[2 * foundChannel + 1] = found[foundCount - 1];
    return foundChannel;
  }

  private void take(int connection, int qnu, int from, int to) {
    int place = qnu;
    for (int i = from; i < to; i++) {
      user[found[i]] = connection;
      place = far(found[i], place);
      if (i + 1 < to) {
        join(end(found[i], place), end(found[i + 1], place));
      }
    }
  }

  /** A port that is joined to a new one leaves the one that it was joined to. */
  private void join(int one, int other) {
    leave(one);
    leave(other);
    peer[one] = other >> 1;
    peer[other] = one >> 1;
  }

  private void leave(int port) {
    if (peer[port] != NONE) {
      int place = (port & 1) == 0 ? fibres[port >> 1].placeA() : fibres[port >> 1].placeB();
      peer[end(peer[port], place)] = NONE;
      peer[port] = NONE;
    }
  }

  /** Fibres of a connection, arm A first. */
  List<Integer> fibres(int connection) {
    return Arrays.stream(light[connection], 0, lightCount[connection]).boxed().toList();
  }

  /** Its light is out; all stays turned as it is. */
  void release(int connection) {
    setUser(connection, NONE);
    lightCount[connection] = 0;
  }

  private void setUser(int connection, int its) {
    for (int i = 0; i < lightCount[connection]; i++) {
      user[light[connection][i]] = its;
    }
  }

  /** Whether a link would find its ways if that connection were released. */
  boolean wouldFind(int connection, Line line) {
    int count = lightCount[connection];
    release(connection);
    boolean finds = find(line);
    lightCount[connection] = count;
    setUser(connection, connection);
    return finds;
  }

  /** A connection's fibres at a switch are not to be trusted. */
  void spoil(int connection, int theSwitch) {
    int place = settings.qnus().size() + theSwitch;
    for (int i = 0; i < lightCount[connection]; i++) {
      int fibre = light[connection][i];
      if (isAt(fibre, place)) {
        leave(end(fibre, place));
        badPort[end(fibre, place)] = true;
      }
    }
  }

  /** After a repair its ports are trusted again. */
  private void trust(int theSwitch) {
    int place = settings.qnus().size() + theSwitch;
    for (int f = 0; f < fibres.length; f++) {
      if (isAt(f, place)) {
        badPort[end(f, place)] = false;
      }
    }
  }

  private int far(int fibre, int place) {
    return fibres[fibre].placeA() == place ? fibres[fibre].placeB() : fibres[fibre].placeA();
  }

  private int end(int fibre, int place) {
    return 2 * fibre + (fibres[fibre].placeA() == place ? 0 : 1);
  }

  /** By fibre: the connection that it carries, or −1. For those who check. */
  int user(int fibre) {
    return user[fibre];
  }

  /** The fibre that a switch joins it to at a place, or −1. For those who check. */
  int peer(int fibre, int place) {
    return peer[end(fibre, place)];
  }

  int connections() {
    return lightCount.length;
  }

  void write(Snapshots.Writer writer) {
    for (int c = 0; c < light.length; c++) {
      writer.add(lightCount[c]);
      writer.add(Arrays.copyOf(light[c], lightCount[c]));
    }
    writer.add(peer);
    writer.add(badPort);
    writer.add(deadFibre);
    writer.add(deadSwitch);
    writer.add(deadStation);
    writer.add(channelArms);
  }

  void read(Snapshots.Reader reader) {
    Arrays.fill(user, NONE);
    for (int c = 0; c < light.length; c++) {
      lightCount[c] = reader.nextInt();
      for (int i = 0; i < lightCount[c]; i++) {
        light[c][i] = reader.nextInt();
      }
      setUser(c, c);
    }
    reader.fill(peer);
    reader.fill(badPort);
    reader.fill(deadFibre);
    reader.fill(deadSwitch);
    reader.fill(deadStation);
    reader.fill(channelArms);
  }
}
