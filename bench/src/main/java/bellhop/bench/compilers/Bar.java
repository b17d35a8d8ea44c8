package bellhop.bench.compilers;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A line of bars.csv: what others reached on a family of instances. It knows nothing of ours.
 *
 * @param id what {@code --only} matches
 * @param program a generated family with its probability, or a file of QASMBench
 * @param seeds one instance each; the row is their mean
 * @param network a shape and its size
 * @param data data qubits of each QPU: a number or a formula
 * @param communication a number, or unlimited
 * @param ebits the bar
 * @param source who reached it
 * @param isSlow left out unless all are wanted
 */
record Bar(
    String id,
    Kind kind,
    String program,
    int qubits,
    List<Long> seeds,
    String network,
    String data,
    String communication,
    double ebits,
    String source,
    boolean isSlow) {
  private static final int COLUMNS = 11;

  /** How a row counts. */
  enum Kind {
    STRUCTURED,
    RANDOM,
    /** Shown, but in no mean. */
    APART
  }

  Bar {
    seeds = List.copyOf(seeds);
  }

  static Bar parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(cells.length + " cells: " + line);
    }
    return new Bar(
        cells[0],
        Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        cells[2],
        Integer.parseInt(cells[3]),
        seeds(cells[4]),
        cells[5],
        cells[6],
        cells[7],
        Double.parseDouble(cells[8]),
        cells[9],
        cells[10].equals("slow"));
  }

  private static List<Long> seeds(String cell) {
    String[] ends = cell.split("-");
    return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
        .boxed()
        .toList();
  }

  boolean isFile() {
    return program.startsWith(Programs.FILE);
  }

  /** The part of the id before the first slash: the section of the facts. */
  String section() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The generated family, or that it is a file. */
  String family() {
    return program.split(" ", 2)[0];
  }
}
