package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final String CIRCUIT =
      """
      QUBIT_COORDS(1, 2) 0 # the first

      SHIFT_COORDS(10)
      QUBIT_COORDS(1, 2, 3) 1
      REPEAT[a#b] 1000 {
          DETECTOR(0, 0)
          DETECTOR
          SHIFT_COORDS(0, 1)
      }
      REPEAT 1000000000000000000 {
          H 0
      }
      DETECTOR(5, 5, 5)
      """;

  private static Places places(Long... wanted) {
    return Places.of(CircuitReader.read(CIRCUIT, "c.stim"), new TreeSet<>(List.of(wanted)));
  }

  @Test
  void shiftsAddUp() {
    Places places = places(0L, 1L, 1998L, 2000L);
    assertThat(places.findQubit(0)).hasValueSatisfying(at -> assertThat(at).containsExactly(1, 2));
    assertThat(places.findQubit(1))
        .hasValueSatisfying(at -> assertThat(at).containsExactly(11, 2, 3));
    assertThat(places.findQubit(2)).isEmpty();
    assertThat(places.findDetector(0))
        .hasValueSatisfying(at -> assertThat(at).containsExactly(10, 0));
    assertThat(places.findDetector(1)).isEmpty();
    assertThat(places.findDetector(1998))
        .hasValueSatisfying(at -> assertThat(at).containsExactly(10, 999));
    assertThat(places.findDetector(2000))
        .hasValueSatisfying(at -> assertThat(at).containsExactly(15, 1005, 5));
    assertThat(places.findDetector(2)).isEmpty(); // nobody asked
  }

  @Test
  void eachInstructionAndHeadOfABlockHasItsLine() {
    assertThat(CircuitReader.lines(CIRCUIT)).containsExactly(1, 3, 4, 5, 6, 7, 8, 10, 11, 13);
    assertThat(CircuitReader.lines("")).isEmpty();
  }
}
