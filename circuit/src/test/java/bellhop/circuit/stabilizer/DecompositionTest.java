package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What they are made of; that they do the same is tested on state vectors in module qec. */
class DecompositionTest {
  private static final Set<Op> LETTERS = EnumSet.of(Op.H, Op.S, Op.CX, Op.M, Op.R);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I 0 | ''",
        "Z 1 | S 1; S 1",
        "X 3 | H 3; S 3; S 3; H 3",
        "SWAP 4 2 | CX 4 2; CX 2 4; CX 4 2",
        "CX 0 1 2 3 | CX 0 1; CX 2 3",
        "XCZ 0 rec[-2] | CX rec[-2] 0",
        "CY sweep[3] 0 | S 0 0 0; CX sweep[3] 0; S 0",
        "CZ rec[-1] sweep[0] | ''",
        "M(0.1) !2 3 | M(0.1) !2; M(0.1) 3",
        "MRX !0 | H 0; M !0; R 0; H 0",
        "RY 0 | R 0; H 0; S 0",
        "MZZ 0 !1 | CX 1 0; M !0; CX 1 0",
        "SPP !Z7 | S 7 7 7",
        "MPP !X0*Y1*Z2 | H 0; S 1 1 1; H 1; CX 1 0; CX 2 0; M !0; CX 2 0; CX 1 0; H 0; H 1; S 1",
        "MPP(0.5) !X0*X0 | MPAD(0.5) 1"
      })
  void isWhatOneWouldWrite(String line, String expected) {
    List<Step.Apply> made = Decomposition.find(apply(line)).orElseThrow();
    assertThat(made.stream().map(Step.Apply::toString).collect(Collectors.joining("; ")))
        .isEqualTo(expected);
  }

  private static Step.Apply apply(String line) {
    return (Step.Apply) CircuitReader.read(line, "test").steps().getFirst();
  }

  @Test
  void wordsOfGatesHaveTheirImages() {
    for (Op op : Op.values()) {
      op.findImages().ifPresent(images -> requireImages(op, images));
    }
  }

  /** Of one qubit: the others are multiplied out on state vectors. */
  private static void requireImages(Op op, Images images) {
    List<Step.Apply> word = CliffordWords.of(op);
    assertThat(word).allMatch(step -> LETTERS.contains(step.op())).hasSizeLessThanOrEqualTo(11);
    if (images.qubits() == 1) {
      Images product = Op.I.images();
      for (Step.Apply letter : word) {
        product = product.then(letter.op().images());
      }
      assertThat(product).isEqualTo(images);
    }
  }

  @Test
  void noiseAndAnnotationsHaveNone() {
    assertThat(Decomposition.find(apply("X_ERROR(0.1) 0"))).isEmpty();
    assertThat(Decomposition.find(apply("DETECTOR"))).isEmpty();
  }
}
