package bellhop.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The log of one shot as data: what happened when on each track, and which pair or message served
 * which operation. It keeps times and names only; drawing it is another's work.
 */
public final class Trace {
  /** What a track stands for. A group has no slices of its own. */
  public enum Kind {
    QPU,
    QNU,
    LINK,
    DATA_QUBIT,
    COMMUNICATION_QUBIT,
    MEMORY_QUBIT,
    BURSTS,
    PAIRS,
    MESSAGES
  }

  /**
   * One line of the picture.
   *
   * @param parent index of the track above it, or −1
   */
  public record Track(String name, Kind kind, int parent) {}

  /** What time is spent on. */
  public enum Work {
    GATE,
    /** Measuring or resetting. */
    READOUT,
    /** A QPU that has work left waits. */
    STALL,
    /** A qubit is kept free for a half of a pair. */
    AWAIT,
    /** A pair lives. */
    PAIR,
    /** A half is in memory or on its way. */
    MEMORY,
    ATTEMPTS,
    MESSAGE
  }

  /**
   * Something that took time on a track.
   *
   * @param pair identity of the Bell pair that it is about, or −1
   */
  public record Slice(int track, long startPs, long endPs, Work work, String name, long pair) {
    public Slice {
      if (startPs > endPs) {
        throw new IllegalArgumentException(name + " ends at " + endPs + " before " + startPs);
      }
    }
  }

  /** An arrow from one slice to a later one, by their indices. */
  public record Flow(int from, int to) {}

  /**
   * How long a track was busy.
   *
   * @param busyPs sum of its slices; overlapping ones count each
   * @param sliceCount how many they are
   */
  public record Busy(Track track, long busyPs, int sliceCount) {}

  public static final int NO_PARENT = -1;
  public static final long NO_PAIR = -1;

  private final List<Track> tracks = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();

  /** An empty log. */
  public Trace() {}

  /** Adds a track and returns its index. */
  public int track(String name, Kind kind, int parent) {
    if (parent < NO_PARENT || parent >= tracks.size()) {
      throw new IllegalArgumentException("no track " + parent + " above " + name);
    }
    tracks.add(new Track(name, kind, parent));
    return tracks.size() - 1;
  }

  /** Adds a slice and returns its index. */
  public int slice(int track, long startPs, long endPs, Work work, String name, long pair) {
    slices.add(new Slice(track, startPs, endPs, work, name, pair));
    return slices.size() - 1;
  }

  /** Adds an arrow between two slices that are there already. */
  public void flow(int from, int to) {
    if (Math.min(from, to) < 0 || Math.max(from, to) >= slices.size()) {
      throw new IllegalArgumentException("no slices " + from + " and " + to);
    }
    flows.add(new Flow(from, to));
  }

  public List<Track> tracks() {
    return Collections.unmodifiableList(tracks);
  }

  public List<Slice> slices() {
    return Collections.unmodifiableList(slices);
  }

  public List<Flow> flows() {
    return Collections.unmodifiableList(flows);
  }

  /** The end of the last slice, 0 if there is none. */
  public long endPs() {
    return slices.stream().mapToLong(Slice::endPs).max().orElse(0);
  }

  /** How busy each track was, in order of tracks, groups included with what is right on them. */
  public List<Busy> busy() {
    long[] busyPs = new long[tracks.size()];
    int[] counts = new int[tracks.size()];
    for (Slice slice : slices) {
      busyPs[slice.track()] += slice.endPs() - slice.startPs();
      counts[slice.track()]++;
    }
    List<Busy> result = new ArrayList<>();
    for (int i = 0; i < busyPs.length; i++) {
      result.add(new Busy(tracks.get(i), busyPs[i], counts[i]));
    }
    return result;
  }
}
