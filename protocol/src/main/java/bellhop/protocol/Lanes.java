package bellhop.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads the slices of each track over lanes on which no two overlap: first fit by start. */
final class Lanes {
  private final int[] laneOf;
  private final List<List<Long>> endsPs = new ArrayList<>();

  Lanes(Trace trace) {
    List<Trace.Slice> slices = trace.slices();
    laneOf = new int[slices.size()];
    trace.tracks().forEach(_ -> endsPs.add(new ArrayList<>()));
    IntStream.range(0, slices.size())
        .boxed()
        .sorted(Comparator.comparingLong(s -> slices.get(s).startPs()))
        .forEach(s -> laneOf[s] = place(slices.get(s)));
  }

  private int place(Trace.Slice slice) {
    List<Long> ends = endsPs.get(slice.track());
    for (int lane = 0; lane < ends.size(); lane++) {
      if (ends.get(lane) <= slice.startPs()) {
        ends.set(lane, slice.endPs());
        return lane;
      }
    }
    ends.add(slice.endPs());
    return ends.size() - 1;
  }

  /** Lanes of a track, at least one. */
  int count(int track) {
    return Math.max(1, endsPs.get(track).size());
  }

  int of(int slice) {
    return laneOf[slice];
  }
}
