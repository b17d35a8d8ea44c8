package bellhop.experiment.memory;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the points of a run are, to go on from there. As text it is a line for each point: its
 * key, shots, errors, and errors of the last batch.
 *
 * @param tallies by the {@linkplain MemoryCircuit#key key} of the point
 */
public record MemoryState(SortedMap<String, Tally> tallies) {
  /** Nothing is done. */
  public static final MemoryState NEW = new MemoryState(new TreeMap<>());

  private static final String FORMAT = "bellhop-memory/1";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{32}) ([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18})");
  private static final int LARGEST = 16 << 20;

  public MemoryState {
    tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
  }

  /**
   * @throws InputException if it is no such file
   */
  public static MemoryState read(Path file) {
    List<String> lines = InputText.read(file, LARGEST, "a file to resume from").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw wrong(file, 1, "the file begins with " + FORMAT);
    }
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        throw wrong(file, i + 1, "a line has a key and three numbers");
      }
      Tally tally = tally(line);
      if (!tally.isPossible()) {
        throw wrong(
            file, i + 1, "no more errors come in the last batch than in all, nor than shots");
      }
      if (tallies.put(line.group(1), tally) != null) {
        throw wrong(file, i + 1, "each key stands once");
      }
    }
    return new MemoryState(tallies);
  }

  private static Tally tally(Matcher line) {
    return new Tally(
        Long.parseLong(line.group(2)),
        Long.parseLong(line.group(3)),
        Long.parseLong(line.group(4)));
  }

  private static InputException wrong(Path file, int line, String why) {
    return new InputException(
        new Location(file.toString(), line, 1),
        "not what a memory experiment has kept",
        why,
        "another file was meant");
  }

  public String text() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    tallies.forEach((key, tally) ->
        text.append(key)
            .append(' ')
            .append(tally.shots())
            .append(' ')
            .append(tally.errors())
            .append(' ')
            .append(tally.lastErrors())
            .append('\n'));
    return text.toString();
  }

  Tally of(String key) {
    return tallies.getOrDefault(key, Tally.NONE);
  }

  MemoryState with(String key, Tally tally) {
    SortedMap<String, Tally> with = new TreeMap<>(tallies);
    with.put(key, tally);
    return new MemoryState(with);
  }

  /**
   * Refuses what these inputs cannot go on from.
   *
   * @param keys of their points
   */
  void requireOf(SortedSet<String> keys, MemoryInputs inputs) {
    if (!keys.containsAll(tallies.keySet())) {
      throw new InputException(
          Location.of("--resume"),
          "the file is of another run",
          "it has points of other circuits, another decoder or another seed",
          "another file was meant");
    }
    if (!tallies.values().stream().allMatch(tally -> tally.isOnTheWay(inputs))) {
      throw new InputException(
          Location.of("--resume"),
          "the file is farther than these flags lead",
          "the run that wrote it had more --shots or --max-errors",
          "these were meant");
    }
  }
}
