package bellhop.experiment.validation;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.CutSeam;
import bellhop.experiment.memory.DetectorChoice;
import bellhop.experiment.memory.Memory;
import bellhop.experiment.memory.MemoryCode;
import bellhop.experiment.memory.MemoryInputs;
import bellhop.experiment.memory.MemoryPoint;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.NoiseKind;
import bellhop.qec.code.Basis;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.seam.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Memories of the rotated surface code beside what Stim's error model and PyMatching gave for the
 * same circuits, with shots of their own. It shows both and judges none.
 *
 * @param percent of the shots of the committed page; 0 draws nothing
 */
public record NamedMemories(int percent) {
  private static final int ALL = 100;
  private static final int THREADS = 2;
  private static final long SEED = 1;
  private static final String NONE = "–";

  /** As many digits as the reference has. */
  private static final int DIGITS = 5;

  /** Below, a power of ten. */
  private static final double SMALL = 1e-4;

  /** Noise of the seam, then the reference at each distance: errors a shot. */
  private static final Grid LOW =
      new Grid(
          "0.001",
          20_000,
          List.of(5, 7, 9, 11, 15),
          """
          0.001 1.0e-4 0 0 0 –
          0.01 8.0e-4 2.5e-4 1.0e-4 0 –
          0.03 .00535 .0016 .0008 .00015 –
          0.05 .01715 .00935 .0043 .00185 –
          0.08 .0504 .0374 .02525 .0162 –
          0.1 .0803 .0681 .05465 .0417 –
          0.12 – .1005 – .08665 .0724
          0.14 – .1460 – .14385 .14005
          0.15 .17415 .17865 .1799 .1737 .17175
          0.16 – .2042 – .2084 .2215
          """);

  private static final Grid HIGH =
      new Grid(
          "0.003",
          10_000,
          List.of(5, 7, 9, 11, 13),
          """
          0.003 .0041 .0014 .0008 .0001 –
          0.02 .0102 .0039 .0022 .0009 –
          0.06 .0479 .0338 .0252 .0192 –
          0.1 .1082 .1088 .0903 .0868 .0761
          0.12 – .1507 – .1435 .1370
          0.13 – .1852 – .1725 .1749
          """);

  /** Noise, distance, shots and errors a shot; the same with correlations. */
  private static final String WHOLE =
      """
      0.001 5 3,000,000 1.39e-4 8e-5
      0.001 7 1,410,000 1.77e-5 1.1e-5
      0.001 11 364,000 0 –
      0.003 5 776,000 3.43e-3 2.57e-3
      0.003 7 283,000 1.35e-3 6.2e-4
      0.003 11 73,000 2.33e-4 1.1e-4
      0.003 13 44,000 4.5e-5 –
      """;

  /**
   * @throws IllegalArgumentException for less than nothing or more than all
   */
  public NamedMemories {
    if (percent < 0 || percent > ALL) {
      throw new IllegalArgumentException(percent + " %");
    }
  }

  /** A table of cut memories as it stands in the source. */
  private record Grid(String p, long shots, List<Integer> distances, String reference) {}

  Table cutAtLowNoise() {
    return cut(LOW);
  }

  Table cutAtHighNoise() {
    return cut(HIGH);
  }

  private Table cut(Grid grid) {
    List<String> columns = new ArrayList<>(List.of("seam"));
    for (int d : grid.distances()) {
      columns.addAll(List.of("drawn: d=" + d, "reference, d=" + d));
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> cells : cells(grid.reference())) {
      List<String> row = new ArrayList<>(List.of(cells.getFirst()));
      for (int i = 0; i < grid.distances().size(); i++) {
        String reference = cells.get(i + 1);
        boolean isKnown = !reference.equals(NONE);
        MemoryPoint point =
            point(grid.p(), grid.distances().get(i), Optional.of(seam(cells.getFirst())));
        row.add(isKnown ? drawn(point, DecoderKind.MATCHING, grid.shots()) : NONE);
        row.add(isKnown ? rate(reference) : NONE);
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  Table whole() {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> cells : cells(WHOLE)) {
      MemoryPoint point = point(cells.get(0), Integer.parseInt(cells.get(1)), Optional.empty());
      long shots = Long.parseLong(cells.get(2).replace(",", ""));
      rows.add(
          List.of(
              cells.get(0),
              cells.get(1),
              cells.get(2),
              drawn(point, DecoderKind.MATCHING, shots),
              rate(cells.get(3)),
              drawn(point, DecoderKind.CORRELATED, shots),
              rate(cells.get(4))));
    }
    return new Table(
        List.of(
            "p",
            "d",
            "shots",
            "drawn: matching",
            "reference, matching",
            "drawn: correlated",
            "reference, correlated"),
        rows);
  }

  private static List<List<String>> cells(String text) {
    return text.lines().map(line -> Arrays.asList(line.split(" "))).toList();
  }

  private static String rate(String reference) {
    if (reference.equals(NONE)) {
      return NONE;
    }
    double value = Double.parseDouble(reference);
    return value < SMALL ? Numbers.rate(value) : Numbers.significant(value, DIGITS);
  }

  private static MemoryPoint point(String p, int distance, Optional<CutSeam> seam) {
    return new MemoryPoint(
        new MemoryCode("rotated-surface"),
        distance,
        Basis.Z,
        distance,
        NoiseKind.GEN,
        Double.parseDouble(p),
        seam);
  }

  private static CutSeam seam(String noise) {
    return CutSeam.direct(Axis.X, Double.parseDouble(noise));
  }

  /** Errors a shot with their standard error; below what they lie if there were none. */
  private String drawn(MemoryPoint point, DecoderKind decoder, long shots) {
    if (percent == 0) {
      return NONE;
    }
    long part = Math.max(1, shots * percent / ALL);
    MemoryResult.Point its =
        Memory.of(
                new MemoryInputs(
                    List.of(point),
                    decoder,
                    DetectorChoice.ALL,
                    part,
                    Long.MAX_VALUE,
                    SEED,
                    THREADS))
            .points()
            .getFirst();
    if (its.errors() == 0) {
      return "< " + Numbers.rate(its.high());
    }
    double rate = (double) its.errors() / its.shots();
    double error = StrictMath.sqrt(rate * (1 - rate) / its.shots());
    return Numbers.rate(rate)
        + " ± "
        + (error < SMALL ? Numbers.rate(error) : Numbers.significant(error, 2));
  }
}
