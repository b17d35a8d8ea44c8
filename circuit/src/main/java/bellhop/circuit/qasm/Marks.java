package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
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

  private Marks() {}

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
