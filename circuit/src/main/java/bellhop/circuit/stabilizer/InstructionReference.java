package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the table says for people: the page docs/reference/stabilizer-instructions.md, and the help
 * of the command line.
 */
public final class InstructionReference {
  private static final String HEAD =
      """
      # Instructions of stabilizer circuits

      Made from the table `Op` in module `circuit`; a test rewrites it. The table feeds the reader, the writer, the samplers, the analysis
      of errors and this page. [The format page](stabilizer-circuits.md) says how lines are written and what the words here mean.

      Names are read in capital or small letters, and written as they stand in the first column. An instruction acts on its targets, or
      on its pairs or products, one after the other. The last column has the example in H, S, CX, M and R, which is the same up to a
      global phase; a search finds the shortest for gates.

      """;
  private static final String IMAGES =
      """
      What a gate U makes of a Pauli P is U·P·U†, with its sign; `_` stands for the identity. The image of Y is i times that of X times
      that of Z.

      """;

  /** What images are of, in their order. */
  private static final List<String> ONE = List.of("X", "Z");

  private static final List<String> TWO = List.of("X_", "Z_", "_X", "_Z");

  private static final String BLOCKS =
      """
      ## Blocks

      `REPEAT n {` begins a block that is run n times, 1 ≤ n ≤ 10^18, and ends in a line with `}`. It may have a tag: `REPEAT[tag] n {`.
      """;

  private InstructionReference() {}

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Op.Kind kind : Op.Kind.values()) {
      page.append("## ").append(kind.words()).append("\n\n");
      if (kind == Op.Kind.CLIFFORD) {
        page.append(IMAGES);
        page.append(gates("### Of one qubit", 1)).append(gates("### Of two qubits", 2));
      } else {
        page.append(others(kind));
      }
    }
    return page.append(BLOCKS).toString();
  }

  /** One instruction in a few lines of plain text. */
  public static String text(Op op) {
    StringBuilder text = new StringBuilder(op + ": " + op.words() + "\n");
    line(text, "also", String.join(", ", op.aliases()));
    line(text, "numbers", op.arguments().words());
    line(text, "targets", op.targets().words());
    line(text, "records", records(op));
    op.findImages().ifPresent(images -> line(text, "images", images(images)));
    line(text, "example", example(op));
    Decomposition.find(exampleStep(op)).ifPresent(_ -> line(text, "as", plain(decomposition(op))));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("  ")
          .append(name)
          .append(" ".repeat(9 - name.length()))
          .append(value)
          .append('\n');
    }
  }

  private static String images(Images images) {
    List<String> from = images.qubits() == 1 ? ONE : TWO;
    return IntStream.range(0, from.size())
        .mapToObj(i -> from.get(i) + " to " + images.text().get(i))
        .collect(Collectors.joining(", "));
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  /** All instructions by kind, a line each. */
  public static String list() {
    StringBuilder text = new StringBuilder();
    for (Op.Kind kind : Op.Kind.values()) {
      text.append(text.isEmpty() ? "" : "\n").append(kind.words()).append('\n');
      for (Op op : Op.values()) {
        if (op.kind() == kind) {
          text.append(String.format("  %-25s %s\n", op, op.words()));
        }
      }
    }
    return text.toString();
  }

  private static String gates(String title, int qubits) {
    List<String> columns = new ArrayList<>(List.of("gate", "also"));
    columns.addAll(qubits == 1 ? ONE : TWO);
    columns.addAll(List.of("what it does", "targets", "example", "as H, S, CX"));
    StringBuilder table = new StringBuilder(title + "\n\n" + head(columns));
    for (Op op : Op.values()) {
      if (op.findImages().filter(its -> its.qubits() == qubits).isPresent()) {
        List<String> cells = new ArrayList<>(List.of(code(op.name()), aliases(op)));
        op.images().text().forEach(image -> cells.add(code(image)));
        cells.addAll(List.of(op.words(), targets(op), code(example(op)), decomposition(op)));
        table.append(row(cells));
      }
    }
    return table.append('\n').toString();
  }

  private static String others(Op.Kind kind) {
    boolean hasParts = kind != Op.Kind.NOISE && kind != Op.Kind.ANNOTATION;
    List<String> columns = new ArrayList<>(List.of("instruction", "also", "numbers", "targets"));
    columns.addAll(List.of("what it does", "records", "example"));
    columns.addAll(hasParts ? List.of("as H, S, CX, M, R") : List.of());
    StringBuilder table = new StringBuilder(head(columns));
    for (Op op : Op.values()) {
      if (op.kind() == kind) {
        List<String> cells = new ArrayList<>(List.of(code(op.name()), aliases(op)));
        cells.addAll(List.of(op.arguments().words(), targets(op), op.words(), records(op)));
        cells.add(code(example(op)));
        cells.addAll(hasParts ? List.of(decomposition(op)) : List.of());
        table.append(row(cells));
      }
    }
    return table.append('\n').toString();
  }

  private static String head(List<String> columns) {
    return row(columns) + "|" + "---|".repeat(columns.size()) + "\n";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String aliases(Op op) {
    return op.aliases().stream().map(InstructionReference::code).collect(Collectors.joining(", "));
  }

  private static String targets(Op op) {
    return op.targets().words();
  }

  private static String records(Op op) {
    int[] two =
        switch (op.targets()) {
          case PRODUCTS -> new int[] {Target.pauli('X', 0), Target.pauli('X', 1)};
          default -> new int[] {0, 1};
        };
    return switch (op.recordCount(two)) {
      case 0 -> "none";
      case 1 -> "one for each pair";
      default -> op.targets() == Targets.PRODUCTS ? "one for each product" : "one for each target";
    };
  }

  /** A line with the instruction, which can be read. */
  static String example(Op op) {
    String targets =
        switch (op.targets()) {
          case QUBITS -> " 5";
          case RESULTS -> " 5 !2";
          case PAIRS, CONTROL_FIRST, CONTROL_SECOND, CONTROL_EITHER -> " 5 2";
          case RESULT_PAIRS -> " 5 !2";
          case PAULIS -> " X5 Y2";
          case PRODUCTS -> " !X5*Y2";
          case RECORDS -> " rec[-1] rec[-3]";
          case RECORDS_AND_PAULIS -> " rec[-1] Z2";
          case BITS -> " 0 1";
          case NOTHING -> "";
        };
    return op + numbers(op.arguments()) + targets;
  }

  private static String numbers(Arguments arguments) {
    return switch (arguments) {
      case NONE, ANY_DISJOINT -> "";
      case PROBABILITY -> "(0.001)";
      case OPTIONAL_PROBABILITY -> "(0.01)";
      case DISJOINT_3 -> "(0.01, 0.02, 0.01)";
      case DISJOINT_4 -> "(0.01, 0.02, 0.01, 0.03)";
      case DISJOINT_15 ->
          IntStream.range(0, 15)
              .mapToObj(i -> i == 14 ? "0.01" : "0")
              .collect(Collectors.joining(", ", "(", ")"));
      case INDEX -> "(0)";
      case COORDINATES -> "(1, 2.5)";
      case OFFSETS -> "(0, 1)";
    };
  }

  /** Of the example: neighbours of one kind joined. */
  private static String decomposition(Op op) {
    List<Step.Apply> joined = new ArrayList<>();
    for (Step.Apply step : Decomposition.find(exampleStep(op)).orElseThrow()) {
      boolean isLike = !joined.isEmpty() && joined.getLast().op() == step.op();
      joined.add(isLike ? joined(joined.removeLast(), step) : step);
    }
    return joined.isEmpty()
        ? "nothing"
        : joined.stream().map(step -> code(step.toString())).collect(Collectors.joining(", "));
  }

  private static Step.Apply exampleStep(Op op) {
    return (Step.Apply) CircuitReader.read(example(op), "example").steps().getFirst();
  }

  private static Step.Apply joined(Step.Apply one, Step.Apply two) {
    int[] targets =
        IntStream.concat(IntStream.of(one.targets()), IntStream.of(two.targets())).toArray();
    return new Step.Apply(one.op(), one.tag(), one.arguments(), targets);
  }
}
