package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fibre is whose, what every switch and channel is turned to, and which ways are free. A port
 * stays turned until somebody else needs it. It knows no links' needs and decides nothing.
 *
 * <p>Every connection ends at a channel of a station and is known by its number: the channels of
 * station 0 first.
 */
final class Ports {
  private static final int NONE = -1;

  /** Turned to nothing that anybody knows; a channel that was never turned is NONE. */
  private static final int UNKNOWN = -2;

  private final FabricSettings settings;
  private final Fibre[] fibres;
  private final Line[] links;

  /** By link: the ways of its arms, as numbers of bundles. */
  private final int[][][] waysA;

  private final int[][][] waysB;

  /** By bundle: its fibres, the place where light enters them, and how many are free. */
  private final int[][] bundles;

  private final int[] entry;
  private final int[] freeIn;

  /** By fibre: its bundle, or NONE; and whether it is free. */
  private final int[] bundleOf;

  private final boolean[] free;

  /** By QNU: its fibres, and how many of them are free. */
  private final int[][] fibresAt;

  private final int[] freeAt;

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

  /** By station: its first channel, and how many are free. */
  private final int[] firstChannel;

  private final int[] freeChannels;

  /** By channel and arm: the fibre that it is turned to. By fibre: that channel and arm. */
  private final int[] channelArms;

  private final int[] armOf;

  /** Of all that must turn, if it always takes as long; else 0. */
  private final long onlyTurnPs;

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
    links = settings.links().toArray(Line[]::new);
    Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
    IdentityHashMap<List<Way>, int[][]> ways = new IdentityHashMap<>();
    waysA = new int[links.length][][];
    waysB = new int[links.length][][];
    for (int l = 0; l < links.length; l++) {
      waysA[l] = ways.computeIfAbsent(links[l].waysA(), its -> numbered(its, numbers));
      waysB[l] = ways.computeIfAbsent(links[l].waysB(), its -> numbered(its, numbers));
    }
    bundles = new int[numbers.size()][];
    entry = new int[bundles.length];
    freeIn = new int[bundles.length];
    bundleOf = filled(fibres.length);
    fillBundles(numbers);
    free = new boolean[fibres.length];
    fibresAt = fibresAt();
    freeAt = new int[fibresAt.length];
    user = filled(fibres.length);
    peer = filled(2 * fibres.length);
    badPort = new boolean[2 * fibres.length];
    deadFibre = new boolean[fibres.length];
    deadSwitch = new boolean[settings.switches().size()];
    deadStation = new boolean[settings.stations().size()];
    firstChannel = new int[settings.stations().size() + 1];
    freeChannels = new int[settings.stations().size()];
    for (int s = 0; s < settings.stations().size(); s++) {
      freeChannels[s] = settings.stations().get(s).channels();
      firstChannel[s + 1] = firstChannel[s] + freeChannels[s];
    }
    int channels = firstChannel[settings.stations().size()];
    channelArms = filled(2 * channels);
    armOf = filled(fibres.length);
    onlyTurnPs = onlyTurnPs(settings);
    int longest = 2 * longest();
    light = new int[channels][longest];
    lightCount = new int[channels];
    found = new int[longest];
    trial = new int[longest];
    takenIn = new long[fibres.length];
    refreshAll();
  }

  private static int[][] numbered(List<Way> ways, Map<List<Integer>, Integer> numbers) {
    int[][] its = new int[ways.size()][];
    for (int w = 0; w < its.length; w++) {
      its[w] =
          ways.get(w).bundles().stream()
              .mapToInt(b -> numbers.computeIfAbsent(b, _ -> numbers.size()))
              .toArray();
    }
    return its;
  }

  private void fillBundles(Map<List<Integer>, Integer> numbers) {
    numbers.forEach((its, number) -> {
      bundles[number] = its.stream().mapToInt(f -> f).toArray();
      for (int fibre : bundles[number]) {
        if (bundleOf[fibre] != NONE) {
          throw new IllegalArgumentException("fibre " + fibre + " is in two bundles");
        }
        bundleOf[fibre] = number;
      }
    });
    for (int l = 0; l < links.length; l++) {
      enter(waysA[l], links[l].qnuA());
      enter(waysB[l], links[l].qnuB());
    }
  }

  private void enter(int[][] ways, int qnu) {
    for (int[] way : ways) {
      int place = qnu;
      for (int bundle : way) {
        entry[bundle] = place;
        place = far(bundles[bundle][0], place);
      }
    }
  }

  private int[][] fibresAt() {
    int[][] at = new int[settings.qnus().size()][];
    for (int q = 0; q < at.length; q++) {
      at[q] = new int[0];
    }
    for (int f = 0; f < fibres.length; f++) {
      int qnu = qnuOf(f);
      if (qnu != NONE) {
        at[qnu] = Arrays.copyOf(at[qnu], at[qnu].length + 1);
        at[qnu][at[qnu].length - 1] = f;
      }
    }
    return at;
  }

  /** The QNU that a fibre leads to, or NONE. */
  private int qnuOf(int fibre) {
    int least = Math.min(fibres[fibre].placeA(), fibres[fibre].placeB());
    return least < settings.qnus().size() ? least : NONE;
  }

  private static long onlyTurnPs(FabricSettings settings) {
    long[] all = settings.turnsPs().filter(its -> its > 0).distinct().toArray();
    return all.length == 1 ? all[0] : 0;
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  private int longest() {
    int longest = 0;
    for (int l = 0; l < links.length; l++) {
      for (int[] way : waysA[l]) {
        longest = Math.max(longest, way.length);
      }
      for (int[] way : waysB[l]) {
        longest = Math.max(longest, way.length);
      }
    }
    return longest;
  }

  /** What a switch or a channel that fails is turned to afterwards, nobody knows. */
  void setDead(FabricInput.Part part, boolean isDead) {
    switch (part) {
      case FabricInput.SwitchPart(int index) -> {
        deadSwitch[index] = isDead;
        restart(index, isDead);
      }
      case FabricInput.StationPart(int index) -> {
        deadStation[index] = isDead;
        for (int c = firstChannel[index]; isDead && c < firstChannel[index + 1]; c++) {
          tune(2 * c, UNKNOWN);
          tune(2 * c + 1, UNKNOWN);
        }
      }
      case FabricInput.FibrePart(int index) -> {
        deadFibre[index] = isDead;
        refresh(index);
      }
    }
  }

  /** After a repair all ports of a switch are trusted again. */
  private void restart(int theSwitch, boolean isDead) {
    int place = settings.qnus().size() + theSwitch;
    for (int f = 0; f < fibres.length; f++) {
      if (isAt(f, place)) {
        if (isDead) {
          leave(end(f, place));
        }
        badPort[end(f, place)] &= isDead;
        refresh(f);
      }
    }
  }

  private void refreshAll() {
    Arrays.fill(free, false);
    Arrays.fill(freeIn, 0);
    Arrays.fill(freeAt, 0);
    for (int f = 0; f < fibres.length; f++) {
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
    if (bundleOf[fibre] != NONE) {
      freeIn[bundleOf[fibre]] += more;
    }
    int qnu = qnuOf(fibre);
    if (qnu != NONE) {
      freeAt[qnu] += more;
    }
  }

  private boolean isSound(int fibre) {
    return !deadFibre[fibre]
        && isSound(2 * fibre, fibres[fibre].placeA())
        && isSound(2 * fibre + 1, fibres[fibre].placeB());
  }

  /** Whether a link would find its ways if nothing were connected. */
  boolean isPossible(int link) {
    Line line = links[link];
    boolean hasStation =
        waysA[link].length > 0
            && !deadStation[line.station()]
            && settings.stations().get(line.station()).channels() > 0;
    if (!hasStation) {
      return false;
    }
    for (int[] wayA : waysA[link]) {
      for (int[] wayB : waysB[link]) {
        search++;
        if (takeSound(wayA) && takeSound(wayB)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean takeSound(int[] way) {
    for (int bundle : way) {
      int found = NONE;
      for (int fibre : bundles[bundle]) {
        found = takenIn[fibre] != search && isSound(fibre) ? fibre : found;
      }
      if (found == NONE) {
        return false;
      }
      takenIn[found] = search;
    }
    return true;
  }

  private boolean isSound(int port, int place) {
    int its = settings.switchAt(place);
    return !badPort[port] && (its < 0 || !deadSwitch[its]);
  }

  /** How many fibres of a QNU are free. */
  int freeAt(int qnu) {
    return freeAt[qnu];
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
   * Looks for free ways of both arms and a free channel; keeps what it found for {@link #take} and
   * {@link #foundTurnPs}. What stands as the link needs it comes first; then, where dark times
   * differ, ways whose switches turn soonest. That a channel stands while switches must turn is not
   * looked for.
   */
  boolean find(int link) {
    foundTurnPs = Long.MAX_VALUE;
    if (waysA[link].length == 0) {
      return false;
    }
    int station = links[link].station();
    boolean mayBe =
        freeChannels[station] > 0
            && !deadStation[station]
            && freeAt[links[link].qnuA()] > 0
            && freeAt[links[link].qnuB()] > 0;
    if (!mayBe) {
      return false;
    }
    if (findStanding(link)) {
      return true;
    }
    return isAnyOpen(waysA[link]) && isAnyOpen(waysB[link]) && findTurning(link);
  }

  /** Follows what is joined from the one QNU to the station, and from the other. */
  private boolean findStanding(int link) {
    Line line = links[link];
    for (int fibreA : fibresAt[line.qnuA()]) {
      int countA = follow(fibreA, line.qnuA(), 0);
      if (countA == 0) {
        continue;
      }
      for (int fibreB : fibresAt[line.qnuB()]) {
        int countB = follow(fibreB, line.qnuB(), countA);
        if (countB == 0) {
          continue;
        }
        int count = countA + countB;
        int channel = channel(line.station(), trial[countA - 1], trial[count - 1]);
        boolean stands =
            channelTurnPs(line, channel, trial[countA - 1], trial[count - 1]) == 0
                && isWay(0, countA, waysA[link])
                && isWay(countA, countB, waysB[link]);
        if (stands) {
          keep(countA, count, channel, 0);
          return true;
        }
      }
    }
    return false;
  }

  /** Writes the fibres that are joined to that one into the trial; how many, 0 if one is taken. */
  private int follow(int first, int qnu, int from) {
    int fibre = first;
    int place = qnu;
    int count = 0;
    while (fibre != NONE && free[fibre] && from + count < trial.length) {
      trial[from + count++] = fibre;
      place = far(fibre, place);
      fibre = peer[end(fibre, place)];
    }
    return fibre == NONE ? count : 0;
  }

  private boolean isWay(int from, int count, int[][] ways) {
    for (int[] way : ways) {
      if (way.length == count && leadsAlong(from, way)) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsAlong(int from, int[] way) {
    for (int step = 0; step < way.length; step++) {
      if (bundleOf[trial[from + step]] != way[step]) {
        return false;
      }
    }
    return true;
  }

  private boolean isAnyOpen(int[][] ways) {
    for (int[] way : ways) {
      if (isOpen(way)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpen(int[] way) {
    for (int bundle : way) {
      if (freeIn[bundle] == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean findTurning(int link) {
    Line line = links[link];
    long enoughPs = enoughPs(link);
    for (int[] wayA : waysA[link]) {
      search++;
      if (!isOpen(wayA) || !walk(wayA, 0)) {
        continue;
      }
      for (int[] wayB : waysB[link]) {
        if (isOpen(wayB) && walkBeside(line, wayA.length, wayB) && foundTurnPs <= enoughPs) {
          return true;
        }
      }
    }
    return foundTurnPs < Long.MAX_VALUE;
  }

  /** A dark time that no other choice of ways makes shorter, given that a channel must turn. */
  private long enoughPs(int link) {
    if (onlyTurnPs > 0) {
      return onlyTurnPs;
    }
    long leastA = leastTurnPs(waysA[link]);
    long leastB = leastTurnPs(waysB[link]);
    long stationPs = settings.stations().get(links[link].station()).turnPs();
    return Math.max(stationPs, Math.max(leastA, leastB));
  }

  private long leastTurnPs(int[][] ways) {
    long least = Long.MAX_VALUE;
    for (int[] way : ways) {
      search++;
      if (isOpen(way) && walk(way, 0)) {
        least = Math.min(least, turnPs(entry[way[0]], 0, way.length));
      }
    }
    return least;
  }

  private boolean walkBeside(Line line, int countA, int[] wayB) {
    search++;
    for (int i = 0; i < countA; i++) {
      takenIn[trial[i]] = search;
    }
    if (!walk(wayB, countA)) {
      return false;
    }
    int count = countA + wayB.length;
    int lastA = trial[countA - 1];
    int lastB = trial[count - 1];
    int channel = channel(line.station(), lastA, lastB);
    long longest = channelTurnPs(line, channel, lastA, lastB);
    longest = Math.max(longest, turnPs(line.qnuA(), 0, countA));
    longest = Math.max(longest, turnPs(line.qnuB(), countA, count));
    if (longest < foundTurnPs) {
      keep(countA, count, channel, longest);
    }
    return true;
  }

  private void keep(int countA, int count, int channel, long turnPs) {
    foundTurnPs = turnPs;
    foundA = countA;
    foundCount = count;
    foundChannel = channel;
    System.arraycopy(trial, 0, found, 0, count);
  }

  /** Picks a fibre of each bundle into the trial from a place on, if there is one of each. */
  private boolean walk(int[] way, int from) {
    int before = NONE;
    for (int step = 0; step < way.length; step++) {
      int fibre = pick(bundles[way[step]], entry[way[step]], before);
      if (fibre == NONE) {
        return false;
      }
      takenIn[fibre] = search;
      trial[from + step] = fibre;
      before = fibre;
    }
    return true;
  }

  /** The free fibre that the switch is turned to already, else one that nobody is turned to. */
  private int pick(int[] bundle, int place, int before) {
    int best = NONE;
    int bestRank = 3;
    for (int fibre : bundle) {
      if (!free[fibre] || takenIn[fibre] == search) {
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

  /** The free channel that is turned to these arms, else one that is turned to none, else any. */
  private int channel(int station, int fibreA, int fibreB) {
    int tuned = armOf[fibreA] >> 1;
    if (tuned >= 0 && lightCount[tuned] == 0 && tuned == armOf[fibreB] >> 1) {
      return tuned;
    }
    int best = NONE;
    int bestRank = 3;
    for (int c = firstChannel[station]; c < firstChannel[station + 1]; c++) {
      if (lightCount[c] == 0) {
        int rank = isFresh(c) ? 0 : channelArms[2 * c] < 0 && channelArms[2 * c + 1] < 0 ? 1 : 2;
        if (rank == 0) {
          return c;
        }
        if (rank < bestRank) {
          best = c;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  /** The first link of a run finds a channel turned to it. */
  private long channelTurnPs(Line line, int channel, int fibreA, int fibreB) {
    boolean isTuned = isTuned(channel, fibreA, fibreB);
    return isTuned ? 0 : settings.stations().get(line.station()).turnPs();
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
  int take(int link) {
    take(foundChannel, links[link].qnuA(), 0, foundA);
    take(foundChannel, links[link].qnuB(), foundA, foundCount);
    System.arraycopy(found, 0, light[foundChannel], 0, foundCount);
    occupy(foundChannel, foundCount);
    tune(foundChannel, found[foundA - 1], found[foundCount - 1]);
    return foundChannel;
  }

  /** Light of so many fibres goes to a channel from now on. */
  private void occupy(int channel, int count) {
    freeChannels[stationOf(channel)] += (lightCount[channel] > 0 ? 1 : 0) - (count > 0 ? 1 : 0);
    lightCount[channel] = count;
  }

  private int stationOf(int channel) {
    int at = Arrays.binarySearch(firstChannel, channel);
    int station = at >= 0 ? at : -at - 2;
    while (firstChannel[station + 1] <= channel) {
      station++; // past stations without channels
    }
    return station;
  }

  private void tune(int channel, int fibreA, int fibreB) {
    if (armOf[fibreA] >> 1 != channel || armOf[fibreB] >> 1 != channel) {
      tune(2 * channel, fibreA);
      tune(2 * channel + 1, fibreB);
    }
  }

  /** Turns an arm of a channel to a fibre, which leaves the one that it was turned to. */
  private void tune(int arm, int fibre) {
    if (channelArms[arm] >= 0) {
      armOf[channelArms[arm]] = NONE;
    }
    if (fibre >= 0) {
      if (armOf[fibre] >= 0) {
        channelArms[armOf[fibre]] = UNKNOWN;
      }
      armOf[fibre] = arm;
    }
    channelArms[arm] = fibre;
  }

  private void take(int connection, int qnu, int from, int to) {
    int place = qnu;
    for (int i = from; i < to; i++) {
      user[found[i]] = connection;
      refresh(found[i]);
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
    occupy(connection, 0);
  }

  private void setUser(int connection, int its) {
    for (int i = 0; i < lightCount[connection]; i++) {
      user[light[connection][i]] = its;
      refresh(light[connection][i]);
    }
  }

  /** Whether a link would find its ways if that connection were released. */
  boolean wouldFind(int connection, int link) {
    int count = lightCount[connection];
    release(connection);
    boolean finds = find(link);
    occupy(connection, count);
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
        refresh(fibre);
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

  /** The channel's arm that a fibre is turned to at its station, or −1. For those who check. */
  int armOf(int fibre) {
    return armOf[fibre];
  }

  private boolean isFresh(int channel) {
    return channelArms[2 * channel] == NONE && channelArms[2 * channel + 1] == NONE;
  }

  /** Whether a channel need not turn for two fibres. For those who check. */
  boolean isTuned(int channel, int fibreA, int fibreB) {
    return isFresh(channel) || (armOf[fibreA] >> 1 == channel && armOf[fibreB] >> 1 == channel);
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
      occupy(c, reader.nextInt());
      for (int i = 0; i < lightCount[c]; i++) {
        light[c][i] = reader.nextInt();
        user[light[c][i]] = c;
      }
    }
    reader.fill(peer);
    reader.fill(badPort);
    reader.fill(deadFibre);
    reader.fill(deadSwitch);
    reader.fill(deadStation);
    reader.fill(channelArms);
    Arrays.fill(armOf, NONE);
    for (int arm = 0; arm < channelArms.length; arm++) {
      if (channelArms[arm] >= 0) {
        armOf[channelArms[arm]] = arm;
      }
    }
    refreshAll();
  }
}
