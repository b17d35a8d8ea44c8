package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * To keep logical qubits in a code for a while, in eigenstates of one basis.
 *
 * @param rounds in which all checks are measured, from 1
 */
public record MemoryTask(Code code, Basis basis, long rounds) implements Task {
  private static final String REPETITION = "repetition_code";
  private static final String SURFACE = "surface_code";

  /**
   * @throws InputException if the code does not keep that basis or for a bad number of rounds
   */
  public MemoryTask {
    if (rounds < 1 || rounds > Step.Repeat.MOST) {
      throw new InputException(
          Location.of("--rounds " + rounds),
          rounds < 1 ? "too few" : "too many",
          "a memory has 1 to 10^18 rounds",
          "");
    }
    if (!code.keeps(basis)) {
      throw new InputException(
          Location.of("memory_" + basis.name().toLowerCase(Locale.ROOT)),
          "nothing that the code keeps",
          "it finds no errors of the other kind",
          "");
    }
  }

  /** Names of codes. */
  public static List<String> codes() {
    return Stream.concat(
            Stream.of(REPETITION, SURFACE), BicycleCode.PUBLISHED.stream().map(BicycleCode::name))
        .toList();
  }

  /** Names of what a code can be asked for. */
  public static List<String> tasks(String code) {
    return switch (code) {
      case REPETITION -> List.of("memory");
      case SURFACE ->
          List.of(
              "rotated_memory_x", "rotated_memory_z", "unrotated_memory_x", "unrotated_memory_z");
      default -> List.of("memory_x", "memory_z");
    };
  }

  /**
   * By the names that the generator of Stim has for code and task; bicycle codes go by their own.
   *
   * @param distance none for bicycle codes, which have their own
   * @throws InputException for unknown names and for numbers out of range
   */
  public static MemoryTask of(String code, String task, OptionalInt distance, long rounds) {
    requireOneOf("--code " + code, code, codes());
    requireOneOf("--task " + task, task, tasks(code));
    Basis basis = task.endsWith("_x") ? Basis.X : Basis.Z;
    return new MemoryTask(code(code, task, distance), basis, rounds);
  }

  private static void requireOneOf(String where, String given, List<String> known) {
    if (!known.contains(given)) {
      throw new InputException(
          Location.of(where),
          "an unknown name",
          "codes and their tasks go by names",
          Nearest.suggestion(given, known));
    }
  }

  private static Code code(String code, String task, OptionalInt distance) {
    return switch (code) {
      case REPETITION -> new RepetitionCode(given(distance));
      case SURFACE ->
          task.startsWith("rotated")
              ? new RotatedSurfaceCode(given(distance))
              : new UnrotatedSurfaceCode(given(distance));
      default -> bicycle(code, distance);
    };
  }

  private static int given(OptionalInt distance) {
    return distance.orElseThrow(() ->
        new InputException(
            Location.of("--distance"),
            "missing",
            "this code exists at every distance",
            "3 is meant"));
  }

  private static BicycleCode bicycle(String name, OptionalInt distance) {
    distance.ifPresent(given -> {
      throw new InputException(
          Location.of("--distance " + given),
          "a distance for " + name,
          "it has its own",
          "the flag can go");
    });
    return BicycleCode.find(name).orElseThrow();
  }

  @Override
  public StabilizerCircuit circuit() {
    return code.memory(basis, rounds);
  }

  /**
   * The detectors of {@link #circuit} that compare checks of the kept basis: those that the logical
   * operators need. The first round and the end have no others.
   */
  public BitSet keptDetectors() {
    List<Basis> checks = code.checkBases();
    int ends = Collections.frequency(checks, basis);
    long later = Math.multiplyExact(rounds - 1, checks.size());
    int last = Math.toIntExact(ends + later);
    BitSet kept = new BitSet();
    kept.set(0, ends);
    for (int detector = ends; detector < last; detector++) {
      kept.set(detector, checks.get((detector - ends) % checks.size()) == basis);
    }
    kept.set(last, last + ends);
    return kept;
  }
}
