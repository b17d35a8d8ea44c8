package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Nearest;
import java.util.List;

/**
 * The annotations by which the writer keeps what OpenQASM has no words for: {@code @bellhop.cell
 * internal} or {@code output} before a classical variable that lives at run time, and {@code
 * @bellhop.name} before one whose own name OpenQASM 3 reserves.
 */
final class Marks {
  static final String CELL = "bellhop.cell";
  static final String NAME = "bellhop.name";
  static final String OUTPUT = "output";
  static final String INTERNAL = "internal";

  private static final String PREFIX = "bellhop.";
  private static final String PIN = "bellhop.qpu";

  /** Pragmas of a compiled program begin so. */
  private static final List<String> OF_COMPILED =
      List.of("bellhop qpu ", "bellhop qnu ", "bellhop coupling ");

  /** What only a compiled program says. */
  private static final List<String> COMPILED =
      List.of("bellhop.turn", "bellhop.epr", "bellhop.send", "bellhop.recv");

  private Marks() {}

  /** Refuses marks of Bellhop's own that would be without effect; those of others may pass. */
  static void check(Cursor cursor, Annotation annotation, int at, Statement before) {
    String keyword = annotation.keyword();
    if (!keyword.startsWith(PREFIX) || (cursor.isCompiled && COMPILED.contains(keyword))) {
      return;
    }
    boolean fits =
        switch (keyword) {
          case PIN -> before instanceof Statement.DeclareQubits;
          case CELL -> before instanceof Statement.Declare;
          case NAME ->
              before instanceof Statement.DeclareQubits || before instanceof Statement.Declare;
          default -> throw unknown(cursor, keyword, at);
        };
    if (!fits) {
      throw cursor.lexer.source.fault(
          at,
          "@" + keyword + " before this statement",
          "it belongs before a declaration " + (keyword.equals(PIN) ? "of qubits" : "of variables"),
          "it stands one line too early or too late");
    }
    boolean isWord = annotation.text().equals(OUTPUT) || annotation.text().equals(INTERNAL);
    if (keyword.equals(CELL) && !isWord) {
      throw cursor.lexer.source.fault(
          at,
          "@" + keyword + " " + InputText.shortened(annotation.text()),
          "it is " + OUTPUT + " or " + INTERNAL,
          Nearest.suggestion(annotation.text(), List.of(OUTPUT, INTERNAL)));
    }
  }

  private static InputException unknown(Cursor cursor, String keyword, int at) {
    return COMPILED.contains(keyword)
        ? cursor.lexer.source.fault(
            at,
            "@" + keyword + " in a source program",
            "the compiler writes it into the programs of the QPUs",
            "the folder of the compiled programs was meant")
        : cursor.lexer.source.fault(
            at,
            "unknown annotation @" + InputText.shortened(keyword),
            "those that begin with bellhop mean something to Bellhop alone",
            Nearest.suggestion(keyword, List.of(PIN, CELL, NAME)));
  }

  static void checkPragma(Cursor cursor, String text, int at) {
    if (OF_COMPILED.stream().anyMatch(text::startsWith)) {
      cursor.isCompiled = true;
    } else if (text.equals("bellhop") || text.startsWith("bellhop ")) {
      throw cursor.lexer.source.fault(
          at,
          "pragma " + InputText.shortened(text),
          "Bellhop's own pragmas are bellhop qpu, bellhop qnu and bellhop coupling, in compiled"
              + " programs",
          "@bellhop.qpu before a register was meant");
    }
  }

  static boolean isCell(List<Annotation> annotations) {
    return annotations.stream().anyMatch(annotation -> annotation.keyword().equals(CELL));
  }

  static boolean isOutput(List<Annotation> annotations) {
    return has(annotations, OUTPUT);
  }

  static boolean isInternal(List<Annotation> annotations) {
    return has(annotations, INTERNAL);
  }

  private static boolean has(List<Annotation> annotations, String text) {
    return annotations.contains(new Annotation(CELL, text, 0));
  }

  /** The name that the writer could not print, or the one that stands there. */
  static String name(List<Annotation> annotations, String printed) {
    return annotations.stream()
        .filter(annotation -> annotation.keyword().equals(NAME))
        .map(Annotation::text)
        .findFirst()
        .orElse(printed);
  }

  /** What is left for others to read. */
  static List<Annotation> others(List<Annotation> annotations) {
    return annotations.stream().filter(annotation -> !annotation.keyword().equals(NAME)).toList();
  }
}
