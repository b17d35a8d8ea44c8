package bellhop.experiment.memory;

import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.experiment.memory.MemoryWords.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether larger codes err less, and where that turns, in a sentence. Of each noise and seam the
 * smallest and the largest distance are compared, and told apart where their intervals do not meet.
 */
final class Trend {
  private enum Verdict {
    LESS,
    MORE,
    OPEN
  }

  /** Both ends of a line of points over the distance. */
  private record Ends(Point smallest, Point largest) {
    static Ends of(List<Point> line) {
      return new Ends(line.getFirst(), line.getLast());
    }

    Verdict verdict() {
      if (largest.high() < smallest.low()) {
        return Verdict.LESS;
      }
      return largest.low() > smallest.high() ? Verdict.MORE : Verdict.OPEN;
    }
  }

  private final List<Part> varied;
  private final List<Ends> all;

  private Trend(MemoryWords words) {
    varied = Stream.of(Part.NOISE, Part.SEAM).filter(words::differ).toList();
    all =
        words.linesOver(Part.DISTANCE).stream()
            .filter(line -> line.size() > 1)
            .map(Ends::of)
            .sorted(Comparator.comparingDouble(this::size))
            .toList();
  }

  /** Nothing where distances do not vary. */
  static Optional<String> find(MemoryWords words) {
    Trend trend = new Trend(words);
    return trend.all.isEmpty() ? Optional.empty() : Optional.of(trend.text());
  }

  /** Of the one thing that varies besides. */
  private double size(Ends ends) {
    return varied.size() == 1 ? MemoryWords.size(varied.getFirst(), ends.smallest) : 0;
  }

  private String text() {
    if (all.size() == 1) {
      return pair(all.getFirst());
    }
    if (count(Verdict.OPEN) == all.size()) {
      return "Smallest and largest distance are nowhere told apart.";
    }
    for (Verdict verdict : List.of(Verdict.LESS, Verdict.MORE)) {
      if (count(verdict) == all.size()) {
        return "Larger codes err %s throughout.".formatted(word(verdict));
      }
    }
    return varied.size() == 1 && turnsOnce() ? turn(varied.getFirst()) : counts();
  }

  private static String pair(Ends ends) {
    Verdict verdict = ends.verdict();
    int small = ends.smallest.distance();
    int large = ends.largest.distance();
    return verdict == Verdict.OPEN
        ? "Distances %d and %d are not told apart.".formatted(small, large)
        : "Distance %d errs %s often than distance %d.".formatted(large, word(verdict), small);
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.LESS ? "less" : "more";
  }

  private int[] indices(Verdict verdict) {
    return IntStream.range(0, all.size()).filter(i -> all.get(i).verdict() == verdict).toArray();
  }

  private int count(Verdict verdict) {
    return indices(verdict).length;
  }

  /** Both verdicts stand together, less before more. */
  private boolean turnsOnce() {
    int[] less = indices(Verdict.LESS);
    int[] more = indices(Verdict.MORE);
    return isGapless(less)
        && isGapless(more)
        && (less.length == 0 || more.length == 0 || less[0] < more[0]);
  }

  private static boolean isGapless(int... indices) {
    return indices.length == 0 || indices[indices.length - 1] - indices[0] == indices.length - 1;
  }

  private String turn(Part part) {
    int[] less = indices(Verdict.LESS);
    int[] more = indices(Verdict.MORE);
    if (more.length == 0) {
      return "Larger codes err less %s; elsewhere they are not told apart."
          .formatted(where(part, less));
    }
    if (less.length == 0) {
      return "Larger codes err more %s; elsewhere they are not told apart."
          .formatted(where(part, more));
    }
    return "Larger codes err less %s, and more %s.".formatted(where(part, less), where(part, more));
  }

  private String where(Part part, int... indices) {
    String first = place(part, indices[0]);
    String last = place(part, indices[indices.length - 1]);
    if (indices[0] == 0) {
      return (last.startsWith("F=") ? "down to " : "up to ") + last;
    }
    if (indices[indices.length - 1] == all.size() - 1) {
      return "from " + first + " on";
    }
    return indices.length == 1 ? "at " + first : "from " + first + " to " + last;
  }

  private String place(Part part, int index) {
    return MemoryWords.word(part, all.get(index).smallest);
  }

  private String counts() {
    return "Larger codes err less in %d of %d cases, and more in %d; the others are not told apart."
        .formatted(count(Verdict.LESS), all.size(), count(Verdict.MORE));
  }
}
