package bellhop.experiment.page;

import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.MemoryWords.Part;
import java.util.List;
import java.util.Optional;

/** The chart of a report on memory experiments that says most, as an SVG file. */
public final class MemoryChart {
  private static final List<Part> BY_NEWS = List.of(Part.SEAM, Part.NOISE, Part.DISTANCE);

  private MemoryChart() {}

  /** Rates over the seam, or else over the noise, or else over the distance. */
  public static Optional<String> find(MemoryResult result) {
    return BY_NEWS.stream().flatMap(part -> RateChart.file(part, result).stream()).findFirst();
  }
}
