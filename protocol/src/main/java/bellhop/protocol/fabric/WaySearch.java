package bellhop.protocol.fabric;

import bellhop.protocol.fabric.FabricSettings.Line;

/**
 * Looks for free ways of both arms of a link and a free channel. It changes nothing, and keeps what
 * it found last.
 *
 * <p>What stands as the link needs it comes first; then, where dark times differ, ways whose
 * switches turn soonest. That a channel stands while switches must turn is used where it is met.
 */
final class WaySearch {
  private static final int NONE = -1;

  /** Pairs of ways that are compared at most; the best of them is good enough. */
  private static final int MOST_COMPARED = 1024;

  private final WayTable table;
  private final Light light;
  private final Channels channels;

  /** Of all that must turn, if it always takes as long; else 0. */
  private final long onlyTurnPs;

  /** What is tried: fibres of arm A, then of arm B. */
  private final int[] trial;

  /** What was found last. */
  private final int[] found;

  private int foundA;
  private int foundCount;
  private int foundChannel;
  private long foundTurnPs;

  /** By fibre: the last mark that arm A has set on it. */
  private final long[] mark;

  private long lastMark;

  /** Whether fibres that carry light count as free. */
  private boolean isAllDark;

  WaySearch(WayTable table, Light light, Channels channels) {
    this.table = table;
    this.light = light;
    this.channels = channels;
    long[] turns = table.settings().turnsPs().filter(its -> its > 0).distinct().toArray();
    onlyTurnPs = turns.length == 1 ? turns[0] : 0;
    trial = new int[table.longest()];
    found = new int[trial.length];
    mark = new long[table.fibreCount()];
  }

  /** Whether there is all that it needs; if so, it is kept. */
  boolean find(int link) {
    Line line = table.link(link);
    foundTurnPs = Long.MAX_VALUE;
    boolean mayBe =
        table.waysA(link).size() > 0
            && channels.isAnyFree(line.station())
            && light.freeAt(line.qnuA()) > 0
            && light.freeAt(line.qnuB()) > 0;
    return mayBe && (findStanding(link) || findTurning(link));
  }

  /** Whether a link would find its ways if nothing were lit. */
  boolean isPossible(int link) {
    WayTree waysA = table.waysA(link);
    if (waysA.size() == 0 || !channels.isPossible(table.link(link).station())) {
      return false;
    }
    isAllDark = true;
    lastMark++;
    boolean is = false;
    for (int a = next(waysA, 0, 0); a != NONE && !is; a = next(waysA, a + 1, 0)) {
      markTrial(waysA.step(a) + 1);
      is = next(table.waysB(link), 0, waysA.step(a) + 1) != NONE;
      lastMark++;
    }
    isAllDark = false;
    return is;
  }

  /** Follows what is joined from the one QNU to the station, and from the other. */
  private boolean findStanding(int link) {
    Line line = table.link(link);
    for (int fibreA : table.fibresAt(line.qnuA())) {
      int countA = follow(fibreA, line.qnuA(), 0);
      if (countA == 0 || !isWay(0, countA, table.waysA(link))) {
        continue;
      }
      for (int fibreB : table.fibresAt(line.qnuB())) {
        int countB = follow(fibreB, line.qnuB(), countA);
        if (countB == 0) {
          continue;
        }
        int count = countA + countB;
        int channel = channels.pick(line.station(), trial[countA - 1], trial[count - 1]);
        boolean stands =
            channels.turnPs(channel, trial[countA - 1], trial[count - 1]) == 0
                && isWay(countA, countB, table.waysB(link));
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
    while (fibre != NONE && light.isFree(fibre) && from + count < trial.length) {
      trial[from + count++] = fibre;
      place = table.far(fibre, place);
      fibre = light.peer(fibre, place);
    }
    return fibre == NONE ? count : 0;
  }

  /** Whether so many fibres of the trial are a way. */
  private boolean isWay(int from, int count, WayTree ways) {
    int node = 0;
    int step = 0;
    while (node < ways.size() && ways.step(node) == step) {
      if (ways.bundle(node) != table.bundleOf(trial[from + step])) {
        node = ways.skip(node);
      } else if (step == count - 1) {
        return ways.isEnd(node);
      } else {
        node++;
        step++;
      }
    }
    return false;
  }

  private boolean findTurning(int link) {
    WayTree waysA = table.waysA(link);
    WayTree waysB = table.waysB(link);
    lastMark++;
    if (next(waysB, 0, 0) == NONE) {
      return false;
    }
    long enoughPs = enoughPs(link);
    int compared = 0;
    for (int a = next(waysA, 0, 0); a != NONE; a = next(waysA, a + 1, 0)) {
      int countA = waysA.step(a) + 1;
      markTrial(countA);
      for (int b = next(waysB, 0, countA); b != NONE; b = next(waysB, b + 1, countA)) {
        compare(table.link(link), countA, countA + waysB.step(b) + 1);
        if (foundTurnPs <= enoughPs || ++compared == MOST_COMPARED) {
          return true;
        }
      }
      lastMark++;
    }
    return foundTurnPs < Long.MAX_VALUE;
  }

  private void markTrial(int count) {
    lastMark++;
    for (int i = 0; i < count; i++) {
      mark[trial[i]] = lastMark;
    }
  }

  /**
   * The end of the first way from a node on that has a free fibre in each bundle, or NONE; the
   * fibres are written into the trial from a place on. What the last call wrote must be there.
   */
  private int next(WayTree ways, int from, int place) {
    int node = from;
    while (node < ways.size()) {
      int at = place + ways.step(node);
      int fibre = pick(ways, node, at == place ? NONE : trial[at - 1]);
      if (fibre == NONE) {
        node = ways.skip(node);
        continue;
      }
      trial[at] = fibre;
      if (ways.isEnd(node)) {
        return node;
      }
      node++;
    }
    return NONE;
  }

  /** The free fibre that the switch is turned to already, else one that nobody is turned to. */
  private int pick(WayTree ways, int node, int before) {
    int bundle = ways.bundle(node);
    if (!isAllDark && !light.isAnyFreeIn(bundle)) {
      return NONE;
    }
    int best = NONE;
    int bestRank = 3;
    for (int fibre : table.bundle(bundle)) {
      if (mark[fibre] == lastMark || !isUsable(fibre)) {
        continue;
      }
      int its = light.peer(fibre, ways.entry(node));
      int rank = before != NONE && its == before ? 0 : its == NONE ? 1 : 2;
      if (rank < bestRank) {
        best = fibre;
        bestRank = rank;
      }
    }
    return best;
  }

  private boolean isUsable(int fibre) {
    return isAllDark ? light.isSound(fibre) : light.isFree(fibre);
  }

  /** A dark time that no other choice of ways makes shorter, given that a channel must turn. */
  private long enoughPs(int link) {
    if (onlyTurnPs > 0) {
      return onlyTurnPs;
    }
    Line line = table.link(link);
    long stationPs = table.settings().stations().get(line.station()).turnPs();
    long leastA = leastTurnPs(table.waysA(link), line.qnuA(), stationPs);
    return Math.max(leastA, leastTurnPs(table.waysB(link), line.qnuB(), stationPs));
  }

  /** Of an arm alone; less than the floor does not matter. */
  private long leastTurnPs(WayTree ways, int qnu, long floorPs) {
    long least = Long.MAX_VALUE;
    for (int end = next(ways, 0, 0); end != NONE && least > floorPs; end = next(ways, end + 1, 0)) {
      least = Math.min(least, turnPs(qnu, 0, ways.step(end) + 1));
    }
    return Math.max(least, floorPs);
  }

  private void compare(Line line, int countA, int count) {
    int lastA = trial[countA - 1];
    int lastB = trial[count - 1];
    int channel = channels.pick(line.station(), lastA, lastB);
    long longest = channels.turnPs(channel, lastA, lastB);
    longest = Math.max(longest, turnPs(line.qnuA(), 0, countA));
    longest = Math.max(longest, turnPs(line.qnuB(), countA, count));
    if (longest < foundTurnPs) {
      keep(countA, count, channel, longest);
    }
  }

  private void keep(int countA, int count, int channel, long turnPs) {
    foundTurnPs = turnPs;
    foundA = countA;
    foundCount = count;
    foundChannel = channel;
    System.arraycopy(trial, 0, found, 0, count);
  }

  private long turnPs(int qnu, int from, int to) {
    long longest = 0;
    int place = qnu;
    for (int i = from; i < to; i++) {
      place = table.far(trial[i], place);
      if (i + 1 < to && light.peer(trial[i], place) != trial[i + 1]) {
        FabricSettings settings = table.settings();
        longest = Math.max(longest, settings.switches().get(settings.switchAt(place)).turnPs());
      }
    }
    return longest;
  }

  /** Fibres of arm A from its QNU on, then of arm B. */
  int[] found() {
    return found;
  }

  /** How many of arm A. */
  int foundA() {
    return foundA;
  }

  int foundCount() {
    return foundCount;
  }

  int foundChannel() {
    return foundChannel;
  }

  /** How long it would be dark. */
  long foundTurnPs() {
    return foundTurnPs;
  }
}
