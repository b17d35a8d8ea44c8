package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.Comparator;
import java.util.List;

/** What memory experiments come to, in a sentence or two. */
record MemoryHeadline(MemoryInputs inputs, List<Point> points) {
  String text() {
    List<Point> counted = points.stream().filter(its -> its.shots() > 0).toList();
    if (counted.isEmpty()) {
      return "There was no time for a shot.";
    }
    if (counted.size() == 1) {
      return one(counted.getFirst()) + (points.size() == 1 ? "" : alone(counted.getFirst()));
    }
    return Trend.find(words()).map(its -> its + " ").orElse("")
        + (counted.stream().allMatch(its -> its.errors() == 0)
            ? neverWrong(counted)
            : range(counted));
  }

  private MemoryWords words() {
    return new MemoryWords(points);
  }

  private String one(Point point) {
    return "%s of distance %d is wrong after %s in %s of %s: %s, with 95 %% confidence %s."
        .formatted(
            subject(),
            point.distance(),
            Numbers.count(point.rounds(), "round"),
            Numbers.count(point.errors()),
            Numbers.count(point.shots(), "shot"),
            Numbers.rate(point.logicalErrorRate().orElseThrow()),
            MemoryWords.interval(point));
  }

  private String alone(Point point) {
    return " There was no time for points other than %s.".formatted(words().place(point));
  }

  private String subject() {
    MemoryPoint first = inputs.points().getFirst();
    MemoryCode code = first.code();
    return code.correlation(first.basis())
        .map(its -> "The " + its + " by " + code.name())
        .orElseGet(() ->
            code.isBicycle()
                ? "The code " + code.name()
                : "The " + code.name().replace('-', ' ') + " code");
  }

  private String neverWrong(List<Point> counted) {
    Point worst = counted.stream().max(Comparator.comparingDouble(Point::high)).orElseThrow();
    return "%s is wrong in no shot: with 95 %% confidence in less than %s of them (%s)."
        .formatted(subject(), Numbers.rate(worst.high()), words().place(worst));
  }

  private String range(List<Point> counted) {
    Comparator<Point> byRate =
        Comparator.<Point>comparingDouble(its -> its.logicalErrorRate().orElseThrow())
            .thenComparingDouble(Point::high);
    Point best = counted.stream().min(byRate).orElseThrow();
    Point worst = counted.stream().max(byRate).orElseThrow();
    return "%s is wrong after its rounds in %s (%s) to %s (%s) of the shots."
        .formatted(
            subject(),
            MemoryWords.rate(best),
            words().place(best),
            MemoryWords.rate(worst),
            words().place(worst));
  }
}
