package bellhop.circuit.qasm;

import java.util.Optional;

/** A part of OpenQASM 3 that this version refuses, known by the word that begins it. */
enum Feature {
  SUBROUTINE("subroutines", true, "def", "return"),
  ARRAY("arrays", true, "array", "readonly", "mutable", "sizeof"),
  WHILE("while loops", true, "while"),
  SWITCH("switch statements", true, "switch", "case", "default"),
  ALIAS("aliases", true, "let"),
  INPUT("input parameters", true, "input"),
  OUTPUT("output declarations", true, "output"),
  JUMP("early exits", true, "end", "break", "continue"),
  EXTERN("external functions", false, "extern"),
  BOX("boxes", false, "box"),
  DELAY("delays", false, "delay"),
  TIMING("durations and stretches", false, "duration", "stretch", "durationof"),
  CALIBRATION("calibration blocks", false, "cal", "defcal", "defcalgrammar"),
  COMPLEX("complex numbers", false, "complex", "im");

  private final String plural;
  private final boolean coming;
  private final String[] words;

  Feature(String plural, boolean coming, String... words) {
    this.plural = plural;
    this.coming = coming;
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

  boolean isComing() {
    return coming;
  }

  String plural() {
    return plural;
  }

  /** Reads on after "…; ". */
  String why() {
    return coming
        ? "this version does not read " + plural + "; a later version brings them"
        : plural + " belong to pulses and timing inside one machine, which Bellhop does not model";
  }
}
