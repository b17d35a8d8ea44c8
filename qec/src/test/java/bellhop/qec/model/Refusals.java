package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.units.InputException;

/** What users are told. */
final class Refusals {
  private Refusals() {}

  static void check(String circuit, AnalysisOptions options, String... parts) {
    assertThatThrownBy(
            () -> ErrorAnalysis.of(CircuitReader.read(circuit, "file.stim"), "file.stim", options))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("file.stim: ")
        .hasMessageContainingAll(parts);
  }
}
