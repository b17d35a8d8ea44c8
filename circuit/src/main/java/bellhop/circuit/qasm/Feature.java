package bellhop.circuit.qasm;

import java.util.Optional;

/** A part of OpenQASM 3 that this version refuses, known by the word that begins it. */
enum Feature {
  SUBROUTINE("subroutines", "def", "return"),
  ARRAY("arrays", "array", "readonly", "mutable", "sizeof"),
  WHILE("while loops", "while"),
  SWITCH("switch statements", "switch", "case", "default"),
  ALIAS("aliases", "let"),
  INPUT("input parameters", "input"),
  OUTPUT("output declarations", "output"),
  JUMP("early exits", "end", "break", "continue"),
  EXTERN("external functions", "extern"),
  BOX("boxes", "box"),
  DELAY("delays", "delay"),
  TIMING("durations and stretches", "duration", "stretch", "durationof"),
  CALIBRATION("calibration blocks", "cal", "defcal", "defcalgrammar"),
  COMPLEX("complex numbers", "complex", "im");

  private final String plural;
  private final String[] words;

  Feature(String plural, String... words) {
    this.plural = plural;
    this.words = words;
  }

  static Optional<Feature> find(String word) {
    for (Feature feature : values()) {
      for (String own : feature.words) {
        if (own.equals(word)) {
          return Optional.of(feature);
        }
      }
    }
    return Optional.empty();
  }

  String[] words() {
    return words.clone();
  }

  String plural() {
    return plural;
  }

  /** Reads on after "…; ". */
  String why() {
    return switch (this) {
      case SUBROUTINE, ARRAY, WHILE, SWITCH, ALIAS, INPUT, OUTPUT, JUMP ->
          "this version does not read " + plural + "; a later version brings them";
      case EXTERN -> "they run on a computer beside the machine, which Bellhop does not have";
      case COMPLEX -> "no gate takes them";
      case BOX, DELAY, TIMING, CALIBRATION ->
          plural + " belong to pulses and timing inside one machine, which Bellhop does not model";
    };
  }
}
