package bellhop.qec.seam;

import bellhop.circuit.stabilizer.Places;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * On which machine each qubit of a circuit sits. Machines are numbers from 0. Nothing is said of
 * what joins them.
 *
 * @param byQubit the machine of each qubit
 */
public record Machines(SortedMap<Integer, Integer> byQubit) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");

  public Machines {
    byQubit = Collections.unmodifiableSortedMap(new TreeMap<>(byQubit));
    byQubit.forEach((qubit, machine) -> {
      if (qubit < 0 || machine < 0) {
        throw new IllegalArgumentException("qubit " + qubit + " on machine " + machine);
      }
    });
  }

  public static Machines of(Map<Integer, Integer> byQubit) {
    return new Machines(new TreeMap<>(byQubit));
  }

  /** The qubits of the first list on machine 0, of the second on machine 1 and so on. */
  public static Machines of(List<List<Integer>> qubits) {
    SortedMap<Integer, Integer> byQubit = new TreeMap<>();
    for (int machine = 0; machine < qubits.size(); machine++) {
      for (int qubit : qubits.get(machine)) {
        if (byQubit.put(qubit, machine) != null) {
          throw new IllegalArgumentException("qubit " + qubit + " sits on two machines");
        }
      }
    }
    return new Machines(byQubit);
  }

  /**
   * By a rule on places.
   *
   * @param rule the machine of a place, as QUBIT_COORDS gives it
   * @throws InputException if a qubit of the circuit that has a gate has no place, when its machine
   *     is asked for
   */
  public static Machines byPlace(StabilizerCircuit circuit, ToIntFunction<double[]> rule) {
    Places places = Places.of(circuit, new TreeSet<>());
    SortedMap<Integer, Integer> byQubit = new TreeMap<>();
    for (int qubit = 0; qubit < circuit.qubitCount(); qubit++) {
      int its = qubit;
      places.findQubit(qubit).ifPresent(at -> byQubit.put(its, rule.applyAsInt(at)));
    }
    return new Machines(byQubit);
  }

  /**
   * Two machines, cut in the middle: places whose coordinate is below the mean of the smallest and
   * the largest are on machine 0, the others on machine 1. In the rotated code of odd distance d
   * checks at d − 1 are then the last on one side, data at d the first on the other.
   *
   * @param axis the direction across the cut
   * @throws InputException if qubits have no such coordinate, or all the same
   */
  public static Machines middle(StabilizerCircuit circuit, Axis axis) {
    double[] along = coordinates(circuit, axis);
    double least = DoubleStream.of(along).min().orElse(0);
    double most = DoubleStream.of(along).max().orElse(0);
    if (least == most) {
      throw new InputException(
          Location.of("seam cut " + axis.name().toLowerCase(Locale.ROOT)),
          "no qubits on two sides",
          "the places of the circuit do not differ in that direction",
          "another direction is meant");
    }
    return byPlace(circuit, at -> axis.of(at) < (least + most) / 2 ? 0 : 1);
  }

  private static double[] coordinates(StabilizerCircuit circuit, Axis axis) {
    Places places = Places.of(circuit, new TreeSet<>());
    DoubleStream.Builder along = DoubleStream.builder();
    for (int qubit = 0; qubit < circuit.qubitCount(); qubit++) {
      places.findQubit(qubit).filter(axis::isIn).ifPresent(at -> along.add(axis.of(at)));
    }
    return along.build().toArray();
  }

  /**
   * From lines {@code qubit machine}; {@code #} and what follows mean nothing.
   *
   * @param source name of the file, for messages
   * @throws InputException for the first line that is wrong
   */
  public static Machines read(String text, String source) {
    return ofLines(lines(text, source));
  }

  /**
   * Likewise, for exactly the qubits that have a place in a circuit.
   *
   * @param name of the circuit, for messages
   * @throws InputException also for the line of a qubit that the circuit lacks, and for one of its
   *     qubits without a line
   */
  public static Machines read(String text, String source, StabilizerCircuit circuit, String name) {
    SortedMap<Integer, Line> lines = lines(text, source);
    Set<Integer> qubits = byPlace(circuit, _ -> 0).byQubit.keySet();
    lines.forEach((qubit, line) -> {
      if (!qubits.contains(qubit)) {
        throw new InputException(
            line.place(),
            "no qubit " + qubit,
            name + " does not have it",
            "a list for another circuit was meant");
      }
    });
    for (int qubit : qubits) {
      if (!lines.containsKey(qubit)) {
        throw new InputException(
            Location.of(source),
            "qubit " + qubit + " without a machine",
            "each qubit of " + name + " sits on one",
            "a line for it is missing");
      }
    }
    return ofLines(lines);
  }

  /** What a line says of its qubit. */
  private record Line(int machine, Location place) {}

  private static Machines ofLines(SortedMap<Integer, Line> lines) {
    SortedMap<Integer, Integer> byQubit = new TreeMap<>();
    lines.forEach((qubit, line) -> byQubit.put(qubit, line.machine()));
    return new Machines(byQubit);
  }

  private static SortedMap<Integer, Line> lines(String text, String source) {
    SortedMap<Integer, Line> found = new TreeMap<>();
    List<String> lines = text.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        take(line, new Location(source, number, 1), found);
      }
    }
    return found;
  }

  private static void take(String line, Location place, SortedMap<Integer, Line> found) {
    String[] words = BLANKS.split(line);
    boolean isPair = words.length == 2 && List.of(words).stream().allMatch(Machines::isNumber);
    if (!isPair) {
      throw new InputException(
          place, "found " + line, "a line has the number of a qubit and of its machine", "");
    }
    int qubit = Integer.parseInt(words[0]);
    if (found.put(qubit, new Line(Integer.parseInt(words[1]), place)) != null) {
      throw new InputException(
          place, "qubit " + qubit + " once more", "each qubit sits on one machine", "");
    }
  }

  private static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches();
  }

  /**
   * @throws InputException if nothing is said of the qubit
   */
  public int of(int qubit) {
    Integer machine = byQubit.get(qubit);
    if (machine == null) {
      throw new InputException(
          Location.of("machines"),
          "qubit " + qubit + " without a machine",
          "each qubit of a circuit over several machines sits on one of them",
          "a place or a line for it is missing");
    }
    return machine;
  }

  /** Whether a gate on both is one between machines. */
  public boolean areApart(int a, int b) {
    return of(a) != of(b);
  }

  /** The machines that have qubits. */
  public SortedSet<Integer> all() {
    return new TreeSet<>(byQubit.values());
  }

  /** As it is read. */
  @Override
  public String toString() {
    return byQubit.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
