package bellhop.protocol.fabric;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What is shared, and by whom: the fabric as its machine knows it. Nothing here changes in a run.
 *
 * <p>Places are numbered: QNUs first, then switches, then stations. A fibre joins two places and
 * uses one port at either. A fibre belongs to one bundle at most.
 *
 * @param qnus by index
 * @param switches by index
 * @param stations by index
 * @param fibres by index
 * @param links by index; those that do not go through the fabric have no ways
 */
public record FabricSettings(
    List<Pool> qnus,
    List<Switch> switches,
    List<Station> stations,
    List<Fibre> fibres,
    List<Line> links) {

  private static final int NOWHERE = -1;

  /** So many that they never run out. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * Qubits of a QNU that its links share.
   *
   * @param talking that can attempt at a time
   * @param places for halves, of those that attempt too
   */
  public record Pool(int talking, int places) {}

  /**
   * A switch.
   *
   * @param turnPs dark time while it turns
   */
  public record Switch(long turnPs) {}

  /**
   * Analysers or sources in one place.
   *
   * @param channels links that it serves at a time
   * @param turnPs dark time of a channel that turns to other arms
   */
  public record Station(int channels, long turnPs) {}

  public record Fibre(int placeA, int placeB) {}

  /**
   * A link through the fabric.
   *
   * @param waysA from its QNU at end A to the station, each a line of bundles
   * @param waysB likewise
   * @param meanPs from the begin of a burst to a pair, on average
   */
  public record Line(
      int qnuA, int qnuB, int station, List<Way> waysA, List<Way> waysB, long meanPs) {
    public Line {
      waysA = List.copyOf(waysA);
      waysB = List.copyOf(waysB);
    }
  }

  /**
   * From a QNU to a station: at each step any of a bundle of fibres that are alike.
   *
   * @param bundles fibres to choose from, from the QNU on
   */
  public record Way(List<List<Integer>> bundles) {
    public Way {
      bundles = bundles.stream().map(List::copyOf).toList();
    }
  }

  public FabricSettings {
    qnus = List.copyOf(qnus);
    switches = List.copyOf(switches);
    stations = List.copyOf(stations);
    fibres = List.copyOf(fibres);
    links = List.copyOf(links);
    for (Fibre fibre : fibres) {
      int places = qnus.size() + switches.size() + stations.size();
      check(fibre.placeA() != fibre.placeB(), "a fibre joins two places", fibre);
      check(0 <= Math.min(fibre.placeA(), fibre.placeB()), "places are numbered from 0", fibre);
      check(Math.max(fibre.placeA(), fibre.placeB()) < places, "no such place", fibre);
    }
    Set<List<Way>> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Line link : links) {
      int station = qnus.size() + switches.size() + link.station();
      if (checked.add(link.waysA())) {
        check(link.waysA(), link.qnuA(), station, fibres);
      }
      if (checked.add(link.waysB())) {
        check(link.waysB(), link.qnuB(), station, fibres);
      }
    }
  }

  private static void check(List<Way> ways, int qnu, int station, List<Fibre> fibres) {
    for (Way way : ways) {
      check(leads(way, qnu, station, fibres), "a way leads from QNU to station", way);
    }
  }

  private static void check(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + value);
    }
  }

  /** Whether all fibres of each bundle begin where those of the last one end. */
  private static boolean leads(Way way, int qnu, int station, List<Fibre> fibres) {
    int place = qnu;
    for (List<Integer> bundle : way.bundles()) {
      int next = NOWHERE;
      for (int index : bundle) {
        Fibre fibre = fibres.get(index);
        boolean fits = fibre.placeA() == place || fibre.placeB() == place;
        int far = fibre.placeA() == place ? fibre.placeB() : fibre.placeA();
        if (!fits || (next != NOWHERE && far != next)) {
          return false;
        }
        next = far;
      }
      place = next;
    }
    return place == station;
  }

  /** What each switch and each station takes to turn. */
  LongStream turnsPs() {
    return LongStream.concat(
        switches.stream().mapToLong(Switch::turnPs), stations.stream().mapToLong(Station::turnPs));
  }

  /** The switch at a place, or −1. */
  int switchAt(int place) {
    int index = place - qnus.size();
    return index >= 0 && index < switches.size() ? index : -1;
  }
}
