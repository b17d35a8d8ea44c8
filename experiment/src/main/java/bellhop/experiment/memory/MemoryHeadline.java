package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.Comparator;
import java.util.List;

/** What memory experiments come to, in one sentence. */
record MemoryHeadline(MemoryInputs inputs, List<Point> points) {
  String text() {
    return points.size() == 1 ? one(points.getFirst()) : grid();
  }

  private String one(Point point) {
    return point.logicalErrorRate().isEmpty()
        ? "There was no time for a shot."
        : "%s of distance %d is wrong after %s in %s of %s: %s, with 95 %% confidence %s."
            .formatted(
                code(),
                point.distance(),
                Numbers.count(point.rounds(), "round"),
                Numbers.count(point.errors()),
                Numbers.count(point.shots(), "shot"),
                Numbers.rate(point.logicalErrorRate().getAsDouble()),
                MemoryWords.interval(point));
  }

  private String code() {
    String name = inputs.points().getFirst().code().name();
    if (inputs.points().getFirst().code().isSurgery()) {
      return "The logical Bell pair of " + name;
    }
    return name.startsWith("bicycle")
        ? "The code " + name
        : "The " + name.replace('-', ' ') + " code";
  }

  private String grid() {
    List<Point> seen = points.stream().filter(its -> its.logicalErrorRate().isPresent()).toList();
    if (seen.isEmpty()) {
      return "There was no time for a shot.";
    }
    Comparator<Point> byRate = Comparator.comparingDouble(its -> its.logicalErrorRate().orElse(0));
    Point best = seen.stream().min(byRate).orElseThrow();
    Point worst = seen.stream().max(byRate).orElseThrow();
    MemoryWords words = new MemoryWords(points);
    return "%s is wrong after its rounds in %s (%s) to %s (%s) of the shots."
        .formatted(
            code(),
            MemoryWords.rate(best),
            words.place(best),
            MemoryWords.rate(worst),
            words.place(worst));
  }
}
