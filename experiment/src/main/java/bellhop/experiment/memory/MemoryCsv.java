package bellhop.experiment.memory;

import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.pair.BellWeights;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Memory experiments as a table for other programs: a line for each point, absent cells empty. */
public final class MemoryCsv {
  private static final String HEADS =
      "code,basis,noise,decoder,detectors,seed,distance,rounds,p,seam_cut,seam_machines,"
          + "seam_variant,seam_noise,seam_fidelity,seam_i,seam_z,seam_x,seam_y,seam_link,seam_loss,"
          + "pairs_per_round,observables,floor,shots,errors,logical_error_rate,low,high,"
          + "logical_error_rate_per_round\n";

  private MemoryCsv() {}

  public static String print(MemoryResult result) {
    return result.points().stream()
        .map(point -> row(result, point) + "\n")
        .collect(Collectors.joining("", HEADS, ""));
  }

  private static String row(MemoryResult result, Point point) {
    return Stream.of(
            Stream.of(
                result.code(),
                word(result.basis()),
                word(result.noise()),
                result.decoder(),
                word(result.detectors()),
                result.seed(),
                point.distance(),
                point.rounds(),
                point.p()),
            point.seam().map(MemoryCsv::seam).orElse(Collections.<Object>nCopies(11, "").stream()),
            Stream.of(
                cell(point.pairsPerRound()),
                point.observables(),
                cell(point.floor()),
                point.shots(),
                point.errors(),
                cell(point.logicalErrorRate()),
                point.low(),
                point.high(),
                cell(point.logicalErrorRatePerRound())))
        .flatMap(cells -> cells)
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  private static Stream<Object> seam(SeamResult seam) {
    return Stream.of(
            Stream.of(
                seam.cut().map(MemoryCsv::word).orElse(""),
                quoted(seam.machines()),
                word(seam.variant()),
                cell(seam.noise())),
            seam.pair().map(MemoryCsv::weights).orElse(Stream.of("", "", "", "", "")),
            Stream.of(quoted(seam.link()), seam.loss()))
        .flatMap(cells -> cells);
  }

  private static Stream<Object> weights(BellWeights pair) {
    return Stream.of(pair.fidelity(), pair.i(), pair.z(), pair.x(), pair.y());
  }

  /** Names may have commas. */
  private static String quoted(Optional<String> name) {
    return name.map(its -> "\"" + its.replace("\"", "\"\"") + "\"").orElse("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? "" + value.getAsDouble() : "";
  }

  private static String cell(OptionalLong value) {
    return value.isPresent() ? "" + value.getAsLong() : "";
  }
}
