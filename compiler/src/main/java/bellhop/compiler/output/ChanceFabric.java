package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.network.Link;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * What links of a sampled run share: channels of stations and the fibres that lead there. First
 * come, first served, past those that must wait for what is taken; pairs made ahead wait while any
 * request waits at their station, and their bursts end when one needs what they hold.
 *
 * <p>The rules are those of the fabric machine where no other policy is asked for, written once
 * more.
 *
 * <p>A connection is a channel with its two arms, numbered over all stations, for one burst. Ways
 * stay turned when they are given back, and a link that finds its own standing has it at once.
 */
final class ChanceFabric {
  private static final int NONE = -1;

  private final Network network;
  private final Agenda agenda;
  private final FabricArms arms;
  private final ChanceStations stations;

  /** Links that share, ascending. */
  private final int[] links;

  /** By link: bursts that it wants, those that the fabric turns for, and its place in the line. */
  private final int[] wanted;

  private final int[] turning;
  private final boolean[] isAhead;
  private final long[] place;
  private long lastPlace;

  /** By station: bursts that wait for requests. */
  private final int[] urgentAt;

  /** Links in the line, and connections that make pairs ahead. */
  private int waiting;

  private int aheadCount;

  /** By connection: its link or NONE, whether it turns or was asked back, and its arms. */
  private final int[] linkOf;

  private final boolean[] turns;
  private final boolean[] leaves;
  private final boolean[] wasAhead;
  private final int[][] armA;
  private final int[][] armB;

  /** What was found last. */
  private int[] foundA = {};

  private int[] foundB = {};

  ChanceFabric(Network network, int[] links, Agenda agenda) {
    this.network = network;
    this.links = links.clone();
    this.agenda = agenda;
    arms = new FabricArms(network);
    int count = network.links().size();
    wanted = new int[count];
    turning = new int[count];
    isAhead = new boolean[count];
    place = new long[count];
    urgentAt = new int[network.analysers().size()];
    stations = new ChanceStations(network, arms.fibreCount());
    int channels = stations.count();
    linkOf = new int[channels];
    turns = new boolean[channels];
    leaves = new boolean[channels];
    wasAhead = new boolean[channels];
    armA = new int[channels][];
    armB = new int[channels][];
  }

  void begin() {
    arms.begin();
    stations.begin();
    Arrays.fill(wanted, 0);
    Arrays.fill(turning, 0);
    Arrays.fill(isAhead, false);
    Arrays.fill(place, 0);
    lastPlace = 0;
    Arrays.fill(urgentAt, 0);
    waiting = 0;
    aheadCount = 0;
    Arrays.fill(linkOf, NONE);
    Arrays.fill(turns, false);
    Arrays.fill(leaves, false);
  }

  boolean isAhead(int link) {
    return isAhead[link];
  }

  /** A link wants so many bursts from now on, besides those that run. */
  void wants(int link, int bursts, boolean ahead, long nowPs) {
    urgentAt[station(link)] += (ahead ? 0 : bursts) - (isAhead[link] ? 0 : wanted[link]);
    wanted[link] = bursts;
    isAhead[link] = ahead;
    line(link, false);
    decide(nowPs);
  }

  private int station(int link) {
    return network.link(link).analyser().orElseThrow();
  }

  /** Puts a link into the line or out of it, as it waits or not. */
  private void line(int link, boolean isAnew) {
    boolean waited = place[link] > 0;
    boolean waits = wanted[link] > turning[link];
    waiting += (waits ? 1 : 0) - (waited ? 1 : 0);
    if (!waits) {
      place[link] = 0;
    } else if (!waited || isAnew) {
      place[link] = ++lastPlace;
    }
  }

  /** A connection is given back. */
  void released(int connection, long nowPs) {
    free(connection);
    decide(nowPs);
  }

  private void free(int connection) {
    arms.dim(armA[connection]);
    arms.dim(armB[connection]);
    stations.setBusy(connection, station(linkOf[connection]), false);
    aheadCount -= wasAhead[connection] ? 1 : 0;
    linkOf[connection] = NONE;
    leaves[connection] = false;
  }

  /** What was turned is there. */
  void turned(int connection, long nowPs) {
    int link = linkOf[connection];
    turns[connection] = false;
    turning[link]--;
    grant(connection, link, nowPs);
    decide(nowPs);
  }

  private void grant(int connection, int link, long nowPs) {
    if (wanted[link] > 0) {
      urgentAt[station(link)] -= isAhead[link] ? 0 : 1;
      wanted[link]--;
    }
    agenda.add(nowPs, Kind.GRANTED, link, connection);
  }

  private void decide(long nowPs) {
    int link = waiting > 0 ? next() : NONE;
    while (link != NONE) {
      connect(link, nowPs);
      link = waiting > 0 ? next() : NONE;
    }
    if (waiting > 0 && aheadCount > 0) {
      withdraw(nowPs);
    }
  }

  /** The first in the line that finds all it needs free, or NONE. */
  private int next() {
    int first = NONE;
    for (int link : links) {
      boolean isEarlier = waits(link) && (first == NONE || place[link] < place[first]);
      first = isEarlier && canConnect(link) ? link : first;
    }
    return first;
  }

  /** Links wait for pairs ahead only while no request waits at their station. */
  private boolean waits(int link) {
    return place[link] > 0 && !(isAhead[link] && urgentAt[station(link)] > 0);
  }

  private boolean canConnect(int link) {
    return stations.isAnyFree(station(link)) && findArms(link);
  }

  private boolean findArms(int link) {
    Link its = network.link(link);
    int station = station(link);
    int[] a = arms.find(its.qnuA(), station);
    if (a == null) {
      return false;
    }
    arms.relight(a); // so that the other arm takes other fibres
    int[] b = arms.find(its.qnuB(), station);
    arms.dim(a);
    if (b == null) {
      return false;
    }
    foundA = a;
    foundB = b;
    return true;
  }

  private void connect(int link, long nowPs) {
    Link its = network.link(link);
    findArms(link); // again, for others were looked at since
    int a = foundA[foundA.length - 1];
    int b = foundB[foundB.length - 1];
    int station = station(link);
    int connection = stations.pick(station, a, b);
    long turnPs = Math.max(arms.turnPs(foundA, its.qnuA()), arms.turnPs(foundB, its.qnuB()));
    turnPs = Math.max(turnPs, stations.turnPs(connection, station, a, b));
    stations.tune(connection, a, b);
    take(connection, link);
    if (turnPs > 0) {
      turns[connection] = true;
      turning[link]++;
      agenda.add(nowPs + turnPs, Kind.TURNED, link, connection);
    } else {
      grant(connection, link, nowPs);
    }
    line(link, true);
  }

  private void take(int connection, int link) {
    arms.light(foundA, network.link(link).qnuA());
    arms.light(foundB, network.link(link).qnuB());
    linkOf[connection] = link;
    stations.setBusy(connection, station(link), true);
    wasAhead[connection] = isAhead[link];
    aheadCount += isAhead[link] ? 1 : 0;
    armA[connection] = foundA;
    armB[connection] = foundB;
  }

  /** Asks back what bursts for pairs ahead hold and a request could have instead. */
  private void withdraw(long nowPs) {
    for (int link : links) {
      if (waits(link) && !isAhead[link]) {
        int connection = findYielding(link);
        if (connection != NONE) {
          leaves[connection] = true;
          agenda.add(nowPs, Kind.WITHDRAWN, linkOf[connection], connection);
        }
      }
    }
  }

  private int findYielding(int link) {
    int found = NONE;
    for (int c = 0; c < linkOf.length; c++) {
      boolean mayYield = linkOf[c] != NONE && (wasAhead[c] || leaves[c]);
      if (mayYield && wouldFree(c, link)) {
        if (leaves[c]) {
          return NONE;
        }
        found = found == NONE && !turns[c] ? c : found;
      }
    }
    return found;
  }

  private boolean wouldFree(int connection, int link) {
    int its = linkOf[connection];
    linkOf[connection] = NONE;
    stations.setBusy(connection, station(its), false);
    arms.dim(armA[connection]);
    arms.dim(armB[connection]);
    boolean can = canConnect(link);
    arms.relight(armA[connection]);
    arms.relight(armB[connection]);
    stations.setBusy(connection, station(its), true);
    linkOf[connection] = its;
    return can;
  }
}
